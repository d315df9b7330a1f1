"""What a paper says of a draft is told to the draft's offices and to nobody else."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from tests.world import OFFICE, user
from tests.worlds.drafting import opened
from tests.worlds.record import news
from tests.worlds.ties import chengdu, orkhon_tie

from phinong.core.acting import REGISTER
from phinong.drafting.models import Draft
from phinong.record.actions import cite
from phinong.record.models import Document
from phinong.record.queries import what_rests_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper() -> Document:
    """A paper for everybody, on which the draft of a public tie rests."""
    draft, document = opened(), news()
    Draft.objects.filter(pk=draft.pk).update(tie=orkhon_tie())
    cite("draft", draft.pk, "titles", document=document, by=REGISTER)
    return document


def test_a_draft_of_a_public_tie_is_its_offices_affair(paper: Document):
    readers = (AnonymousUser(), user(of=chengdu(), name="elsewhere"), user(name="ours"))
    told = [
        [row.label for row in what_rests_on(paper, "en", one).get("draft", [])] for one in readers
    ]
    assert told == [[], [], ["MoU Chiang Mai – Orkhon"]]


def test_a_stranger_reads_of_no_draft_on_the_page_of_a_paper(paper: Document, client: Client):
    draft = Draft.objects.get(kept_by=OFFICE)
    page = client.get(paper.get_absolute_url()).content.decode()
    assert paper.title in page
    assert [draft.code in page, draft.titles["en"] in page] == [False, False]
