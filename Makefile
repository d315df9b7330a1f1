# The commands of the house. `make run` and `make test` do all set-up by themselves.
.PHONY: setup setup-dev run test check bench format messages lock gazetteer clean

PY := .venv/bin/python

setup:
	@sh tools/setup.sh run

setup-dev:
	@sh tools/setup.sh dev

run: setup
	@.venv/bin/phinong serve --demo

test: setup-dev
	@sh tools/test.sh

check: setup-dev
	@sh tools/check.sh

bench: setup-dev
	@$(PY) -m bench

format: setup-dev
	@.venv/bin/ruff format src tests bench tools
	@.venv/bin/ruff check --fix src tests bench tools

messages: setup-dev
	@$(PY) tools/messages.py --compile

lock: setup-dev
	@sh tools/lock.sh

gazetteer: setup-dev
	@$(PY) -m pip install --quiet --require-hashes -r requirements/build.txt
	@$(PY) tools/build_gazetteer.py

clean:
	rm -rf .venv .venv-* node_modules src/phinong/site/static/build .mypy_cache .ruff_cache .pytest_cache
