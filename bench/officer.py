"""An officer of the generated province, signed in: python -m bench.officer prints the cookie.

Runs with the environment of the register it is for. The account has no password.
"""

import os


def signed_in() -> str:
    """The cookie of a session of that officer, who is made when there is none."""
    from django.conf import settings  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    from phinong.accounts.models import Role, User  # noqa: PLC0415
    from phinong.places.models import Body  # noqa: PLC0415
    from phinong.site.generate import KEPT_BY  # noqa: PLC0415

    user, _made = User.objects.get_or_create(username="sample-officer")
    body = Body.objects.get(code=KEPT_BY)
    Role.objects.get_or_create(user=user, body=body, role="approver")
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={client.cookies[name].value}"


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phinong.site.settings")
    django.setup()
    print(signed_in())
