"""Which post of the vocabulary a written title means.

`President of Chengdu University` is the post `president` and the words that name the body; the
words as written are kept beside the code.
"""

from functools import cache

from phinong.core.vocabulary import vocabulary
from phinong.places.naming import fold_name

OTHER = "other"

# Further words for a post than its labels, as the sources write them.
ALSO = {
    "governor": ("ผู้ว่าราชการ", "ผู้ว่าฯ", "ผู้ว่าการมณฑล", "省长", "府尹", "府长", "知事"),
    "vice-governor": (
        "รองผู้ว่าราชการ",
        "รองผู้ว่าฯ",
        "vice governor",
        "deputy governor",
        "副省长",
        "副府尹",
        "副府长",
    ),
    "mayor": ("นายกเมือง", "市长"),
    "deputy-mayor": ("vice mayor", "vice-mayor", "副市长"),
    "pao-president": ("นายก อบจ.", "นายกอบจ."),
    "party-secretary": ("party secretary", "省委书记", "市委书记"),
    "clerk": ("ปลัดจังหวัด", "ปลัดเทศบาล"),
    "president": ("rector", "president", "大学校长"),
    "vice-president": ("vice president", "vice-president", "vice rector", "vice-rector"),
    "assistant-president": ("assistant to the president",),
    "vice-dean": ("associate dean", "vice dean"),
    "principal": ("ครูใหญ่",),
    "deputy-director": ("vice director", "vice-director", "deputy director"),
    "director-general": ("director general", "厅长", "司长"),
    "consul-general": ("consul general",),
    "vice-consul": ("vice consul",),
    "secretary-general": ("secretary general",),
    "vice-chair": ("vice chair", "vice chairman", "deputy chair"),
    "chair": ("chairman", "chairwoman", "chairperson"),
    "member": ("committee member",),
    "adviser": ("advisor",),
    "manager": ("executive", "หัวหน้า"),
    "professor": ("professor", "lecturer", "教授"),
}
# A title that says the person no longer holds the post.
FORMER = ("อดีต", "former ", "ex-", "前任", "原任")


@cache
def words() -> tuple[tuple[str, str], ...]:
    """((folded word, post), …), longest first: รองอธิการบดี before อธิการบดี."""
    found = {}
    for code, term in vocabulary("posts").items():
        if code != OTHER:
            for label in (*term.labels.values(), *ALSO.get(code, ())):
                found[fold_name(label)] = code
    return tuple(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[1])))


def role_of(title: str) -> str:
    """The post a title means: the earliest word in it, of several there the longest."""
    folded = fold_name(title)
    places = [(folded.find(word), -len(word), code) for word, code in words() if word in folded]
    return min(places)[2] if places else OTHER


def is_former(title: str) -> bool:
    """True when the title says that the person held the post before."""
    folded = fold_name(title) + " "
    return any(folded.startswith(word) for word in FORMER)
