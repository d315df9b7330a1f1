"""The gallery at /ui/: every component in each of its states, with facts from public records."""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from phinong.core.drawing.chain import Chain, Link, chain
from phinong.core.drawing.charts import Bar, TwoWay
from phinong.core.drawing.cloth import Cloth, Tally, cloth
from phinong.core.drawing.icons import ICONS
from phinong.core.drawing.issue_weave import WEAVES
from phinong.core.drawing.knots import MapTie
from phinong.core.drawing.plane import Place
from phinong.core.drawing.strand import STRANDS
from phinong.core.drawing.tie_line import LifeEvent, LifeLine, tie_line
from phinong.core.languages import InLanguage, django_to_ui, in_language
from phinong.core.paging import Page
from phinong.core.templatetags.drawings import Shown

STATES = (
    ("established", _("Established")),
    ("process", _("In process")),
    ("quiet", _("Quiet in the register")),
    ("ended", _("Ended")),
    ("unverified", _("Not verified")),
    ("overdue", pgettext_lazy("commitment", "Overdue")),
)
CHIANG_MAI = Place(18.79, 98.98)
NAMES = {
    "chengdu": {"th": "เฉิงตู", "en": "Chengdu", "zh-Hans": "成都", "zh-Hant": "成都"},
    "shanghai": {"th": "เซี่ยงไฮ้", "en": "Shanghai", "zh-Hans": "上海"},
    "guangzhou": {"th": "กว่างโจว", "en": "Guangzhou", "zh-Hans": "广州"},
    "sejong": {"th": "เซจง", "en": "Sejong", "zh-Hans": "世宗", "ko": "세종"},
    "orkhon": {"th": "ออร์ฮอน", "en": "Orkhon", "zh-Hans": "鄂尔浑", "mn": "Орхон"},
    "kunming": {"th": "คุนหมิง", "en": "Kunming", "zh-Hans": "昆明"},
    "harbin": {"th": "ฮาร์บิน", "en": "Harbin", "zh-Hans": "哈尔滨"},
    "saitama": {"th": "ไซตามะ", "en": "Saitama", "zh-Hans": "埼玉", "ja": "埼玉"},
    "uozu": {"th": "อุโอซุ", "en": "Uozu", "zh-Hans": "鱼津", "ja": "魚津"},
    "yogyakarta": {"th": "ยอกยาการ์ตา", "en": "Yogyakarta", "zh-Hans": "日惹"},
}
PLACES = {
    "chengdu": ("established", 30.66, 104.06),
    "shanghai": ("established", 31.23, 121.47),
    "guangzhou": ("process", 23.13, 113.26),
    "sejong": ("process", 36.48, 127.29),
    "orkhon": ("process", 49.03, 104.08),
    "kunming": ("quiet", 25.04, 102.71),
    "harbin": ("quiet", 45.80, 126.53),
    "saitama": ("quiet", 35.86, 139.65),
    "uozu": ("quiet", 36.83, 137.41),
    "yogyakarta": ("quiet", -7.80, 110.37),
}
CITY = {"th": "เชียงใหม่", "en": "Chiang Mai", "zh-Hans": "清迈"}
SIGNED = {
    "th": "ลงนามเมืองพี่เมืองน้อง",
    "en": "Sister City agreement signed",
    "zh-Hans": "签署友好城市协议",
}
OPENED = {"th": "เปิดศูนย์วิจัยร่วม", "en": "Joint Research Center opens", "zh-Hans": "联合研究中心揭牌"}
TODAY = date(2025, 11, 24)
LONG_LIFE = (
    *("1989-08-08", "1992-11-09", "1999-06-07", "2000-04-02"),
    *("2015-03-30", "2016-05-11", "2017-02-01", "2024-03-31"),
)


class ExampleForm(forms.Form):
    """One field of each kind."""

    title = forms.CharField(label=_("Title"), help_text=_("As the source writes it."))
    signed = forms.CharField(label=_("Signed on"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=STATES)
    sides = forms.MultipleChoiceField(
        label=_("States"), choices=STATES[:3], widget=forms.CheckboxSelectMultiple, required=False
    )
    remarks = forms.CharField(label=_("Remarks"), required=False, widget=forms.Textarea)
    public = forms.BooleanField(label=_("Everyone may read it"), required=False)


def gallery(request: HttpRequest) -> HttpResponse:
    """Every component. Open to all: it shows nothing that is not public."""
    language = django_to_ui(request.LANGUAGE_CODE)
    context = {
        "states": STATES,
        "strands": tuple(STRANDS),
        "icons": tuple(ICONS),
        "names": NAMES,
        "codes": tuple(NAMES),
        "untranslated": InLanguage("Khon Khao Ya Khu Chiang Moi", "en", asked_for=False),
        "dates": ("2022-03-14", "2022-03", "2022", "2022~", "2024-03-31/2024-05-02", "2020/..", ""),
        "reasons": [gettext("The signing date is empty.")],
        "page": Page(previous_query="?before=a", next_query="?after=z"),
        "form": ExampleForm(),
        "refused_form": ExampleForm({"kind": "established"}),
        "shapes": (*WEAVES, "another-issue"),
        **drawings(language),
    }
    return render(request, "site/gallery.html", context)


def drawings(language: str) -> dict[str, Any]:
    """What the drawn components need."""
    return {
        "centre": CHIANG_MAI,
        "city": in_language(CITY, language).text,
        "city_names": CITY,
        "ties": _ties(language),
        "many": _many(),
        "life": _life(),
        "lives": _other_lives(),
        "piece": _piece(),
        "instruments": _instruments(),
        "years": {"2015": [1, 3], "2018": [1, 2], "2022": [0, 1]},
        "bars": tuple(
            Bar(f"’{19 + n}", value) for n, value in enumerate((12, 9, 6, 11, 18, 24, 27))
        ),
        "visits": tuple(
            TwoWay(f"’{19 + n}", *pair)
            for n, pair in enumerate(((2, 1), (0, 1), (0, 0), (1, 0), (2, 3), (3, 2), (1, 2)))
        ),
    }


def _ties(language: str) -> tuple[MapTie, ...]:
    return tuple(
        MapTie(in_language(NAMES[code], language).text, "#map", state, Place(north, east))
        for code, (state, north, east) in PLACES.items()
    )


def _many() -> tuple[MapTie, ...]:
    """Two hundred partners on a grid, for how the map gathers them."""
    states = ("established", "process", "quiet", "quiet", "ended")
    return tuple(
        MapTie(str(n), "#map-many", states[n % 5], Place(-30 + n % 20 * 4.5, 5 + n // 20 * 15))
        for n in range(200)
    )


def _life() -> LifeLine:
    events = (
        LifeEvent(date(2015, 3, 30), Shown(SIGNED, "2015-03-30", cites=((1, "#s1"),))),
        LifeEvent(date(2018, 12, 16), Shown(OPENED, "2018-12-16", cites=((2, "#s2"),))),
    )
    return tie_line(events, date(2015, 1, 1), TODAY)


def _other_lives() -> tuple[LifeLine, ...]:
    """A long life with many knots, one that ended, and one that has not begun."""
    many = tuple(LifeEvent(date.fromisoformat(day), Shown(SIGNED, day)) for day in LONG_LIFE)
    return (
        tie_line(many, many[0].day, TODAY),
        tie_line(many[:3], many[0].day, TODAY, ended=date(2008, 1, 1)),
        tie_line((), date(2021, 5, 31), TODAY),
    )


def _piece() -> Cloth:
    kinds = (
        (gettext("Instruments"), {2015: Tally(signed=1), 2018: Tally(signed=1)}),
        (
            gettext("Visits and meetings"),
            {2015: Tally(verified=2), 2018: Tally(verified=2), 2019: Tally(reported=3)},
        ),
        (
            gettext("Study and research"),
            {2018: Tally(verified=1), 2019: Tally(reported=2), 2024: Tally(verified=6)},
        ),
    )
    return cloth(kinds, 2015, 2025)


def _instruments() -> Chain:
    plan = {"th": "แผนปฏิบัติการ", "en": "Action plan", "zh-Hans": "行动计划"}
    return chain(
        [
            Link(Shown(plan), missing=True),
            Link(Shown(OPENED, "2018-12-16", cites=((2, "#s2"),)), date(2018, 12, 16)),
            Link(Shown(SIGNED, "2015-03-30", cites=((1, "#s1"),)), date(2015, 3, 30)),
        ]
    )
