"""Typed values from the environment.

Every reader stops with one sentence that names the variable and the values it accepts, so that
a wrong setting is found at the start and not at the first request.
"""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from phinong.reader.proposer import Endpoint, endpoint_from

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}
# Seconds that a worker keeps its connection: to open one and read the tables' definitions takes
# SQLite as long as all the queries of a page.
KEPT_OPEN = 600


class BadSetting(SystemExit):
    """A variable holds something it cannot hold; the message is printed and the process ends."""


def text(name: str, default: str = "") -> str:
    """The variable as text, or `default` when it is unset or empty."""
    return os.environ.get(name) or default


def flag(name: str, default: bool = False) -> bool:
    """The variable as yes or no. Accepts 1/0, true/false, yes/no, on/off."""
    value = os.environ.get(name)
    if value is None:
        return default
    folded = value.strip().casefold()
    if folded not in TRUE | FALSE:
        raise BadSetting(f"{name}={value!r}: use one of 1, 0, true, false, yes, no, on, off.")
    return folded in TRUE


def number(name: str, default: int) -> int:
    """The variable as a whole number."""
    value = os.environ.get(name)
    if not value:
        return default
    try:
        return int(value)
    except ValueError:
        raise BadSetting(f"{name}={value!r}: use a whole number, for example {default}.") from None


def words(name: str, default: list[str]) -> list[str]:
    """The variable as a list, separated by commas."""
    value = os.environ.get(name)
    return [word.strip() for word in value.split(",") if word.strip()] if value else default


def folder(name: str) -> Path | None:
    """The variable as a folder that is there; None when it is unset."""
    value = os.environ.get(name)
    if not value:
        return None
    path = Path(value)
    if not path.is_dir():
        raise BadSetting(f"{name}={value!r}: use a folder that is there.")
    return path.resolve()


def beginning_with(start: str) -> dict[str, str]:
    """All variables whose names begin so: {rest of the name: value}."""
    return {name[len(start) :]: text(name) for name in os.environ if name.startswith(start)}


def web_address(name: str) -> str:
    """The variable as an address that begins with http:// or https://; empty when it is unset."""
    value = text(name)
    if value and (urlsplit(value).scheme not in {"http", "https"} or not urlsplit(value).hostname):
        raise BadSetting(f"{name}={value!r}: use an address, for example https://tsa.example.org/.")
    return value


def language_model() -> Endpoint | None:
    """The optional language model of PHINONG_LLM_URL, _MODEL, _KEY and _SECONDS.

    None without an address: then nothing is sent anywhere.
    """
    try:
        return endpoint_from(os.environ)
    except ValueError as wrong:
        raise BadSetting(str(wrong)) from None


def database(name: str, data: Path) -> dict[str, object]:
    """Django's connection settings from a URL.

    Accepts postgresql://user:password@host:port/name (a socket folder goes in ?host=) and
    sqlite:///absolute/path. Unset means the embedded SQLite file in the data folder.
    """
    value = os.environ.get(name)
    if not value:
        return sqlite(data / "phinong.sqlite3")
    url = urlsplit(value)
    if url.scheme == "sqlite":
        return sqlite(Path(unquote(url.path)))
    if url.scheme in {"postgresql", "postgres"}:
        return postgresql(value)
    raise BadSetting(f"{name}: use postgresql://… or sqlite:///…, not {url.scheme or value!r}.")


def sqlite(path: Path) -> dict[str, object]:
    """SQLite tuned for one machine: write-ahead log, writers queue instead of failing.

    A worker keeps its connection for ten minutes. The file is not mapped: the operating system
    keeps it in memory as well, and no worker grows by what it has read.
    """
    pragmas = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-8000;"
        " PRAGMA temp_store=MEMORY;"
    )
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {"init_command": pragmas, "transaction_mode": "IMMEDIATE", "timeout": 20},
        "CONN_MAX_AGE": KEPT_OPEN,
        # Tests use a file too: two requests at once lock a shared memory database for good.
        "TEST": {"NAME": str(path.with_name("test.sqlite3"))},
    }


def mail(name: str) -> dict[str, object]:
    """Django's settings for sending mail from an address.

    Accepts smtp://user:password@host:port, smtps:// for TLS from the start and smtp+tls:// for
    STARTTLS. Unset means that letters are printed on the console.
    """
    value = os.environ.get(name)
    if not value:
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    url = urlsplit(value)
    ports = {"smtp": 25, "smtps": 465, "smtp+tls": 587}
    if url.scheme not in ports or not url.hostname:
        raise BadSetting(f"{name}: use smtp://, smtps:// or smtp+tls://user:password@host:port.")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": url.hostname,
        "EMAIL_PORT": url.port or ports[url.scheme],
        "EMAIL_HOST_USER": unquote(url.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(url.password or ""),
        "EMAIL_USE_SSL": url.scheme == "smtps",
        "EMAIL_USE_TLS": url.scheme == "smtp+tls",
        "EMAIL_TIMEOUT": 20,
    }


def postgresql(value: str) -> dict[str, object]:
    """Connection settings of a PostgreSQL address; connections are kept for ten minutes."""
    url = urlsplit(value)
    pairs = [pair.split("=", 1) for pair in url.query.split("&") if "=" in pair]
    query = {key: unquote(text_) for key, text_ in pairs}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.lstrip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": query.get("host") or url.hostname or "",
        "PORT": str(url.port or ""),
        "CONN_MAX_AGE": KEPT_OPEN,
        "CONN_HEALTH_CHECKS": True,
    }
