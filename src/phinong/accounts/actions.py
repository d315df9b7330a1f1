"""The doors for every change to accounts and roles."""

from typing import Any

from django.db import transaction

from phinong.accounts.models import Role, User
from phinong.accounts.roles import May, RoleKey
from phinong.accounts.rules import (
    why_not_give,
    why_not_language,
    why_not_take,
    why_not_user,
)
from phinong.core.acting import Actor, NotAllowed, require
from phinong.core.refusals import refuse_if
from phinong.places.models import Body
from phinong.record.actions import note


@transaction.atomic
def add_user(
    *,
    username: str,
    by: Actor,
    password: str | None = None,
    display_name: str = "",
    language: str = "",
    email: str = "",
) -> User:
    """A new account, without any role. No role grants this: the register itself makes accounts.

    Without a password nobody can sign in to it until one is set. Raises Refused when the name is
    empty or taken.
    """
    require(by, "add-user", body="")
    taken = User.objects.filter(username__iexact=username).exists()
    refuse_if(why_not_user(username=username, taken=taken))
    user = User.objects.create_user(
        username, email, password, display_name=display_name, language=language
    )
    note("user.added", "user", user.pk, by=by, now={"username": username})
    return user


@transaction.atomic
def give_role(*, user: User, body: Body, role: str, by: Any) -> Role:
    """Give a role in a body. Raises Refused when it is held, NotAllowed for who may not."""
    require(by, May.GIVE_ROLES, body=body.code)
    user = User.objects.select_for_update().get(pk=user.pk)
    held = user.roles.filter(body=body, role=role).exists()
    refuse_if(why_not_give(role=role, active=user.is_active, held=held, name=str(user)))
    given = Role.objects.create(user=user, body=body, role=role)
    now = {"user": user.username, "role": role}
    note("role.given", "role", given.pk, by=by, body=body.code, now=now)
    return given


@transaction.atomic
def take_role(role: Role, *, by: Any) -> None:
    """Take a role back. Raises Refused for an office's last administrator."""
    role = (
        Role.objects.select_for_update(of=("self",)).select_related("user", "body").get(pk=role.pk)
    )
    require(by, May.GIVE_ROLES, body=role.body.code)
    others = Role.objects.filter(
        body=role.body, role=RoleKey.ADMINISTRATOR, user__is_active=True
    ).select_for_update()
    refuse_if(why_not_take(role=role.role, administrators=len(others)))
    was = {"user": role.user.username, "role": role.role}
    number, code = role.pk, role.body.code
    role.delete()
    note("role.taken", "role", number, by=by, body=code, was=was)


@transaction.atomic
def choose_language(user: User, *, language: str, by: User) -> User:
    """Keep the language in which somebody reads; "" follows the browser again."""
    if by.pk != user.pk:
        raise NotAllowed("choose-language", "")
    refuse_if(why_not_language(language=language))
    was = user.language
    if was != language:
        user.language = language
        user.save(update_fields=["language"])
        before, after = {"language": was}, {"language": language}
        note("user.language", "user", user.pk, by=by, was=before, now=after)
    return user


def password_changed(user: User, *, by: User) -> None:
    """Say in the history that a password was changed; never which."""
    note("user.password", "user", user.pk, by=by)
