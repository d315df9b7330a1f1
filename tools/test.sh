#!/bin/sh
# The whole suite twice: on SQLite with the browser journeys, then on PostgreSQL by a second Python,
# each where it is present. Extra words go to pytest.
set -eu
cd "$(dirname "$0")/.."
bin=.venv/bin
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export PHINONG_DATA="$scratch/data" PHINONG_STATIC="$PWD/var/static"
# Each worker, and each command that a test starts, would compile every module anew.
unset PYTHONDONTWRITEBYTECODE

echo "== $($bin/python --version), SQLite, browser"
$bin/python -m pytest -n 2 --dist worksteal "$@"

# The second time with all that differs at once: PostgreSQL, and a second Python where there is one.
other=$(sh tools/second_python.sh) || other=
second=${other:-$bin/python}
if $bin/python -m tests.postgres --present; then
    echo "== $($second --version), PostgreSQL"
    [ -n "$other" ] || echo "== second Python: none present, left out"
    $bin/python -m tests.postgres -- "$second" -m pytest -n 2 --dist worksteal -m "not browser" "$@"
elif [ -n "$other" ]; then
    echo "== PostgreSQL: its binaries are not present, left out"
    echo "== $($other --version), SQLite"
    $other -m pytest -n 2 --dist worksteal -m "not browser" "$@"
else
    echo "== PostgreSQL and a second Python: none present, left out"
fi
