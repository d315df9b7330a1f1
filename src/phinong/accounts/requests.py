"""The request of somebody who has signed in, for views behind `login_required`."""

from django.http import HttpRequest

from phinong.accounts.models import User


class SignedIn(HttpRequest):
    """A request whose user is an account, never a stranger."""

    user: User
