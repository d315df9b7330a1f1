#!/bin/sh
# Sets up what a command needs and nothing twice: `tools/setup.sh run` or `tools/setup.sh dev`.
# Root is asked for only when a system package is missing, and then by name.
set -eu
cd "$(dirname "$0")/.."
want=${1:-run}

say() { printf '%s\n' "$*" >&2; }

# A system package: installed here when we are root, else with sudo, else asked for by name.
system_package() {
    say "A system package is needed: $* ."
    if [ "$(id -u)" = 0 ]; then
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null
    elif command -v sudo >/dev/null 2>&1; then
        sudo sh -c "apt-get update -qq && apt-get install -y -qq $*" >/dev/null
    else
        say "Install it as root:  apt-get install $*"
        exit 1
    fi
}

good_python() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    for name in ${PYTHON:-} python3 python3.13 python3.12 python3.11; do
        if good_python "$name"; then echo "$name"; return; fi
    done
    say "Python 3.11 or newer was not found. On Debian: apt-get install python3"
    exit 1
}

make_venv() {
    [ -x .venv/bin/python ] && good_python .venv/bin/python && return
    python=$(find_python)
    say "Setting up with $($python --version) …"
    rm -rf .venv
    if ! "$python" -c 'import ensurepip' >/dev/null 2>&1; then
        system_package python3-venv
    fi
    "$python" -m venv .venv
}

# What the set-up was made from; when it is the same as last time there is nothing to do.
fingerprint() {
    cat "requirements/$1.txt" package-lock.json tools/setup.sh | cksum
    find src/phinong/site/frontend src/phinong/locale/parts -type f -exec cksum {} + 2>/dev/null | sort
    pwd
}

packages() {
    say "Installing the locked packages …"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
        -r "requirements/$want.txt"
    # The checkout is used in place: no build step, so nothing unlocked is downloaded.
    site=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    printf '%s/src\n' "$PWD" >"$site/phinong.pth"
    printf '#!%s/.venv/bin/python\nfrom phinong.site.cli import main\n\nmain()\n' "$PWD" >.venv/bin/phinong
    chmod +x .venv/bin/phinong
}

# Node builds the stylesheet, scripts and fonts. Where there is none, PyPI's copy serves.
node_path() {
    if command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 &&
        node -e 'process.exit(process.versions.node.split(".")[0] < 18 ? 1 : 0)'; then
        return
    fi
    if [ ! -x .venv-node/bin/npm ]; then
        say "Installing Node.js from PyPI, for the build of the pages' parts …"
        .venv/bin/python -m venv .venv-node
        .venv-node/bin/python -m pip install --quiet --disable-pip-version-check \
            --require-hashes -r requirements/node.txt
    fi
    PATH="$PWD/.venv-node/bin:$PATH"
    export PATH
}

frontend() {
    node_path
    say "Building stylesheet, scripts and fonts …"
    npm ci --silent --no-audit --no-fund
    npm run --silent build
}

static() {
    say "Collecting static files and translations …"
    .venv/bin/python tools/messages.py --compile
    .venv/bin/phinong collectstatic --noinput --verbosity 0
}

# What only developers' machines need: a browser for the journeys.
browser() {
    [ "$want" = dev ] || return 0
    if ! command -v chromium >/dev/null 2>&1 && ! command -v chromium-browser >/dev/null 2>&1; then
        system_package chromium fonts-noto-cjk
    fi
}

make_venv
now=$(fingerprint "$want")
if [ "$(cat ".venv/.set-up-$want" 2>/dev/null || true)" != "$now" ]; then
    packages
    frontend
    static
    printf '%s' "$now" >".venv/.set-up-$want"
    # The developers' set holds everything that running needs.
    [ "$want" = dev ] && fingerprint run >.venv/.set-up-run
fi
browser
