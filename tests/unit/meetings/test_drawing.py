"""The matters offered for an agenda, as the page on which it is prepared lists them."""

from datetime import date

from phinong.meetings.candidates import Candidate
from phinong.meetings.drawing import offered
from phinong.meetings.models import ItemSource

SCRIPT = "<script>alert('x')</script>"
ESCAPED = "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;"


def test_words_of_others_are_escaped():
    html = offered([Candidate(ItemSource.COMMITMENT, 7, SCRIPT, SCRIPT)], "en", "reader")
    assert SCRIPT not in html
    # In the row, as the reason of a room that says its own, and in the button.
    assert html.count(ESCAPED) == 3


def test_a_matter_says_why_it_is_offered_and_since_when():
    one = Candidate(ItemSource.DISPUTE, 7, "Chengdu", "disputed", since=date(2022, 3, 14))
    html = offered([one], "en", "reader")
    assert 'sources disagree · <time datetime="2022-03-14">14 Mar 2022</time>' in html
    assert 'name="offer" value="dispute:7"' in html


def test_without_a_matter_it_says_so():
    assert offered([], "en", "reader") == '<li class="quiet">Nothing else waits.</li>'
