"""Mail about reviews: to the office that is asked, and to whoever asked when the answer is there.

Letters carry an address, never words of the text and never the secret of a link.
"""

from django.core.mail import send_mail
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from phinong.accounts.models import User
from phinong.core.calendars import say
from phinong.core.dates import PartialDate
from phinong.core.languages import django_to_ui
from phinong.core.messages import Sentence
from phinong.drafting.models import Review

# Django's names of the languages in which accounts are written to.
SPOKEN = {"th": "th", "en": "en", "zh": "zh-hans"}


def tell_office(review: Review, *, origin: str = "", again: bool = False) -> int:
    """Write to everybody of the reviewing office who has an address. How many letters went out."""
    people = User.objects.filter(roles__body=review.body, is_active=True).exclude(email="")
    sent = 0
    for person in people.distinct():
        with translation.override(SPOKEN[django_to_ui(person.language)]):
            sent += letter(person, *request_for(review, origin, again=again))
    return sent


def request_for(review: Review, origin: str, *, again: bool) -> tuple[str, str]:
    """Subject and words of a request, in the active language."""
    facts = {"title": title_of(review), "number": review.version.number}
    subject = _("Reminder: a draft waits for your review") if again else _("A draft to review")
    lines = [_("“%(title)s”, version %(number)s, was sent to your office for review.") % facts]
    if review.due:
        day = say(PartialDate.of(review.due), language_now())
        lines.append(_("An answer is asked for by %(day)s.") % {"day": day})
    if review.asked:
        lines.append(review.asked)
    return subject, "\n\n".join([*lines, origin + reverse("drafting:asked", args=[review.pk])])


def tell_asker(review: Review, name: str, *, origin: str = "") -> int:
    """Write to whoever asked for a review that it was answered; nothing without an address."""
    person = review.asked_by
    if person is None or not person.email or not person.is_active:
        return 0
    with translation.override(SPOKEN[django_to_ui(person.language)]):
        facts = {"title": title_of(review), "number": review.version.number, "name": name}
        words = _("%(name)s has answered on “%(title)s”, version %(number)s.") % facts
        address = origin + reverse("drafting:reviews", args=[review.draft.code])
        return letter(person, _("A review was answered"), f"{words}\n\n{address}")


def title_of(review: Review) -> str:
    """The draft's title for the reader of a letter."""
    return review.draft.title(language_now()).text


def language_now() -> str:
    """The language in which a letter is being written."""
    return django_to_ui(translation.get_language() or "")


def letter(person: User, subject: Sentence, words: str) -> int:
    """Send one letter. A person's name with a line break in it is no header: Django refuses it."""
    return send_mail(str(subject), words, None, [person.email])
