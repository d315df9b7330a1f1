"""What the pages of accounts ask."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import Promise

from phinong.accounts.models import Role, User
from phinong.accounts.roles import SENTENCES, May, RoleKey, grants
from phinong.places.models import Body
from phinong.record.models import Event


@dataclass(frozen=True, slots=True)
class Held:
    """A role somebody holds, in words: its name, and every sentence of what it allows."""

    role: Role
    body: Body
    name: str
    sentences: list[str | Promise]


def held_by(user: User) -> list[Held]:
    """The roles of one user, in words; one query."""
    return in_words(user.roles.select_related("body").order_by("body__code", "id"))


def in_words(roles: Iterable[Role]) -> list[Held]:
    """Roles with their names and sentences; the role's body (and user) must be loaded."""
    return [
        Held(role, role.body, str(RoleKey(role.role).label), sentences_of(role.role))
        for role in roles
    ]


def sentences_of(role: str) -> list[str | Promise]:
    """What a role allows, from the least: each role allows what those before it do."""
    return [SENTENCES[key] for key in RoleKey if grants(key) <= grants(role)]


@dataclass(frozen=True, slots=True)
class Office:
    """A body whose roles the reader gives and takes, with everybody who holds one."""

    body: Body
    held: list[Held]


def offices_of(user: User) -> list[Office]:
    """The bodies in which the user gives roles, with all roles there; two queries."""
    codes = [code for code in user.body_codes() if user.may(May.GIVE_ROLES, code)]
    bodies = Body.objects.filter(code__in=codes).order_by("code")
    roles = Role.objects.filter(body__code__in=codes).select_related("user", "body")
    held = in_words(roles.order_by("user__display_name", "user__username", "id"))
    return [Office(body, [h for h in held if h.body == body]) for body in bodies]


# Who may sign in and as what is the office's own business; what it knows about did not change.
OF_ACCOUNTS = ("user", "role")


def of_the_register(events: QuerySet[Event]) -> QuerySet[Event]:
    """Changes of what the register knows, without those of accounts and roles."""
    return events.exclude(about_kind__in=OF_ACCOUNTS)
