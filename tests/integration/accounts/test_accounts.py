"""Signing in, one's own page, and roles: they work, who may not, twice, and the event is there."""

import pytest
from axes.models import AccessAttempt
from django.conf import settings as django_settings
from django.contrib.auth.hashers import identify_hasher
from tests.world import OFFICE, body, office
from tests.worlds.accounts import PASSWORD, holder, person

from phinong.accounts import actions
from phinong.accounts.models import Role, User
from phinong.accounts.roles import RoleKey
from phinong.core.acting import REGISTER, NotAllowed
from phinong.core.refusals import Refused
from phinong.record.models import Event

pytestmark = pytest.mark.django_db


def refusals(act, *args, **facts):
    """The codes with which an act is refused."""
    with pytest.raises(Refused) as refused:
        act(*args, **facts)
    return [reason.code for reason in refused.value.reasons]


# ── Accounts ──


def test_add_user():
    user = actions.add_user(username="arunee", by=REGISTER, display_name="อรุณี", language="th")
    assert (str(user), user.has_usable_password(), user.language) == ("อรุณี", False, "th")
    event = Event.objects.get(verb="user.added")
    assert (event.about_kind, event.about_id, event.now) == (
        "user",
        user.pk,
        {"username": "arunee"},
    )


def test_a_user_name_is_taken_once_whatever_its_capitals():
    person("arunee")
    assert refusals(actions.add_user, username="Arunee", by=REGISTER) == ["user-there-already"]
    assert refusals(actions.add_user, username=" ", by=REGISTER) == ["user-without-name"]


def test_only_the_register_opens_accounts():
    with pytest.raises(NotAllowed):
        actions.add_user(username="arunee", by=holder("administrator"))


def test_passwords_are_kept_as_argon2(settings):
    from phinong.site.settings import PASSWORD_HASHERS

    settings.PASSWORD_HASHERS = PASSWORD_HASHERS
    assert identify_hasher(person().password).algorithm == "argon2"


# ── Signing in and out ──


def sign_in(client, username="arunee", password=PASSWORD, **more):
    """The answer to the sign-in form."""
    return client.post("/en/account/sign-in/", {"username": username, "password": password, **more})


def test_sign_in_and_out(client):
    person()
    answer = sign_in(client)
    assert (answer.status_code, answer.url) == (302, "/en/desk/")
    assert client.get("/en/account/").status_code == 200
    out = client.post("/en/account/sign-out/")
    assert (out.status_code, out.url) == (302, "/en/")
    assert client.get("/en/account/").url == "/en/account/sign-in/?next=/en/account/"


def test_sign_in_goes_on_to_our_own_pages_only(client):
    person()
    assert sign_in(client, next="/en/bodies/").url == "/en/bodies/"
    client.post("/en/account/sign-out/")
    assert sign_in(client, next="https://example.org/").url == "/en/desk/"


def test_a_wrong_password_comes_back_with_the_reason(client):
    person()
    answer = sign_in(client, password="wrong")
    assert answer.status_code == 422
    assert list(answer.context["form"].non_field_errors()) == [
        "User name and password do not belong together. Check both; capitals count."
    ]


def test_a_closed_account_cannot_sign_in(client):
    user = person()
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert sign_in(client).status_code == 422


def test_too_many_wrong_passwords_lock_the_door_for_a_while(client):
    person()
    for _ in range(django_settings.AXES_FAILURE_LIMIT):
        answer = sign_in(client, password="wrong")
    assert answer.status_code == 429
    locked = sign_in(client)
    assert locked.status_code == 429
    assert "Wait 15 minutes, then try again." in locked.content.decode()
    AccessAttempt.objects.all().delete()
    assert sign_in(client).url == "/en/desk/"


def test_nobody_is_signed_out_by_a_link(client):
    client.force_login(person())
    assert client.get("/en/account/sign-out/").status_code == 405
    assert client.get("/en/account/").status_code == 200


# ── One's own page ──


def test_me_shows_roles_in_words(client, django_assert_num_queries):
    user = holder(RoleKey.OFFICER)
    actions.give_role(
        user=user, body=body("cmu", "university", en="CMU"), role="reader", by=REGISTER
    )
    client.force_login(user)
    with django_assert_num_queries(4):
        page = client.get("/en/account/")
    shown = page.context["held"]
    assert [(str(h.body.name("en")), h.name, [str(s) for s in h.sentences]) for h in shown] == [
        (
            "Chiang Mai Province",
            "Officer",
            [
                "Reads what the office keeps to itself.",
                "Also adds documents; what they say waits for an officer.",
                "Also decides on findings and keeps ties, meetings and activities.",
            ],
        ),
        ("CMU", "Reader", ["Reads what the office keeps to itself."]),
    ]


def test_the_language_is_kept_with_an_event(client):
    user = person()
    client.force_login(user)
    answer = client.post("/th/account/", {"language": "zh"})
    user.refresh_from_db()
    assert (answer.status_code, user.language) == (302, "zh")
    event = Event.objects.get(verb="user.language")
    assert (event.was, event.now, event.by) == ({"language": ""}, {"language": "zh"}, user)
    client.post("/th/account/", {"language": "zh"})
    assert Event.objects.filter(verb="user.language").count() == 1
    assert client.post("/th/account/", {"language": "xx"}).status_code == 422
    assert refusals(actions.choose_language, user, language="xx", by=user) == ["language-unknown"]


def test_nobody_chooses_for_another():
    with pytest.raises(NotAllowed):
        actions.choose_language(person("one"), language="th", by=person("two"))


def test_the_password_changes_with_an_event_that_does_not_tell_it(client):
    user = person()
    client.force_login(user)
    new = "น้ำพริกหนุ่ม-หมื่นตาหนาว"
    asked = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert client.post("/en/account/password/", asked).url == "/en/account/"
    user.refresh_from_db()
    assert user.check_password(new)
    event = Event.objects.get(verb="user.password")
    assert (event.was, event.now, event.by) == ({}, {}, user)
    assert client.post("/en/account/password/", asked).status_code == 422


def test_the_theme_is_kept_in_a_cookie(client):
    answer = client.post("/en/account/theme/", {"theme": "dark", "next": "/en/bodies/"})
    assert (answer.status_code, answer.url) == (302, "/en/bodies/")
    assert client.cookies["theme"].value == "dark"
    answer = client.post("/en/account/theme/", {"theme": "system", "next": "//example.org/"})
    assert (answer.url, client.cookies["theme"].value) == ("/en/", "")
    assert client.get("/en/account/theme/").status_code == 405


# ── Roles ──


@pytest.mark.parametrize("count", [1, 3])
def test_the_roles_page(client, count, django_assert_num_queries):
    user = holder(RoleKey.ADMINISTRATOR)
    for n in range(count):
        actions.give_role(user=person(f"user-{n}"), body=office(), role="reader", by=user)
    client.force_login(user)
    with django_assert_num_queries(5):
        page = client.get("/en/account/roles/")
    held = [(str(h.role.user), h.name) for h in page.context["offices"][0].held]
    assert len(held) == count + 1
    assert page.context["offices"][0].body.code == OFFICE


def test_give_and_take(client):
    administrator, colleague = holder(RoleKey.ADMINISTRATOR), person("arunee")
    client.force_login(administrator)
    asked = {"body": OFFICE, "username": "Arunee", "role": "officer"}
    assert client.post("/en/account/roles/give/", asked).url == "/en/account/roles/"
    role = Role.objects.get(user=colleague)
    event = Event.objects.get(verb="role.given", about_id=role.pk)
    assert (event.by, event.body, event.now) == (
        administrator,
        OFFICE,
        {"user": "arunee", "role": "officer"},
    )
    again = client.post("/en/account/roles/give/", asked)
    assert (again.status_code, list(again.context["form"].non_field_errors())) == (
        422,
        ["อรุณี holds this role here already. Nothing has changed."],
    )
    number = role.pk
    client.post(f"/en/account/roles/{number}/take/")
    assert Role.objects.filter(user=colleague).count() == 0
    event = Event.objects.get(verb="role.taken")
    assert (event.about_id, event.was) == (number, {"user": "arunee", "role": "officer"})
    assert client.post(f"/en/account/roles/{number}/take/").status_code == 404


def test_an_unknown_name_is_said(client):
    client.force_login(holder(RoleKey.ADMINISTRATOR))
    asked = {"body": OFFICE, "username": "nobody", "role": "officer"}
    answer = client.post("/en/account/roles/give/", asked)
    assert (answer.status_code, list(answer.context["form"].non_field_errors())) == (
        422,
        [
            "Nobody here has the user name nobody. Check the spelling; it is the name with which"
            " the person signs in."
        ],
    )
    assert client.post("/en/account/roles/give/", {"body": OFFICE}).status_code == 422


def test_an_office_keeps_its_last_administrator(client):
    administrator = holder(RoleKey.ADMINISTRATOR)
    client.force_login(administrator)
    role = administrator.roles.get()
    answer = client.post(f"/en/account/roles/{role.pk}/take/", follow=True)
    assert [str(message) for message in answer.context["messages"]] == [
        "This is the last administrator of the office. Give the role to somebody else first."
    ]
    other = holder(RoleKey.ADMINISTRATOR, username="second")
    actions.take_role(role, by=other)
    assert list(Role.objects.values_list("user__username", flat=True)) == ["second"]


def test_a_closed_account_gets_no_role():
    user = person()
    User.objects.filter(pk=user.pk).update(is_active=False)
    facts = {"user": user, "body": office(), "by": REGISTER}
    assert refusals(actions.give_role, **facts, role="officer") == ["user-closed"]
    assert refusals(actions.give_role, **facts, role="emperor") == ["role-unknown", "user-closed"]


@pytest.mark.parametrize("role", ["", "reader", "contributor", "officer", "approver"])
def test_roles_are_for_administrators(client, role):
    taken = holder(RoleKey.READER, username="taken").roles.get()
    if role:
        client.force_login(holder(role))
    asked = {"body": OFFICE, "username": "taken", "role": "administrator"}
    statuses = [
        client.get("/en/account/roles/").status_code,
        client.post("/en/account/roles/give/", asked).status_code,
        client.post(f"/en/account/roles/{taken.pk}/take/").status_code,
    ]
    assert (statuses, Role.objects.filter(user__username="taken").count()) == ([404] * 3, 1)


def test_an_administrator_of_another_body_gives_nothing_here(client):
    taken = holder(RoleKey.READER, username="taken").roles.get()
    client.force_login(holder(RoleKey.ADMINISTRATOR, of=body("cmu", "university")))
    asked = {"body": OFFICE, "username": "taken", "role": "administrator"}
    assert client.post("/en/account/roles/give/", asked).status_code == 404
    assert client.post(f"/en/account/roles/{taken.pk}/take/").status_code == 404
    assert [o.body.code for o in client.get("/en/account/roles/").context["offices"]] == ["cmu"]
    assert list(Role.objects.filter(user__username="taken").values_list("role", flat=True)) == [
        "reader"
    ]


@pytest.mark.parametrize("path", ["roles/give/", "roles/1/take/"])
def test_roles_change_by_forms_only(client, path):
    client.force_login(holder(RoleKey.ADMINISTRATOR))
    assert client.get(f"/en/account/{path}").status_code == 405
