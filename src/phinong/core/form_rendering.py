"""The controls of forms, drawn in plain Python: a page may hold fifty of them.

Django reads three or four templates for each control and one for its errors, even for none. What
is drawn here comes out letter for letter as its own templates give it; every other control is left
to these.
"""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from django.forms.renderers import DjangoTemplates

Context = dict[str, Any]


class Renderer(DjangoTemplates):
    """Draws what stands in `DRAWN`; for the rest it reads the templates."""

    def render(self, template_name: str, context: Context, request: Any = None) -> str:
        """A control, or a list of errors, as HTML."""
        draw = DRAWN.get(template_name)
        return draw(context) if draw else super().render(template_name, context, request)


def attributes(widget: Mapping[str, Any]) -> str:
    """The attributes of a control: without a value where that is True, left out where False."""
    return "".join(
        f" {escaped(name)}" + ("" if value is True else f'="{escaped(value)}"')
        for name, value in widget["attrs"].items()
        if value is not False
    )


def escaped(value: Any) -> str:
    """A value as text; what is marked as safe stays as it is."""
    text = value if isinstance(value, str) else str(value)
    return text if hasattr(text, "__html__") else escape(text)


def drawn_input(context: Context) -> str:
    """A field of one line."""
    widget = context["widget"]
    value = f' value="{escaped(widget["value"])}"' if widget["value"] is not None else ""
    return (
        f'<input type="{escaped(widget["type"])}" name="{escaped(widget["name"])}"'
        f"{value}{attributes(widget)}>"
    )


def drawn_area(context: Context) -> str:
    """A field of several lines."""
    widget = context["widget"]
    value = escaped(widget["value"]) if widget["value"] else ""
    name = escaped(widget["name"])
    return f'<textarea name="{name}"{attributes(widget)}>\n{value}</textarea>'


def drawn_select(context: Context) -> str:
    """A choice of one or several."""
    widget = context["widget"]
    groups = "".join(group(name, options) for name, options, _n in widget["optgroups"])
    return f'<select name="{escaped(widget["name"])}"{attributes(widget)}>{groups}\n</select>'


def group(name: Any, options: list[Mapping[str, Any]]) -> str:
    """The options under a name, or without one."""
    drawn = "".join(f"\n  {option(one)}\n" for one in options)
    if not name:
        return drawn
    return f'\n  <optgroup label="{escaped(name)}">{drawn}\n  </optgroup>'


def option(one: Mapping[str, Any]) -> str:
    """One of the choices."""
    return (
        f'<option value="{escaped(one["value"])}"{attributes(one)}>{escaped(one["label"])}</option>'
    )


def drawn_errors(context: Context) -> str:
    """What has to be looked at; nothing without errors."""
    errors = context["errors"]
    if not errors:
        return ""
    own = f' id="{escaped(errors.field_id)}_error"' if errors.field_id else ""
    rows = "".join(f"<li>{escaped(error)}</li>" for error in errors)
    return f'<ul class="{escaped(context["error_class"])}"{own}>{rows}</ul>'


LINES = (
    "text",
    "number",
    "email",
    "url",
    "password",
    "hidden",
    "date",
    "time",
    "datetime",
    "checkbox",
    "file",
)
WIDGETS = "django/forms/widgets"
DRAWN: dict[str, Callable[[Context], str]] = {
    **{f"{WIDGETS}/{line}.html": drawn_input for line in LINES},
    f"{WIDGETS}/textarea.html": drawn_area,
    f"{WIDGETS}/select.html": drawn_select,
    "django/forms/errors/list/default.html": drawn_errors,
    "django/forms/errors/list/ul.html": drawn_errors,
}
