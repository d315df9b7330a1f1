"""Entries by name: the coverage the register needs first, tolerance, and guesses."""

import pytest

from phinong.reader.gazetteer import load

# Names of the field's first users and their partners, in English, Thai and Chinese.
COVERAGE = [
    ("TH-50", "Chiang Mai", "เชียงใหม่", "清迈"),
    ("TH-57", "Chiang Rai", "เชียงราย", "清莱"),
    ("TH-51", "Lamphun", "ลำพูน", "南奔"),
    ("TH-52", "Lampang", "ลำปาง", "南邦"),
    ("TH-56", "Phayao", "พะเยา", "帕尧"),
    ("TH-58", "Mae Hong Son", "แม่ฮ่องสอน", "夜丰颂"),
    ("TH-63", "Tak", "ตาก", "达府"),
    ("CN-YN", "Yunnan", "ยูนนาน", "云南"),
    ("CN-5301", "Kunming", "คุนหมิง", "昆明"),
    ("CN-5328", "Xishuangbanna", "สิบสองปันนา", "西双版纳"),
    ("CN-532801", "Jinghong", "เชียงรุ่ง", "景洪"),
    ("CN-5101", "Chengdu", "เฉิงตู", "成都"),
    ("CN-CQ", "Chongqing", "ฉงชิ่ง", "重庆"),
    ("CN-4401", "Guangzhou", "กว่างโจว", "广州"),
    ("CN-SH", "Shanghai", "เซี่ยงไฮ้", "上海"),
    ("CN-310117", "Songjiang", "ซงเจียง", "松江"),
    ("CN-lingang", "Lingang", "หลินก่าง", "临港"),
    ("CN-HI", "Hainan", "ไหหลำ", "海南"),
    ("CN-2301", "Harbin", "ฮาร์บิน", "哈尔滨"),
    ("CN-3702", "Qingdao", "ชิงเต่า", "青岛"),
    ("CN-5307", "Lijiang", "ลี่เจียง", "丽江"),
    ("JP-01", "Hokkaido", "ฮกไกโด", "北海道"),
    ("JP-11", "Saitama", "ไซตามะ", "埼玉"),
    ("gn-1849237", "Uozu", "อูโอซุ", "鱼津"),
    ("KR-50", "Sejong", "เซจง", "世宗"),
    ("KR-43", "Chungcheongbuk-do", "ชุงชองบุก", "忠清北道"),
    ("MN-035", "Orkhon", "ออร์คอน", "鄂尔浑"),
    ("gn-1319364", "Kengtung", "เชียงตุง", "景栋"),
    ("gn-1314759", "Lashio", "ล่าเสี้ยว", "腊戌"),
    ("MM-04-bagan", "Bagan", "พุกาม", "蒲甘"),
    ("LA-LP", "Luang Prabang", "หลวงพระบาง", "琅勃拉邦"),
    ("ID-YO", "Yogyakarta", "ยกยาการ์ตา", "日惹"),
    ("gn-4671654", "Austin", "ออสติน", "奥斯汀"),
    ("gn-5392567", "San Rafael", "ซานราฟาเอล", "圣拉斐尔"),
]


@pytest.mark.parametrize("column", [1, 2, 3], ids=["en", "th", "zh"])
def test_names_of_the_first_partners(column):
    """Among the two likeliest entries; a province and its city share the name."""
    meant = [row[0] for row in COVERAGE]
    found = [[match.entry for match in load().lookup(row[column])[:2]] for row in COVERAGE]
    assert [id_ for id_, ids in zip(meant, found, strict=True) if id_ in ids] == meant


@pytest.mark.parametrize("column", [1, 2, 3], ids=["en", "th", "zh"])
def test_the_same_names_are_found_in_text(column):
    meant = [row[0] for row in COVERAGE]
    hits = [load().find(f"({row[column]})") for row in COVERAGE]
    assert [id_ for id_, (hit,) in zip(meant, hits, strict=True) if id_ in hit.entries] == meant


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("Chiangmai", "TH-50"),
        ("Chiang-Mai", "TH-50"),
        ("Chieng Mai", "TH-50"),
        ("Chiengmai", "TH-50"),
        ("CHIANG MAI", "TH-50"),
        ("清邁", "TH-50"),
        ("เซี่ยงไฮ้", "CN-SH"),
        ("เซียงไฮ", "CN-SH"),
        ("ลําปาง", "TH-52"),
        ("เชียงไหม่", "TH-50"),
        ("Xian", "CN-6101"),
        ("Xi An", "CN-6101"),
        ("Ulanbator", "MN-1"),
        ("Nakornratchasima", "TH-30"),
        ("Yunnan Normal Univ.", "cn-yunnan-normal-university"),
        ("雲南師範大學", "cn-yunnan-normal-university"),
        ("มช", "th-cmu"),
        ("ม.แม่ฟ้าหลวง", "th-mfu"),
        ("มร.ชม.", "th-cmru"),
        ("บพท.", "th-pmua"),
    ],
)
def test_spacing_romanisation_and_script_do_not_matter(name, entry):
    assert load().lookup(name)[0].entry == entry


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("เชียงใหม", "TH-50"),
        ("เซียงใหม่", "TH-50"),
        ("พเยา", "TH-56"),
        ("chongqin", "CN-CQ"),
        ("Songjang", "CN-310117"),
        ("ยูนาน", "CN-YN"),
        ("มหาวิทยาลัยเชียงไหม่", "th-cmu"),
        ("สิบสองปันา", "CN-5328"),
    ],
)
def test_misspelt_names_are_guessed(name, entry):
    assert load().suggest(name, 3)[0].entry == entry


def test_a_guess_may_mean_the_city_or_its_region():
    assert {m.entry for m in load().suggest("Yogjakarta", 2)} == {"gn-1621177", "ID-YO"}


def test_an_exact_name_scores_one_and_a_guess_less():
    assert load().lookup("Kunming")[0].score == 1.0
    assert load().suggest("Kunmimg", 1)[0].score < 1.0


def test_a_language_puts_its_own_forms_first():
    english = load().lookup("Sejong", "en")[0]
    thai = load().lookup("Sejong", "th")[0]
    assert (english.entry, english.score) == ("KR-50", 1.0)
    assert (thai.entry, thai.score) == ("KR-50", 0.98)


@pytest.mark.parametrize("name", ["", "   ", "qqqqqq", "มหาวิทยาลัยดาวอังคาร"])
def test_unknown_names_give_nothing(name):
    assert load().lookup(name) == []


def test_the_number_of_guesses_is_kept():
    assert len(load().suggest("Chiang", 4)) == 4
