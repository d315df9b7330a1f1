"""People with and without roles in Chiang Mai Province."""

from tests.world import office

from phinong.accounts.actions import add_user, give_role
from phinong.accounts.models import User
from phinong.accounts.roles import RoleKey
from phinong.core.acting import REGISTER
from phinong.places.models import Body

PASSWORD = "ข้าวซอย-77-ดอยสุเทพ"


def person(username: str = "arunee", *, name: str = "อรุณี", password: str = PASSWORD) -> User:
    """An account without any role."""
    return add_user(username=username, by=REGISTER, password=password, display_name=name)


def holder(role: str = RoleKey.OFFICER, *, of: Body | None = None, username: str = "") -> User:
    """An account with one role in a body (Chiang Mai Province unless said otherwise)."""
    body = of or office()
    user = person(username or f"{role}-of-{body.code}", name=f"{role} of {body.code}")
    give_role(user=user, body=body, role=role, by=REGISTER)
    return User.objects.get(pk=user.pk)
