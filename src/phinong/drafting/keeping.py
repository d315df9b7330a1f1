"""The doors for what is kept of a signing: scans, photographs, and where each original lies."""

import hashlib
from collections.abc import Collection, Mapping, Sequence

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from phinong.core.acting import Actor
from phinong.core.refusals import refuse_if
from phinong.drafting.access import May, require_any
from phinong.drafting.actions import locked, noted
from phinong.drafting.keeping_rules import (
    TAKEN,
    media_of,
    why_not_hold,
    why_not_keep,
    why_not_take_off,
)
from phinong.drafting.models import Ceremony, Draft, Keepsake, KeepsakeKind, Original
from phinong.drafting.photographs import NotWhole, without_camera_data
from phinong.drafting.texts import user_or_none
from phinong.places.models import Body
from phinong.record.files import keep_file

Texts = Mapping[str, str]


@transaction.atomic
def keep(
    draft: Draft,
    *,
    by: Actor,
    kind: str,
    content: bytes,
    caption: Texts,
    original: Original | None = None,
    public: bool = False,
    bare: bool = False,
) -> Keepsake:
    """Keep a scan of an original, or a photograph of the signing, under its SHA-256.

    A `bare` photograph is kept without what the camera wrote into it, and the hash is that of the
    file as it is kept. Raises Refused with every reason: not signed yet, another kind of file, too
    large, kept already, not whole; NotAllowed for who may not keep ties in a party's office.
    """
    draft = locked(draft)
    office = require_any(by, May.EDIT_TIE, draft)
    ceremony = Ceremony.objects.filter(draft=draft).first()
    kept = Keepsake.objects.filter(ceremony__draft=draft)
    bare = bare and kind == KeepsakeKind.PHOTO
    content, whole = bared(content) if bare else (content, True)
    media, sha256 = media_of(content), hashlib.sha256(content).hexdigest()
    caption = {tag: text.strip() for tag, text in caption.items() if text.strip()}
    refuse_if(
        why_not_keep(
            whole=whole,
            signed=ceremony is not None,
            kind=kind,
            media=media,
            size=len(content),
            most=settings.PHINONG_MAX_UPLOAD,
            kept=kept.count(),
            again=kept.filter(sha256=sha256).exists(),
            named=bool(caption),
        )
    )
    assert ceremony is not None  # noqa: S101 - the rule above said so
    keepsake = Keepsake.objects.create(
        ceremony=ceremony,
        kind=kind,
        sha256=sha256,
        file=keep_file(content),
        media_type=media,
        caption=caption,
        original=original if kind == KeepsakeKind.SCAN else None,
        public=public,
        added_at=timezone.now(),
        added_by=user_or_none(by),
    )
    now = {"kind": kind, "sha256": sha256, "caption": caption, "public": public, "bare": bare}
    noted("draft.keepsake-kept", draft, by=by, office=office, now=now)
    return keepsake


def bared(content: bytes) -> tuple[bytes, bool]:
    """A photograph without what the camera wrote into it, and whether that could be done; what is
    none is left to the rule, which has a reason against it."""
    if media_of(content) not in TAKEN[KeepsakeKind.PHOTO]:
        return content, True
    try:
        return without_camera_data(content), True
    except NotWhole:
        return content, False


@transaction.atomic
def show_keepsake(draft: Draft, number: int, *, by: Actor, public: bool) -> Keepsake:
    """Let everyone see a keepsake who may see the agreement, or the parties' offices alone.

    The same as before changes nothing. Raises Keepsake.DoesNotExist; NotAllowed.
    """
    draft = locked(draft)
    office = require_any(by, May.EDIT_TIE, draft)
    keepsake = attached(draft).get(pk=number)
    if keepsake.public != public:
        keepsake.public = public
        keepsake.save(update_fields=["public"])
        was, now = {"public": not public}, {"public": public, "sha256": keepsake.sha256}
        noted("draft.keepsake-shown", draft, by=by, office=office, was=was, now=now)
    return keepsake


@transaction.atomic
def take_off(draft: Draft, number: int, *, by: Actor, why: str) -> None:
    """Take a scan or photograph off the signing; the history keeps its hash. Nothing when it is
    gone already. Raises Refused without a reason, and for the sealed text; NotAllowed."""
    draft = locked(draft)
    office = require_any(by, May.EDIT_TIE, draft)
    for keepsake in Keepsake.objects.filter(ceremony__draft=draft, pk=number):
        refuse_if(why_not_take_off(kind=keepsake.kind, why=why))
        was = {"kind": keepsake.kind, "sha256": keepsake.sha256, "caption": keepsake.caption}
        keepsake.delete()
        noted("draft.keepsake-taken-off", draft, by=by, office=office, was=was, why=why)


def attached(draft: Draft) -> QuerySet[Keepsake]:
    """The scans and photographs of a draft's signing, without the sealed text."""
    rows = Keepsake.objects.filter(ceremony__draft=draft, kind__in=TAKEN)
    return rows.order_by("kind", "added_at", "pk")


@transaction.atomic
def hold_original(
    draft: Draft,
    number: int,
    *,
    by: Actor,
    keeper: str,
    kept_at: Texts,
    tags: Sequence[str],
) -> Original:
    """Say which body keeps an original, where, and in which languages it is.

    `keeper` is the code of a party, of the unit that carries its work, or of the office that opened
    the draft; empty while it is not known. The same as before changes nothing. Raises Refused;
    Original.DoesNotExist; NotAllowed.
    """
    draft = locked(draft)
    office = require_any(by, May.EDIT_TIE, draft)
    originals = Original.objects.select_related("keeper").filter(ceremony__draft=draft)
    original = originals.get(number=number)
    keepers = {body.code: body for body in keepers_of(draft)}
    refuse_if(why_not_hold(keeper=keeper, keepers=keepers, tags=tags))
    was = held(original)
    original.keeper, original.tags = keepers.get(keeper), list(tags)
    original.kept_at = {tag: text.strip() for tag, text in kept_at.items() if text.strip()}
    if held(original) != was:
        original.save(update_fields=["keeper", "kept_at", "tags"])
        now = held(original)
        noted("draft.original-held", draft, by=by, office=office, was=was, now=now)
    return original


def held(original: Original) -> dict[str, object]:
    """What an event keeps of an original."""
    keeper = original.keeper.code if original.keeper else ""
    return {
        "original": original.number,
        "keeper": keeper,
        "kept_at": original.kept_at,
        "languages": original.tags,
    }


def keepers_of(draft: Draft) -> list[Body]:
    """The bodies that may keep an original: the parties, their units, the opening office."""
    named = [body for p in draft.parties.all() for body in (p.body, p.base_unit) if body]
    opening: Collection[Body] = Body.objects.filter(code=draft.kept_by)
    return list({body.code: body for body in [*named, *opening]}.values())
