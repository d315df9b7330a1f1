"""Every address of the site and who may pass: a table written by hand.

A new address that is not in the table fails the first test, so nobody opens a door unawares.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from tests.world import OFFICE, body, office

from phinong.accounts.models import Role, User
from phinong.activities.models import Activity
from phinong.drafting.canonical import canonical, sha256_of
from phinong.drafting.links import hash_of
from phinong.drafting.models import Draft
from phinong.drafting.wording_now import standing_of
from phinong.learning.models import LearningItem, ReviewState
from phinong.meetings.models import Commitment, Committee, Meeting
from phinong.places.models import Place
from phinong.record.models import Document, DocumentKind, Finding
from phinong.ties.models import Agreement, Tie

pytestmark = pytest.mark.django_db

# Each but the first holds that role in the office; the last is an officer of another body.
ROLES = (
    "stranger",
    "reader",
    "contributor",
    "officer",
    "approver",
    "administrator",
    "elsewhere",
)

Door = tuple[str, str, dict[str, Any], str]

PUBLIC = {"code": "public"}
# Not public: for the office alone.
KEPT = {"code": "kept"}
CLAUSE = KEPT | {"uid": "first"}
FEED = {"office": OFFICE, "token": "guessed"}
PARTY = KEPT | {"party": 901}
# A review of the kept draft by a link, with a remark of the same number; another asked inside.
REVIEW = KEPT | {"number": 901}
ASKED = {"number": 902}
LINK = {"secret": "a-secret"}
# A committee known by name, without a constitution.
BARE = {"code": "committee"}
ROLE = {"number": 0}  # replaced by the number of a role held in the office

# Address, method, arguments, then the status for each of ROLES in their order.
DOORS: list[Door] = [
    ("healthz", "GET", {}, "200 200 200 200 200 200 200"),
    ("choose-language", "GET", {}, "302 302 302 302 302 302 302"),
    ("site:home", "GET", {}, "200 200 200 200 200 200 200"),
    ("site:handover-body", "GET", {"code": OFFICE}, "404 200 200 200 200 200 404"),
    ("site:handover-body", "GET", {"code": "nobody"}, "404 404 404 404 404 404 404"),
    ("site:handover-body-pdf", "GET", {"code": OFFICE}, "404 200 200 200 200 200 404"),
    ("site:handover-tie", "GET", PUBLIC, "404 200 200 200 200 200 404"),
    ("site:handover-tie", "GET", KEPT, "404 200 200 200 200 200 404"),
    ("site:handover-tie-pdf", "GET", PUBLIC, "404 200 200 200 200 200 404"),
    ("site:desk", "GET", {}, "302 200 200 200 200 200 200"),
    ("site:desk-disputes", "GET", {}, "302 200 200 200 200 200 200"),
    ("site:desk-changes", "GET", {}, "302 200 200 200 200 200 200"),
    ("site:desk-sources", "GET", {}, "302 200 200 200 200 200 200"),
    ("site:review", "GET", {}, "302 200 200 200 200 200 200"),
    ("site:intake", "GET", {}, "302 404 200 200 200 200 200"),
    ("site:intake", "POST", {}, "302 404 422 422 422 422 422"),
    ("site:review-document", "GET", PUBLIC, "302 200 200 200 200 200 404"),
    ("site:review-document", "GET", KEPT, "302 200 200 200 200 200 404"),
    ("site:review-finding", "GET", PUBLIC | {"order": 0}, "302 200 200 200 200 200 404"),
    ("site:review-finding", "GET", KEPT | {"order": 0}, "302 200 200 200 200 200 404"),
    ("site:review-accept", "POST", PUBLIC | {"order": 0}, "302 404 404 422 422 422 404"),
    ("site:review-accept", "POST", KEPT | {"order": 0}, "302 404 404 422 422 422 404"),
    ("site:review-reject", "POST", PUBLIC | {"order": 0}, "302 404 404 409 409 409 404"),
    ("site:review-reject", "POST", KEPT | {"order": 0}, "302 404 404 409 409 409 404"),
    ("site:review-undo", "POST", PUBLIC | {"order": 0}, "302 404 404 409 409 409 404"),
    ("site:review-undo", "POST", KEPT | {"order": 0}, "302 404 404 409 409 409 404"),
    ("site:review-together", "GET", PUBLIC, "302 404 404 200 200 200 404"),
    ("site:review-together", "GET", KEPT, "302 404 404 200 200 200 404"),
    ("site:review-together", "POST", KEPT, "302 404 404 422 422 422 404"),
    ("site:review-together-undo", "POST", PUBLIC, "302 404 404 302 302 302 404"),
    ("site:review-together-undo", "POST", KEPT, "302 404 404 302 302 302 404"),
    ("site:appearance", "GET", {}, "302 302 302 302 302 302 302"),
    ("site:gallery", "GET", {}, "200 200 200 200 200 200 200"),
    ("accounts:sign-in", "GET", {}, "200 302 302 302 302 302 302"),
    ("accounts:sign-out", "POST", {}, "302 302 302 302 302 302 302"),
    ("accounts:me", "GET", {}, "302 200 200 200 200 200 200"),
    ("accounts:password", "GET", {}, "302 200 200 200 200 200 200"),
    ("accounts:theme", "POST", {}, "302 302 302 302 302 302 302"),
    ("accounts:roles", "GET", {}, "404 404 404 404 404 200 404"),
    ("accounts:role-give", "POST", {}, "404 404 404 404 404 422 404"),
    ("accounts:role-take", "POST", ROLE, "404 404 404 404 404 302 404"),
    ("places:places", "GET", {}, "200 200 200 200 200 200 200"),
    ("places:place", "GET", PUBLIC, "200 200 200 200 200 200 200"),
    ("places:place-json", "GET", PUBLIC, "200 200 200 200 200 200 200"),
    ("places:bodies", "GET", {}, "200 200 200 200 200 200 200"),
    ("places:body", "GET", {"code": OFFICE}, "200 200 200 200 200 200 200"),
    ("places:body-json", "GET", {"code": OFFICE}, "200 200 200 200 200 200 200"),
    ("drafting:drafts", "GET", {}, "302 200 200 200 200 200 200"),
    ("drafting:begin", "GET", {}, "302 404 404 200 200 200 200"),
    ("drafting:begin", "POST", {}, "302 404 404 422 422 422 422"),
    ("drafting:intent", "GET", KEPT, "302 200 200 200 200 200 404"),
    ("drafting:intent-change", "GET", KEPT, "302 404 404 200 200 200 404"),
    ("drafting:intent-change", "POST", KEPT, "302 404 404 422 422 422 404"),
    ("drafting:intent-start", "POST", KEPT, "302 404 404 302 302 302 404"),
    ("drafting:draft", "GET", KEPT, "302 200 200 200 200 200 404"),
    ("drafting:clause-add", "POST", KEPT, "302 404 404 422 422 422 404"),
    ("drafting:clause-write", "POST", CLAUSE, "302 404 404 422 422 422 404"),
    ("drafting:clause-remove", "POST", CLAUSE, "302 404 404 302 302 302 404"),
    ("drafting:clause-move", "POST", CLAUSE, "302 404 404 302 302 302 404"),
    ("drafting:checked", "POST", CLAUSE | {"tag": "th"}, "302 404 404 422 422 422 404"),
    ("drafting:versions", "GET", KEPT, "302 200 200 200 200 200 404"),
    ("drafting:version-make", "POST", KEPT, "302 404 404 422 422 422 404"),
    ("drafting:version-restore", "POST", KEPT | {"number": 1}, "302 404 404 404 404 404 404"),
    ("drafting:verdict", "POST", KEPT | {"number": 1}, "302 404 404 404 404 404 404"),
    ("drafting:move", "POST", KEPT, "302 404 404 422 422 422 404"),
    ("drafting:template", "GET", KEPT, "302 404 404 200 200 200 404"),
    ("drafting:template", "POST", KEPT, "302 404 404 422 422 422 404"),
    ("drafting:docx", "GET", KEPT, "302 200 200 200 200 200 404"),
    ("drafting:word", "GET", KEPT, "302 404 404 200 200 200 404"),
    ("drafting:word", "POST", KEPT, "302 404 404 422 422 422 404"),
    ("drafting:word-take", "POST", KEPT, "302 404 404 422 422 422 404"),
    ("drafting:library", "GET", KEPT, "302 404 404 200 200 200 404"),
    ("drafting:library", "POST", KEPT, "302 404 404 422 422 422 404"),
    ("drafting:route", "GET", PARTY, "302 200 200 200 200 200 404"),
    ("drafting:route-start", "POST", PARTY, "302 404 404 422 422 422 404"),
    ("drafting:step-add", "POST", PARTY, "302 404 404 404 404 404 404"),
    ("drafting:step", "POST", PARTY | {"number": 1}, "302 404 404 404 404 404 404"),
    ("drafting:sides", "GET", KEPT, "302 200 200 200 200 200 404"),
    ("drafting:side-add", "POST", KEPT, "302 404 404 422 422 422 404"),
    ("drafting:side-change", "GET", PARTY, "302 404 404 200 200 200 404"),
    ("drafting:side-change", "POST", PARTY, "302 404 404 422 422 422 404"),
    ("drafting:side-take-out", "POST", PARTY, "302 404 404 422 422 422 404"),
    ("drafting:languages", "POST", KEPT, "302 404 404 422 422 422 404"),
    ("drafting:lineage", "POST", KEPT, "302 404 404 302 302 302 404"),
    ("drafting:wording", "GET", KEPT, "302 200 200 200 200 200 404"),
    ("drafting:asked-list", "GET", {}, "302 200 200 200 200 200 200"),
    ("drafting:asked", "GET", ASKED, "302 200 200 200 200 200 404"),
    ("drafting:asked-remark", "POST", ASKED, "302 404 404 422 422 422 404"),
    ("drafting:asked-outcome", "POST", ASKED, "302 404 404 404 422 422 404"),
    ("drafting:asked-reply", "POST", ASKED | {"remark": 902}, "302 404 404 422 422 422 404"),
    ("drafting:link", "GET", LINK, "200 200 200 200 200 200 200"),
    ("drafting:link", "GET", {"secret": "another"}, "404 404 404 404 404 404 404"),
    ("drafting:link-remark", "POST", LINK, "422 422 422 422 422 422 422"),
    ("drafting:link-outcome", "POST", LINK, "422 422 422 422 422 422 422"),
    ("drafting:link-reply", "POST", LINK | {"remark": 901}, "422 422 422 422 422 422 422"),
    ("drafting:link-reply", "POST", LINK | {"remark": 902}, "404 404 404 404 404 404 404"),
    ("drafting:reviews", "GET", KEPT, "302 200 200 200 200 200 404"),
    ("drafting:reviews", "POST", KEPT, "302 404 404 422 422 422 404"),
    ("drafting:review-table", "GET", KEPT, "302 200 200 200 200 200 404"),
    ("drafting:review-table-docx", "GET", KEPT, "302 200 200 200 200 200 404"),
    ("drafting:review-revoke", "POST", REVIEW, "302 404 404 302 302 302 404"),
    ("drafting:review-renew", "POST", REVIEW, "302 404 404 200 200 200 404"),
    ("drafting:review-remind", "POST", REVIEW, "302 404 404 422 422 422 404"),
    ("drafting:remark-add", "POST", KEPT, "302 404 404 422 422 422 404"),
    ("drafting:remark-settle", "POST", REVIEW | {"verb": "answer"}, "302 404 404 422 422 422 404"),
    ("drafting:redline-docx", "GET", KEPT, "302 200 200 200 200 200 404"),
    ("drafting:signing", "GET", KEPT, "302 200 200 200 200 200 404"),
    ("drafting:signing", "POST", KEPT, "302 404 404 422 422 422 404"),
    ("drafting:signer-add", "POST", KEPT, "302 404 404 422 422 422 404"),
    ("drafting:signer-remove", "POST", KEPT | {"number": 1}, "302 404 404 302 302 302 404"),
    ("drafting:paper", "GET", KEPT, "404 302 302 302 302 302 404"),
    ("drafting:sealed", "GET", KEPT, "404 404 404 404 404 404 404"),
    ("drafting:signed", "GET", KEPT, "404 404 404 404 404 404 404"),
    ("drafting:signatures", "GET", KEPT, "404 404 404 404 404 404 404"),
    ("drafting:electronic-sign", "POST", KEPT, "302 404 404 422 422 422 404"),
    ("drafting:electronic-receive", "POST", KEPT, "302 404 404 422 422 422 404"),
    ("drafting:keep", "POST", KEPT, "302 404 404 422 422 422 404"),
    ("drafting:keepsake-show", "POST", KEPT | {"number": 1}, "302 404 404 404 404 404 404"),
    ("drafting:keepsake-off", "POST", KEPT | {"number": 1}, "302 404 404 302 302 302 404"),
    ("drafting:hold", "POST", KEPT | {"number": 1}, "302 404 404 404 404 404 404"),
    ("drafting:kept", "GET", KEPT | {"number": 1}, "404 404 404 404 404 404 404"),
    ("drafting:keys", "GET", {}, "302 200 200 200 200 200 200"),
    ("drafting:key-trust", "POST", {}, "302 404 404 404 422 422 404"),
    ("drafting:key-revoke", "POST", {"number": 1}, "302 404 404 404 404 404 404"),
    ("drafting:key-make", "POST", {"office": OFFICE}, "302 404 404 404 302 302 404"),
    ("drafting:key-public", "GET", {"office": OFFICE}, "302 404 404 404 404 404 404"),
    ("drafting:receive", "GET", {}, "302 404 404 200 200 200 200"),
    ("drafting:receive", "POST", {}, "302 404 404 422 422 422 422"),
    ("drafting:arrived", "GET", {"token": "guessed"}, "302 404 404 404 404 404 404"),
    ("drafting:bundle-send", "POST", KEPT, "302 404 404 409 409 409 404"),
    ("drafting:bundle", "GET", KEPT | {"number": 1}, "302 404 404 404 404 404 404"),
    ("drafting:bundle-approval", "POST", KEPT | {"number": 1}, "302 404 404 404 404 404 404"),
    ("drafting:bundle-file", "GET", KEPT | {"number": 1}, "302 404 404 404 404 404 404"),
    ("drafting:reminders", "GET", {}, "302 200 200 200 200 200 200"),
    ("drafting:calendar-renew", "POST", {"office": OFFICE}, "302 404 404 302 302 302 404"),
    ("drafting:calendar", "GET", FEED, "404 404 404 404 404 404 404"),
    ("drafting:agreement-calendar", "GET", PUBLIC, "200 200 200 200 200 200 200"),
    ("drafting:agreement-calendar", "GET", KEPT, "404 200 200 200 200 200 404"),
    ("drafting:renew", "GET", KEPT, "302 404 404 200 200 200 404"),
    ("drafting:renew", "POST", KEPT, "302 404 404 422 422 422 404"),
    ("drafting:turn", "GET", KEPT, "302 404 404 200 200 200 404"),
    ("drafting:turn", "POST", KEPT, "302 404 404 422 422 422 404"),
    ("ties:ties", "GET", {}, "200 200 200 200 200 200 200"),
    ("ties:tie", "GET", PUBLIC, "200 200 200 200 200 200 200"),
    ("ties:tie", "GET", KEPT, "404 200 200 200 200 200 404"),
    ("ties:tie-json", "GET", PUBLIC, "200 200 200 200 200 200 200"),
    ("ties:tie-json", "GET", KEPT, "404 200 200 200 200 200 404"),
    ("ties:agreements", "GET", {}, "200 200 200 200 200 200 200"),
    ("ties:agreement", "GET", PUBLIC, "200 200 200 200 200 200 200"),
    ("ties:agreement", "GET", KEPT, "404 200 200 200 200 200 404"),
    ("ties:agreement-json", "GET", PUBLIC, "200 200 200 200 200 200 200"),
    ("ties:agreement-json", "GET", KEPT, "404 200 200 200 200 200 404"),
    ("meetings:meetings", "GET", {}, "200 200 200 200 200 200 200"),
    ("meetings:meeting", "GET", PUBLIC, "200 200 200 200 200 200 200"),
    ("meetings:meeting", "GET", KEPT, "404 200 200 200 200 200 404"),
    ("meetings:meeting-json", "GET", PUBLIC, "200 200 200 200 200 200 200"),
    ("meetings:meeting-json", "GET", KEPT, "404 200 200 200 200 200 404"),
    ("meetings:commitment", "GET", PUBLIC, "200 200 200 200 200 200 200"),
    ("meetings:commitment", "GET", KEPT, "404 200 200 200 200 200 404"),
    ("meetings:commitment-json", "GET", PUBLIC, "200 200 200 200 200 200 200"),
    ("meetings:commitment-json", "GET", KEPT, "404 200 200 200 200 200 404"),
    ("meetings:commitment-change", "GET", PUBLIC, "404 404 404 200 200 200 404"),
    ("meetings:commitment-change", "POST", PUBLIC, "404 404 404 422 422 422 404"),
    ("meetings:commitment-change", "POST", KEPT, "404 404 404 422 422 422 404"),
    ("meetings:commitments", "GET", {}, "302 200 200 200 200 200 200"),
    ("meetings:follow-up", "GET", {}, "200 200 200 200 200 200 200"),
    ("meetings:follow-up-json", "GET", {}, "200 200 200 200 200 200 200"),
    ("meetings:commitment-new", "GET", {}, "404 404 404 200 200 200 200"),
    ("meetings:commitment-new", "POST", {}, "404 404 404 422 422 422 422"),
    ("meetings:commitment-see-to", "GET", KEPT, "404 404 404 200 200 200 404"),
    ("meetings:commitment-see-to", "POST", KEPT, "404 404 404 302 302 302 404"),
    ("meetings:commitment-wait", "GET", PUBLIC, "404 404 404 200 200 200 404"),
    ("meetings:commitment-wait", "POST", KEPT, "404 404 404 422 422 422 404"),
    (
        "meetings:commitment-wait-no-longer",
        "POST",
        KEPT | {"number": 901},
        "404 404 404 404 404 404 404",
    ),
    ("meetings:committees", "GET", {}, "200 200 200 200 200 200 200"),
    ("meetings:committee", "GET", PUBLIC, "200 200 200 200 200 200 200"),
    ("meetings:committee", "GET", KEPT, "404 200 200 200 200 200 404"),
    ("meetings:committee-set-up", "GET", BARE, "302 404 404 200 200 200 200"),
    ("meetings:committee-set-up", "POST", BARE, "302 404 404 422 422 422 422"),
    ("meetings:committee-new", "GET", {}, "302 404 404 200 200 200 200"),
    ("meetings:committee-new", "POST", {}, "302 404 404 422 422 422 422"),
    ("meetings:seat-add", "POST", KEPT, "302 404 404 422 422 422 404"),
    ("meetings:seat-act", "POST", KEPT | {"number": 901}, "302 404 404 422 422 422 404"),
    ("meetings:meeting-new", "GET", KEPT, "302 404 404 200 200 200 404"),
    ("meetings:meeting-new", "POST", KEPT, "302 404 404 422 422 422 404"),
    ("meetings:prepare", "GET", PUBLIC, "302 404 404 200 200 200 404"),
    ("meetings:prepare", "GET", KEPT, "302 404 404 200 200 200 404"),
    ("meetings:arrange", "POST", KEPT, "302 404 404 422 422 422 404"),
    ("meetings:number", "POST", KEPT, "302 404 404 422 422 422 404"),
    ("meetings:chair", "POST", KEPT, "302 404 404 422 422 422 404"),
    ("meetings:item-add", "POST", KEPT, "302 404 404 422 422 422 404"),
    ("meetings:item", "POST", KEPT | {"number": 901}, "302 404 404 422 422 422 404"),
    ("meetings:paper", "POST", KEPT | {"number": 901}, "302 404 404 422 422 422 404"),
    ("meetings:call", "POST", KEPT, "302 404 404 422 422 422 404"),
    ("meetings:answer", "POST", KEPT | {"number": 901}, "302 404 404 422 422 422 404"),
    ("meetings:move", "POST", KEPT, "302 404 404 422 422 422 404"),
    ("meetings:agenda-word", "GET", KEPT, "302 200 200 200 200 200 404"),
    ("meetings:agenda-book", "GET", KEPT, "302 200 200 200 200 200 404"),
    ("meetings:partners", "GET", KEPT, "302 404 404 404 404 404 404"),
    ("meetings:partner", "GET", KEPT | {"partner": "guessed"}, "302 404 404 404 404 404 404"),
    ("meetings:partner-word", "GET", KEPT | {"partner": "guessed"}, "302 404 404 404 404 404 404"),
    ("meetings:partner-pdf", "GET", KEPT | {"partner": "guessed"}, "302 404 404 404 404 404 404"),
    ("meetings:invited", "GET", LINK, "404 404 404 404 404 404 404"),
    ("meetings:invited", "POST", LINK, "404 404 404 404 404 404 404"),
    ("meetings:invitation", "GET", KEPT, "302 404 404 404 404 404 404"),
    ("meetings:minutes", "GET", PUBLIC, "404 404 404 404 404 404 404"),
    ("meetings:minutes", "GET", KEPT, "404 200 200 200 200 200 404"),
    ("meetings:minutes-json", "GET", PUBLIC, "404 404 404 404 404 404 404"),
    ("meetings:minutes-json", "GET", KEPT, "404 404 404 404 404 404 404"),
    ("meetings:minutes-draft", "POST", KEPT, "302 404 404 422 422 422 404"),
    ("meetings:minutes-hands", "POST", KEPT, "302 404 404 422 422 422 404"),
    ("meetings:minutes-circulate", "POST", KEPT, "302 404 404 422 422 422 404"),
    ("meetings:minutes-revoke", "POST", KEPT | {"number": 1}, "302 404 404 404 404 404 404"),
    ("meetings:minutes-ask", "POST", KEPT, "302 404 404 422 422 422 404"),
    ("meetings:minutes-settle", "POST", KEPT | {"number": 1}, "302 404 404 404 404 404 404"),
    ("meetings:minutes-certify", "POST", KEPT, "302 404 404 422 422 422 404"),
    ("meetings:minutes-publish", "POST", KEPT, "302 404 404 404 422 422 404"),
    ("meetings:minutes-link", "GET", LINK, "404 404 404 404 404 404 404"),
    ("meetings:minutes-link-ask", "POST", LINK, "404 404 404 404 404 404 404"),
    ("meetings:minutes-word", "GET", KEPT, "302 404 404 404 404 404 404"),
    ("meetings:minutes-pdf", "GET", KEPT, "302 404 404 404 404 404 404"),
    ("meetings:live", "GET", PUBLIC, "302 404 404 200 200 200 404"),
    ("meetings:live", "GET", KEPT, "302 404 404 200 200 200 404"),
    ("meetings:live", "POST", KEPT, "302 404 404 422 422 422 404"),
    ("meetings:live-acts", "POST", KEPT, "401 404 404 422 422 422 404"),
    ("meetings:live-follows", "POST", KEPT, "302 404 404 302 302 302 404"),
    ("meetings:live-worker", "GET", KEPT, "404 404 404 200 200 200 404"),
    ("activities:activities", "GET", {}, "200 200 200 200 200 200 200"),
    ("activities:activity", "GET", PUBLIC, "200 200 200 200 200 200 200"),
    ("activities:activity", "GET", KEPT, "404 200 200 200 200 200 404"),
    ("activities:activity-json", "GET", PUBLIC, "200 200 200 200 200 200 200"),
    ("activities:activity-json", "GET", KEPT, "404 200 200 200 200 200 404"),
    ("learning:items", "GET", {}, "200 200 200 200 200 200 200"),
    ("learning:item", "GET", PUBLIC, "200 200 200 200 200 200 200"),
    ("learning:item", "GET", KEPT, "404 200 200 200 200 200 404"),
    ("learning:item-json", "GET", PUBLIC, "200 200 200 200 200 200 200"),
    ("learning:item-json", "GET", KEPT, "404 200 200 200 200 200 404"),
    ("learning:item-move", "GET", PUBLIC, "404 404 404 200 200 200 404"),
    ("learning:item-move", "POST", PUBLIC, "404 404 404 422 422 422 404"),
    ("learning:item-move", "POST", KEPT, "404 404 404 422 422 422 404"),
    ("record:documents", "GET", {}, "200 200 200 200 200 200 200"),
    ("record:document", "GET", PUBLIC, "200 200 200 200 200 200 200"),
    ("record:document", "GET", KEPT, "404 200 200 200 200 200 404"),
    ("record:document-json", "GET", PUBLIC, "200 200 200 200 200 200 200"),
    ("record:document-json", "GET", KEPT, "404 200 200 200 200 200 404"),
    ("record:document-file", "GET", PUBLIC, "200 200 200 200 200 200 200"),
    ("record:document-file", "GET", KEPT, "404 200 200 200 200 200 404"),
    ("record:document-withdraw", "GET", PUBLIC, "404 404 404 404 200 200 404"),
    ("record:document-withdraw", "POST", PUBLIC, "404 404 404 404 422 422 404"),
    ("record:document-withdraw", "POST", KEPT, "404 404 404 404 422 422 404"),
    ("record:document-restore", "POST", PUBLIC, "404 404 404 404 302 302 404"),
    ("record:document-restore", "POST", KEPT, "404 404 404 404 302 302 404"),
    ("discovery:search", "GET", {}, "200 200 200 200 200 200 200"),
]


def addresses(patterns: list[Any], space: str = "") -> Iterator[str]:
    """The names of every address, rooms included."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = ":".join(part for part in (space, pattern.namespace) if part)
            yield from addresses(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            yield ":".join(part for part in (space, pattern.name or str(pattern.pattern)) if part)


def test_every_address_is_in_the_table():
    assert sorted(set(addresses(get_resolver().url_patterns))) == sorted({d[0] for d in DOORS})


def test_every_row_names_every_role():
    assert [door for door in DOORS if len(door[3].split()) != len(ROLES)] == []


def one_of_each(code: str, *, public: bool) -> None:
    """A record of every kind by this code. Rows are enough here: what matters is who may see."""
    facts: dict[str, Any] = {"code": code, "kept_by": OFFICE, "public": public}
    tie = Tie.objects.create(**facts)
    for side, party in enumerate((office(), body("shanghai", "city", "CN"))):
        tie.parties.create(body=party, side=side)
    Agreement.objects.create(instrument="mou", titles={"en": "MoU"}, **facts)
    committee = body("committee", "committee")
    Meeting.objects.create(committee=committee, titles={"en": "Meeting"}, **facts)
    Commitment.objects.create(texts={"en": "To do"}, **facts)
    Activity.objects.create(kind="visit", titles={"en": "Visit"}, **facts)
    LearningItem.objects.create(
        code=code,
        kind="place",
        titles={"en": "Place"},
        city=office(),
        kept_by=OFFICE,
        when_day=date(2020, 1, 1),
        state=ReviewState.PUBLISHED if public else ReviewState.DRAFT,
    )
    a_document(facts)


def a_committee(code: str, *, public: bool) -> None:
    """A committee of the office with a seat; the kept meeting is one it is preparing."""
    made = Committee.objects.create(
        body=body(code, "committee"),
        mandates={"en": "To decide"},
        ground_kind="order",
        kept_by=OFFICE,
        public=public,
    )
    if not public:
        made.seats.create(pk=901, body=office(), role="chair")
        meeting = Meeting.objects.get(code=code)
        Meeting.objects.filter(code=code).update(committee=made.body, status="planned")
        meeting.items.create(pk=901, order=1, texts={"en": "A matter"})
        meeting.invitations.create(pk=901, uid=uuid4(), name="Somebody")


def a_draft(code: str) -> None:
    """A draft of the office with another body."""
    now = timezone.now()
    draft = Draft.objects.create(
        code=code,
        kept_by=OFFICE,
        instrument="mou",
        opened_at=now,
        changed_at=now,
        worded_at=now,
    )
    for side, party in enumerate((office(), body("shanghai", "city", "CN"))):
        draft.parties.create(pk=901 + side, body=party, side=side)
    draft.languages.create(tag="th")
    draft.clauses.create(uid="first", order=10)
    reviews_of(draft)


def reviews_of(draft: Draft) -> None:
    """A version in review: by a link, and by the office's own approvers; a remark in each."""
    form = canonical(standing_of(draft).whole)
    version = draft.versions.create(
        number=9, canonical=form, sha256=sha256_of(form), office=OFFICE, made_at=timezone.now()
    )
    facts = {"version": version, "asked_at": timezone.now()}
    secret = {"secret_sha256": hash_of(LINK["secret"]), "reviewer": "Counsel"}
    draft.reviews.create(pk=901, kind="counsel", **secret, **facts)
    draft.reviews.create(pk=902, kind="council", body=office(), **facts)
    for number in (901, 902):
        said = {"words": "Why?", "at": timezone.now(), "review_id": number}
        draft.remarks.create(pk=number, version=version, **said)


def a_document(facts: dict[str, Any]) -> None:
    """A document with a file and a finding that waits."""
    document = Document.objects.create(
        kind=DocumentKind.TEXT,
        title="Notice",
        text=f"words of {facts['code']}",
        sha256=facts["code"],
        file="notice.txt",
        file_name="notice.txt",
        added_at=timezone.now(),
        **facts,
    )
    values = [{"name": "title", "value": "Notice", "as_written": "words", "start": 0, "end": 5}]
    Finding.objects.create(document=document, order=0, kind="document", values=values)


@pytest.fixture
def register(settings) -> dict[str, User]:
    """One of each record, public and kept, and one user for each role."""
    settings.FILES_ROOT.mkdir(parents=True)
    (settings.FILES_ROOT / "notice.txt").write_text("words")
    Place.objects.create(code="public", kind="site", names={"en": "Site"})
    one_of_each("public", public=True)
    one_of_each("kept", public=False)
    a_committee("public", public=True)
    a_committee("kept", public=False)
    a_draft("kept")
    users = {}
    for role in ROLES[1:]:
        where = body("cmu", "university") if role == "elsewhere" else office()
        users[role] = User.objects.create_user(username=role)
        key = "officer" if role == "elsewhere" else role
        Role.objects.create(user=users[role], body=where, role=key)
    return users


def status(door: Door, user: User | None) -> str:
    """The status with which a door answers this user; what it changed is taken back."""
    name, method, arguments, _ = door
    if arguments is ROLE:
        arguments = {"number": Role.objects.get(user__username="reader").pk}
    client = Client()
    if user:
        client.force_login(user)
    with transaction.atomic():
        answer = client.generic(method, reverse(name, kwargs=arguments))
        transaction.set_rollback(True)
    if answer.streaming:
        list(answer.streaming_content)
    return str(answer.status_code)


@pytest.mark.parametrize("door", DOORS, ids=lambda d: f"{d[1]} {d[0]} {d[2].get('code', '')}")
def test_who_may_pass(door, register):
    found = [status(door, register.get(role)) for role in ROLES]
    assert dict(zip(ROLES, found, strict=True)) == dict(zip(ROLES, door[3].split(), strict=True))
