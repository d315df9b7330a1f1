"""Stable codes for addresses, made from names in any script."""

import re
import unicodedata
from typing import Any

LONGEST = 70


def slug(name: str) -> str:
    """Lower-case Latin letters, digits and hyphens of a name; empty for a name in other scripts."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:LONGEST].strip("-")


def lettered(code: str) -> str:
    """A slug that has a letter; empty for the mere figures of a name in another script, which would
    be read as a number that the paper does not have."""
    return code if re.search("[a-z]", code) else ""


def free_code(model: Any, name: str, *, otherwise: str = "") -> str:
    """A code for `model` that no row has yet: the name's slug, numbered when it is taken.

    A name without a Latin letter takes `otherwise`, or the model's own word.
    """
    named = lettered(slug(name))
    base = named or lettered(slug(otherwise)) or model._meta.model_name
    taken = set(model.objects.filter(code__startswith=base).values_list("code", flat=True))
    if base not in taken and named:
        return base
    return next(code for n in range(1, len(taken) + 2) if (code := f"{base}-{n}") not in taken)
