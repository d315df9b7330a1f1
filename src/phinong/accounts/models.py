"""Who works here, and what may they touch."""

from functools import cached_property
from typing import Any, NamedTuple

from django.contrib.auth.models import AbstractUser
from django.db import models

from phinong.accounts.roles import RoleKey, grants
from phinong.core.questions import Given, Question
from phinong.places.models import Body


class User(AbstractUser):
    """An account. What it may do comes only from roles held in bodies."""

    display_name = models.CharField(max_length=200, blank=True, default="")
    language = models.CharField(max_length=10, blank=True, default="")

    def __str__(self) -> str:
        return self.display_name or self.username

    @cached_property
    def roles_by_body(self) -> dict[str, set[str]]:
        """{body code: role keys}; one query per request."""
        held: dict[str, set[str]] = {}
        for code, role in HELD.ask(user=self.pk):
            held.setdefault(code, set()).add(role)
        return held

    def body_codes(self) -> list[str]:
        """The bodies in which the user holds any role, in the order they were given."""
        return list(self.roles_by_body)

    def may(self, what: str, body: str) -> bool:
        """True when a role held in `body` grants `what`. Roles do not cross bodies."""
        return self.is_active and any(what in grants(r) for r in self.roles_by_body.get(body, ()))

    def may_anywhere(self, what: str) -> bool:
        """True when some role in some body grants `what`: for showing a door, not opening it."""
        return any(self.may(what, body) for body in self.roles_by_body)


class Role(models.Model):
    """A role held in a body."""

    user = models.ForeignKey(User, models.CASCADE, related_name="roles")
    body = models.ForeignKey(Body, models.PROTECT, related_name="roles")
    role = models.CharField(max_length=20, choices=RoleKey)

    class Meta:
        constraints = [models.UniqueConstraint("user", "body", "role", name="role_once")]
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.role} in {self.body_id}"


class Held(NamedTuple):
    """A role: the code of the body it is held in, and its key."""

    body: str
    role: str


def held(given: Given) -> models.QuerySet[Any]:
    """The roles of a user, each with its body, in the order they were given."""
    return Role.objects.filter(user__pk=given("user")).values_list("body__code", "role")


HELD = Question(Held, held)
