"""The secret in a link: made once, shown once, kept only as its hash."""

import hashlib
import hmac
import secrets
from typing import TypeVar

from django.db.models import Model, QuerySet

from phinong.drafting.models import Review

SECRET_BYTES = 32

Row = TypeVar("Row", bound=Model)


def new_secret() -> str:
    """A secret for a link: 32 random bytes, base64url, 43 characters."""
    return secrets.token_urlsafe(SECRET_BYTES)


def hash_of(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def opened_by(secret: str, rows: QuerySet[Row]) -> Row | None:
    """The one of these rows that a secret opens, by their `secret_sha256`; None when it opens none.

    The index is searched by the hash alone, so that how long it takes tells nothing of a secret.
    """
    wanted = hash_of(secret)
    row = rows.filter(secret_sha256=wanted).first()
    kept = getattr(row, "secret_sha256", "")
    return row if row is not None and hmac.compare_digest(kept, wanted) else None


def review_by(secret: str) -> Review | None:
    """The review that a secret opens, expired and revoked ones too; None when it opens none."""
    related = ("draft", "version", "body", "asked_by")
    return opened_by(secret, Review.objects.select_related(*related))
