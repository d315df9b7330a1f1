#!/bin/sh
# The whole suite: on SQLite with the browser journeys, then on PostgreSQL where its binaries are
# present, then on a second Python where one is present. Extra words go to pytest.
set -eu
cd "$(dirname "$0")/.."
bin=.venv/bin
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export PHINONG_DATA="$scratch/data" PHINONG_STATIC="$PWD/var/static"

echo "== $($bin/python --version), SQLite, browser"
$bin/python -m pytest -n 2 "$@"

if $bin/python -m tests.postgres --present; then
    echo "== $($bin/python --version), PostgreSQL"
    $bin/python -m tests.postgres -- $bin/python -m pytest -n 2 -m "not browser" "$@"
else
    echo "== PostgreSQL: its binaries are not present, left out"
fi

if other=$(sh tools/second_python.sh); then
    echo "== $($other --version), SQLite"
    $other -m pytest -n 2 -m "not browser" "$@"
else
    echo "== second Python: none present, left out"
fi
