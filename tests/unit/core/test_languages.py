"""Which language a text is in, and which one a reader gets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phinong.core.languages import (
    UI,
    InLanguage,
    content_tag,
    django_to_ui,
    guess_language,
    in_language,
    scripts,
)

NAMES = {"th": "กรุงเทพ", "en": "Bangkok", "zh-Hans": "曼谷", "ko": "방콕"}


@pytest.mark.parametrize(
    ("wanted", "texts", "got"),
    [
        ("th", NAMES, InLanguage("กรุงเทพ", "th", True)),
        ("zh", NAMES, InLanguage("曼谷", "zh-Hans", True)),
        ("zh-Hans", NAMES, InLanguage("曼谷", "zh-Hans", True)),
        ("zh", {"zh-Hant": "國"}, InLanguage("國", "zh-Hant", True)),
        ("zh-Hans", {"zh-Hant": "國"}, InLanguage("國", "zh-Hant", False)),
        ("zh", {"th": "ก", "en": "a"}, InLanguage("a", "en", False)),
        ("en", {"th": "ก", "zh-Hans": "国"}, InLanguage("ก", "th", False)),
        ("th", {"zh-Hans": "国"}, InLanguage("国", "zh-Hans", False)),
        ("th", {"mn": "Орхон", "ko": "방"}, InLanguage("방", "ko", False)),
        ("ko", NAMES, InLanguage("방콕", "ko", True)),
        ("ja", NAMES, InLanguage("Bangkok", "en", False)),
        ("th", {"th": "", "en": "a"}, InLanguage("a", "en", False)),
        ("th", {}, InLanguage("", "th", True)),
        ("zh", {}, InLanguage("", "zh-Hans", True)),
    ],
)
def test_the_text_a_reader_gets(wanted, texts, got):
    assert in_language(texts, wanted) == got


@given(st.dictionaries(st.sampled_from(["th", "en", "zh-Hans", "mn", "lo"]), st.text(min_size=1)),
       st.sampled_from(UI))  # fmt: skip
def test_a_text_in_any_language_is_never_lost(texts, wanted):
    got = in_language(texts, wanted)
    assert bool(got) == bool(texts)
    assert texts.get(got.language, "") == str(got)


@pytest.mark.parametrize(
    ("code", "ui"),
    [("th", "th"), ("en", "en"), ("zh-hans", "zh"), ("zh", "zh"), ("en-gb", "en"), ("de", "th"),
     ("", "th")],
)  # fmt: skip
def test_page_languages(code, ui):
    assert django_to_ui(code) == ui


@pytest.mark.parametrize(
    ("code", "tag"), [("zh", "zh-Hans"), ("zh-hans", "zh-Hans"), ("zh-TW", "zh-Hant"), ("th", "th"),
                      ("ko", "ko")]
)  # fmt: skip
def test_content_tags(code, tag):
    assert content_tag(code) == tag


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("จังหวัดเชียงใหม่", "th"),
        ("มช. ร่วมมือ Kunming Medical University สานต่อความเข้มแข็งทางการแพทย์", "th"),
        ("Governor of Chiang Mai (ผู้ว่าราชการจังหวัดเชียงใหม่) opened the centre", "en"),
        ("清迈大学与昆明医科大学签约", "zh-Hans"),
        ("清邁大學與昆明醫科大學簽約", "zh-Hant"),
        ("Chiang Mai University 清迈大学 与昆明医科大学 SSAMESA 签署合作协议", "zh-Hans"),
        ("충청북도와 치앙마이주", "ko"),
        ("チェンマイ県と友好都市", "ja"),
        ("北海道とチェンマイ県", "ja"),
        ("Орхон аймаг, Өвөрмонгол", "mn"),
        ("Москва", "und"),
        ("ນະຄອນຫຼວງ", "lo"),
        ("ရန်ကုန်", "my"),
        ("ភ្នំពេញ", "km"),
        ("ᨣᩴᩣᨾᩮᩬᩥᨦ", "nod"),
        ("2565", "und"),
        ("", "und"),
    ],
)
def test_the_language_of_a_text(text, language):
    assert guess_language(text) == language


def test_scripts_come_most_frequent_first():
    assert scripts("เมือง Ab 中") == {"Thai": 5, "Latin": 2, "Han": 1}
    assert list(scripts("a เมือง")) == ["Thai", "Latin"]
    assert scripts("12 – ,") == {}
