#!/bin/sh
# Prints the interpreter of a virtual environment for the other end of the supported Pythons
# (3.13 beside 3.11 and the other way round), made when that Python is present; else fails.
set -eu
cd "$(dirname "$0")/.."
have=$(.venv/bin/python -c 'import sys; print("%d.%d" % sys.version_info[:2])')
want=3.13
[ "$have" = 3.13 ] && want=3.11
found=
for name in "python$want" "${PYENV_ROOT:-$HOME/.pyenv}/versions/$want".*/bin/python; do
    if "$name" -c "import sys; sys.exit('%d.%d' % sys.version_info[:2] != '$want')" >/dev/null 2>&1; then
        found=$name
    fi
done
[ -n "$found" ] || exit 1
venv=.venv-$want
stamp=$(cat requirements/dev.txt | cksum)
if [ "$(cat $venv/.set-up 2>/dev/null || true)" != "$stamp" ]; then
    rm -rf "$venv"
    "$found" -m venv "$venv" >&2
    $venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
        -r requirements/dev.txt >&2
    site=$($venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    printf '%s/src\n' "$PWD" >"$site/phinong.pth"
    printf '%s' "$stamp" >$venv/.set-up
fi
echo "$venv/bin/python"
