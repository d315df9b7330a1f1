"""The minutes of a meeting as files, for the office that keeps them."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from phinong.core.calendars import to_thai_digits
from phinong.meetings.minutes_docx import minutes_docx
from phinong.meetings.minutes_pdf import minutes_pdf
from phinong.meetings.minutes_sheet import sheet_of
from phinong.meetings.minuting import latest_of
from phinong.meetings.models import MinutesState, MinutesVersion
from phinong.meetings.views.acting import own_meeting

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def newest(request: HttpRequest, code: str) -> MinutesVersion:
    """The newest version of a meeting's minutes, or 404 before the first."""
    found = latest_of(own_meeting(request, code))
    if found is None:
        raise Http404
    return found


def mark_of(version: MinutesVersion) -> str:
    """What stands at the foot: the hash, after the number of a version that is not certified."""
    if version.state == MinutesState.CERTIFIED:
        return f"SHA-256 {version.sha256}"
    return to_thai_digits(f"ร่าง ฉบับที่ {version.number}") + f" · SHA-256 {version.sha256}"


@login_required
@require_safe
def word(request: HttpRequest, code: str) -> HttpResponse:
    """The newest version as DOCX."""
    version = newest(request, code)
    content = minutes_docx(sheet_of(version.canonical), mark=mark_of(version))
    return named(content, WORD, f"{code}-{version.number}.docx")


@login_required
@require_safe
def pdf(request: HttpRequest, code: str) -> HttpResponse:
    """The newest version as PDF with the canonical text attached."""
    version = newest(request, code)
    sheet, text = sheet_of(version.canonical), version.canonical
    content = minutes_pdf(sheet, canonical=text, mark=mark_of(version))
    return named(content, "application/pdf", f"{code}-{version.number}.pdf")


def named(content: bytes, media_type: str, name: str) -> HttpResponse:
    """A file under its name."""
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
