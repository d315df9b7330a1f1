"""The bodies that a bare "Chiang Mai" may mean, and people in posts."""

from typing import Any

from tests.world import OFFICE

from phinong.core.acting import REGISTER
from phinong.places.actions import (
    add_body,
    add_person,
    add_post,
    ensure_place_from_entry,
    hold_post,
    name_body,
)
from phinong.places.models import Body, NameKind, Tenure
from phinong.reader.gazetteer import load


def entry_of(name: str, kind: str) -> str:
    """The gazetteer's id of the place of this name and kind."""
    gazetteer = load()
    found = [m.entry for m in gazetteer.lookup(name) if gazetteer.kind(m.entry) == kind]
    return found[0]


def made(kind: str, names: dict[str, str], seat: str, **facts: Any) -> Body:
    """A body seated in the place of a gazetteer entry."""
    place = ensure_place_from_entry(seat, by=REGISTER, kept_by=OFFICE)
    return add_body(
        by=REGISTER,
        kept_by=OFFICE,
        kind=kind,
        names=names,
        country=place.country,
        place=place,
        **facts,
    )


def province() -> Body:
    """Chiang Mai Province, with its bare short names."""
    entry = entry_of("Chiang Mai", "province")
    names = {"th": "จังหวัดเชียงใหม่", "en": "Chiang Mai Province", "zh-Hans": "清迈府"}
    body = made("province", names, entry, entry=entry, rank="province", code=OFFICE)
    for short in ("เชียงใหม่", "Chiang Mai"):
        name_body(body, by=REGISTER, kept_by=OFFICE, text=short, kind=NameKind.SHORT)
    return body


def municipality() -> Body:
    """Chiang Mai City Municipality."""
    entry = entry_of("Chiang Mai", "city-municipality")
    names = {
        "th": "เทศบาลนครเชียงใหม่",
        "en": "Chiang Mai City Municipality",
        "zh-Hans": "清迈市",
    }
    return made("municipality", names, entry, entry=entry, rank="city")


def pao() -> Body:
    """Chiang Mai Provincial Administrative Organisation."""
    names = {
        "th": "องค์การบริหารส่วนจังหวัดเชียงใหม่",
        "en": "Chiang Mai Provincial Administrative Organisation",
    }
    return made("pao", names, entry_of("Chiang Mai", "province"))


def three_chiang_mais() -> tuple[Body, Body, Body]:
    """Province, municipality and provincial administrative organisation."""
    return province(), municipality(), pao()


def governor(
    body: Body, name: str = "ประจญ ปรัชญ์สกุล", seen: str = "2022-03-14", **ground: Any
) -> Tenure:
    """Somebody seen as governor of a body."""
    person = add_person(by=REGISTER, kept_by=OFFICE, names={"th": name}, **ground)
    titles = {"th": "ผู้ว่าราชการจังหวัดเชียงใหม่"}
    post, _ = add_post(body, by=REGISTER, kept_by=OFFICE, role="governor", titles=titles)
    tenure, _ = hold_post(person, post, by=REGISTER, kept_by=OFFICE, seen=seen, **ground)
    return tenure
