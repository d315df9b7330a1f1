"""A PostgreSQL server of the tests' own, started in a scratch folder and thrown away after.

    python -m tests.postgres --present         exit 0 when PostgreSQL's programs are here
    python -m tests.postgres -- COMMAND …      run a command with DATABASE_URL set to such a server

The server listens on a Unix socket only. Its programs refuse to run as root; then another user
of this machine runs them.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

INSTALLED = Path("/usr/lib/postgresql")
USER = "phinong"
# Nothing here outlives the run, so nothing is written twice to be safe.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
    "log_min_messages": "fatal",
}


def program(name: str) -> str | None:
    """Where a program of PostgreSQL is: the newest installed version, else the path's."""
    versions = sorted(INSTALLED.glob("*/bin"), key=lambda path: float(path.parent.name))
    for folder in reversed(versions):
        if (folder / name).exists():
            return str(folder / name)
    return shutil.which(name)


def server_user() -> str | None:
    """Who runs the server: this user, or another one where this user is root."""
    if os.geteuid():
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in known), None)


def present() -> bool:
    """Whether a server can be started here."""
    found = all(map(program, ("initdb", "pg_ctl", "createdb")))
    return found and (os.geteuid() != 0 or server_user() is not None)


def as_user(user: str | None) -> dict[str, object]:
    """How subprocess changes to a user; nothing to change without one."""
    if user is None:
        return {}
    return {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []}


def create(folder: Path, user: str | None) -> None:
    """Make an empty cluster in which text sorts the same on every machine."""
    command = [program("initdb"), "-D", folder / "data", "-U", USER, "-E", "UTF8"]
    command += ["--locale=C", "-A", "trust", "--no-sync"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder, **as_user(user))


def control(folder: Path, user: str | None, *words: str) -> None:
    """Start or stop the server and wait for it. Raises CalledProcessError; the log says why."""
    options = " ".join(f"-c {name}='{value}'" for name, value in SETTINGS.items())
    command = [program("pg_ctl"), "-D", folder / "data", "-l", folder / "log", "-w"]
    command += ["-o", f"-k {folder} {options}", *words]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder, **as_user(user))


def create_database(folder: Path) -> None:
    """Make the database that the address names; tests make their own beside it."""
    command = [program("createdb"), "-h", folder, "-U", USER, USER]
    subprocess.run(command, check=True)


@contextmanager
def server() -> Iterator[str]:
    """A running server's address, for DATABASE_URL; stopped and removed at the end."""
    user = server_user()
    folder = Path(tempfile.mkdtemp(prefix="phinong-pg-"))
    try:
        if user:
            shutil.chown(folder, user)
        create(folder, user)
        control(folder, user, "start")
        try:
            create_database(folder)
            yield f"postgresql://{USER}@/{USER}?host={folder}"
        finally:
            control(folder, user, "stop", "-m", "fast")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    """Do what the words on the command line say."""
    if sys.argv[1:] == ["--present"]:
        return 0 if present() else 1
    if sys.argv[1:2] != ["--"] or len(sys.argv) < 3:
        print(__doc__, file=sys.stderr)
        return 2
    with server() as address:
        environment = {**os.environ, "DATABASE_URL": address}
        return subprocess.run(sys.argv[2:], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
