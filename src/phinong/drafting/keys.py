"""The keys by which texts that travel are signed: an office's own pair, and those of partners.

The private part of an office's key is a file of the data folder that the server alone can read,
kept as the installation's own secret is. It is in no backup: who restores elsewhere makes a new
pair and tells the partners.
"""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from phinong.accounts.roles import May
from phinong.core.acting import Actor, require
from phinong.core.refusals import Refusal, refuse_if
from phinong.drafting.bundles import kid_of, public_of
from phinong.drafting.models import OfficeKey, PartnerKey
from phinong.drafting.texts import user_or_none
from phinong.places.models import Body
from phinong.record.actions import note

# How a fingerprint is read out: groups of four.
GROUP = 4


def fingerprint(kid: str) -> str:
    """A key's name in groups of four, to be read out by telephone."""
    return " ".join(kid[start : start + GROUP] for start in range(0, len(kid), GROUP))


def key_in_use(office: str) -> OfficeKey | None:
    """The key by which an office signs now; None while it has none."""
    return OfficeKey.objects.filter(office=office, retired_at=None).first()


@transaction.atomic
def make_key(office: Body, *, by: Actor) -> OfficeKey:
    """Give an office a key pair; one it had before signs nothing more. Raises NotAllowed."""
    require(by, May.APPROVE, body=office.code)
    now = timezone.now()
    for before in OfficeKey.objects.select_for_update().filter(office=office.code, retired_at=None):
        before.retired_at = now
        before.save(update_fields=["retired_at"])
    private = Ed25519PrivateKey.generate()
    public = public_of(private)
    key = OfficeKey.objects.create(
        office=office.code,
        kid=kid_of(public),
        public=public,
        made_at=now,
        made_by=user_or_none(by),
    )
    keep_private(key.kid, private)
    note("office.key-made", "body", office.pk, by=by, body=office.code, now={"kid": key.kid})
    return key


def keep_private(kid: str, private: Ed25519PrivateKey) -> None:
    """Write the private part where only the server reads it."""
    folder = settings.PHINONG_KEYS
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / kid
    path.touch(mode=0o600)
    path.write_bytes(private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))


def private_of(key: OfficeKey) -> Ed25519PrivateKey | None:
    """The private part of an office's key; None when its file is not on this machine."""
    path = settings.PHINONG_KEYS / key.kid
    if not path.is_file():
        return None
    private = load_pem_private_key(path.read_bytes(), password=None)
    return private if isinstance(private, Ed25519PrivateKey) else None


# ── Keys of partners ──


def why_not_trust(
    *, public: str, heard: str, known: bool, own: bool, same_office: bool
) -> list[Refusal]:
    """Reasons against trusting a key. `heard` is the fingerprint as the partner read it out."""
    try:
        kid = kid_of(public)
    except ValueError:
        return [Refusal("key-unreadable")]
    reasons = []
    if "".join(heard.split()).casefold() != kid:
        reasons.append(Refusal("key-fingerprint-differs"))
    if own or same_office:
        reasons.append(Refusal("key-is-own"))
    if known:
        reasons.append(Refusal("key-trusted-already"))
    return reasons


@transaction.atomic
def trust_key(
    *, by: Actor, kept_by: str, body: Body, public: str, heard: str, name: str = ""
) -> PartnerKey:
    """Trust a partner's key for the office `kept_by`; `by` vouches for it. Raises Refused with
    every reason; NotAllowed."""
    require(by, May.APPROVE, body=kept_by)
    public = public.strip()
    known = PartnerKey.objects.filter(public=public, kept_by=kept_by).exists()
    own = OfficeKey.objects.filter(public=public, office=kept_by).exists()
    refuse_if(
        why_not_trust(
            public=public, heard=heard, known=known, own=own, same_office=body.code == kept_by
        )
    )
    key = PartnerKey.objects.create(
        body=body,
        kid=kid_of(public),
        public=public,
        name=name,
        kept_by=kept_by,
        trusted_by=user_or_none(by),
        trusted_at=timezone.now(),
    )
    now = {"kid": key.kid, "of": body.code, "name": name}
    note("partner.key-trusted", "body", body.pk, by=by, body=kept_by, now=now)
    return key


@transaction.atomic
def revoke_key(key: PartnerKey, *, by: Actor, why: str) -> PartnerKey:
    """Trust a key no longer: what it signs is refused from now on. Raises Refused; NotAllowed."""
    key = PartnerKey.objects.select_for_update(of=("self",)).select_related("body").get(pk=key.pk)
    require(by, May.APPROVE, body=key.kept_by)
    reasons = [Refusal("key-revoked-already")] if key.revoked_at else []
    refuse_if(reasons + ([] if why.strip() else [Refusal("reason-missing")]))
    key.revoked_at = timezone.now()
    key.save(update_fields=["revoked_at"])
    now = {"kid": key.kid, "of": key.body.code}
    note("partner.key-revoked", "body", key.body_id, by=by, body=key.kept_by, now=now, why=why)
    return key
