"""The demonstration's sign-ins: one for each role in the province's office, and one elsewhere."""

import secrets

from django.db import transaction

from phinong.accounts.models import Role, User
from phinong.accounts.roles import RoleKey
from phinong.places.models import Body
from phinong.record.actions import note

OFFICE = "chiang-mai-province"
ELSEWHERE = "chiang-mai-university"


@transaction.atomic
def sign_ins() -> list[tuple[str, str, str]]:
    """Make the accounts; gives (user name, password, role) to be printed once.

    Passwords are random and stored only as hashes: nobody can look them up later.
    """
    made = []
    office, elsewhere = Body.objects.get(code=OFFICE), Body.objects.get(code=ELSEWHERE)
    wanted = [(role, role, office) for role in RoleKey.values]
    wanted.append(("university", RoleKey.OFFICER, elsewhere))
    for name, role, body in wanted:
        password = secrets.token_urlsafe(9)
        user = User.objects.create_user(username=name, password=password, language="th")
        Role.objects.create(user=user, body=body, role=role)
        note("user.added", "user", user.pk, by=None, body=body.code, now={"role": str(role)})
        made.append((name, password, str(role)))
    return made
