"""The office of the tests: built with actions only, from names of real public bodies."""

from phinong.accounts.models import Role, User
from phinong.core.acting import REGISTER
from phinong.places.actions import add_body
from phinong.places.models import Body
from phinong.record.actions import add_document
from phinong.record.models import Document, DocumentKind

OFFICE = "chiang-mai-province"


def body(code: str, kind: str = "province", country: str = "TH", **names: str) -> Body:
    """A body by its code, made when it is not there. Names by language: th=…, en=…, zh=…"""
    if found := Body.objects.filter(code=code).first():
        return found
    spoken = {"zh-Hans" if language == "zh" else language: text for language, text in names.items()}
    return add_body(
        by=REGISTER,
        kept_by=OFFICE,
        code=code,
        kind=kind,
        country=country,
        names=spoken or {"en": code.replace("-", " ").title()},
    )


def office() -> Body:
    """Chiang Mai Province, which keeps everything in the tests."""
    return body(OFFICE, "province", "TH", th="จังหวัดเชียงใหม่", en="Chiang Mai Province", zh="清迈府")


def user(role: str = "officer", of: Body | None = None, name: str = "") -> User:
    """An account with one role in a body."""
    where = of or office()
    made = User.objects.create_user(username=name or f"{role}-{where.code}", password="secret-word")
    Role.objects.create(user=made, body=where, role=role)
    return made


def document(text: str, *, title: str = "Notice", public: bool = True, **facts: str) -> Document:
    """A pasted document of the office."""
    office()
    return add_document(
        by=REGISTER,
        kept_by=OFFICE,
        kind=DocumentKind.TEXT,
        title=title,
        text=text,
        public=public,
        **facts,
    )
