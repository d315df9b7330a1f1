#!/bin/sh
# Everything that can be said about the code without running it; every fault is shown, not the first.
set -u
cd "$(dirname "$0")/.."
bad=0
try() {
    name=$1
    shift
    if out=$("$@" 2>&1); then
        printf 'ok    %s\n' "$name"
    else
        printf 'FAIL  %s\n%s\n' "$name" "$out"
        bad=1
    fi
}
bin=.venv/bin
export PHINONG_DATA="${PHINONG_DATA:-var}"
try "format" $bin/ruff format --check src tests bench tools
try "lint" $bin/ruff check src tests bench tools
try "types" $bin/mypy
try "templates" $bin/djlint src/phinong --lint --quiet
try "floors" $bin/lint-imports --no-cache
try "framework" $bin/python -m django check --settings phinong.site.settings
try "migrations" $bin/phinong makemigrations --check --dry-run
try "translations" $bin/python tools/messages.py --check
try "glossary" $bin/python tools/glossary.py --check
try "procedures" $bin/python tools/procedures.py --check
try "sizes" $bin/python tools/sizes.py
exit $bad
