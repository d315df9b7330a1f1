"""Roles in an office: administrators give and take them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from phinong.accounts import actions
from phinong.accounts.forms import GiveForm
from phinong.accounts.models import Role
from phinong.accounts.queries import offices_of
from phinong.accounts.requests import SignedIn
from phinong.accounts.roles import SENTENCES, May, RoleKey
from phinong.core.acting import NotAllowed, require
from phinong.core.messages import say
from phinong.core.refusals import Refusal, Refused
from phinong.places.models import Body


def administrator(request: SignedIn) -> None:
    """Raise NotAllowed unless the reader gives roles somewhere."""
    user = request.user
    if not (user.is_authenticated and user.may_anywhere(May.GIVE_ROLES)):
        raise NotAllowed(May.GIVE_ROLES, "")


@require_safe
def role_list(request: SignedIn) -> HttpResponse:
    """Everybody's roles in the reader's offices, each with what it allows."""
    administrator(request)
    return role_page(request, GiveForm())


def role_page(request: SignedIn, form: GiveForm) -> HttpResponse:
    """The page; a refused form comes back beside its office."""
    context = {
        "offices": offices_of(request.user),
        "form": form,
        "refused_in": form.data.get("body", "") if form.is_bound else "",
        "sentences": [(key, key.label, SENTENCES[key]) for key in RoleKey],
    }
    return render(request, "accounts/roles.html", context, status=422 if form.errors else 200)


@require_POST
def give(request: SignedIn) -> HttpResponse:
    """Give a role."""
    administrator(request)
    form = GiveForm(request.POST)
    if form.is_valid():
        body = get_object_or_404(Body, code=form.cleaned_data["body"])
        require(request.user, May.GIVE_ROLES, body=body.code)
        try:
            given = give_to(form, body, request)
        except Refused as refused:
            for reason in refused.reasons:
                form.add_error(None, say(reason))
        else:
            messages.success(request, _("%(name)s has the role now.") % {"name": given.user})
            return redirect("accounts:roles")
    return role_page(request, form)


def give_to(form: GiveForm, body: Body, request: SignedIn) -> Role:
    """Give the form's role to the person it names. Raises Refused when there is nobody."""
    person = form.person()
    if person is None:
        raise Refused([Refusal("user-not-there", {"name": form.cleaned_data["username"]})])
    role = form.cleaned_data["role"]
    return actions.give_role(user=person, body=body, role=role, by=request.user)


@require_POST
def take(request: SignedIn, number: int) -> HttpResponse:
    """Take a role back."""
    administrator(request)
    role = get_object_or_404(Role.objects.select_related("body"), pk=number)
    try:
        actions.take_role(role, by=request.user)
    except Refused as refused:
        for reason in refused.reasons:
            messages.error(request, say(reason))
    else:
        messages.success(request, _("The role is taken back."))
    return redirect("accounts:roles")
