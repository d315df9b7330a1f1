"""The secret in a review's link: made once, shown once, kept only as its hash."""

import hashlib
import hmac
import secrets

from phinong.drafting.models import Review

SECRET_BYTES = 32


def new_secret() -> str:
    """A secret for a link: 32 random bytes, base64url, 43 characters."""
    return secrets.token_urlsafe(SECRET_BYTES)


def hash_of(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def review_by(secret: str) -> Review | None:
    """The review that a secret opens, expired and revoked ones too; None when it opens none.

    The index is searched by the hash alone, so that how long it takes tells nothing of a secret.
    """
    wanted = hash_of(secret)
    found = Review.objects.filter(secret_sha256=wanted)
    review = found.select_related("draft", "version", "body", "asked_by").first()
    if review is None or not hmac.compare_digest(review.secret_sha256, wanted):
        return None
    return review
