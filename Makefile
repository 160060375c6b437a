# make run     crawl the bundled example board into the embedded PostgreSQL and show what the ads are worth
# make test    the quick tests (SLOW=1: all of them)
# make lint    ruff and mypy
# make coverage  which branches the quick tests leave out; fails below 95 % of those of the core
# make mutants   which mistakes in the checklist's machinery and in pay the tests would not see
# make bench   how fast all of it is, as one table (BEFORE=FILE: beside another run; ADS=FILES: real ads)
# make lock    resolve the dependencies again
# make audit   ask whether a dependency has a known vulnerability (needs the internet)

PYTHON ?= python3
RERUNS ?= 0
BIN := .venv/bin
PIP = $(BIN)/python -m pip install -qq --disable-pip-version-check --use-pep517
INSTALLED := .venv/.installed

.PHONY: run test lint coverage mutants bench lock audit clean

run: $(INSTALLED)
	@$(BIN)/adcrawler run

test: $(INSTALLED)
	$(BIN)/python -m pytest -n 2 --dist loadfile --reruns $(RERUNS)
	$(if $(SLOW),$(BIN)/python -m pytest -m slow --reruns $(RERUNS) --ignore tests/survival)
	$(if $(SLOW),$(BIN)/python -m pytest -m slow --reruns $(RERUNS) tests/survival)

lint: $(INSTALLED)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/mypy tools

coverage: $(INSTALLED)
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -q -n 2 --dist loadfile
	$(BIN)/coverage combine -q
	$(BIN)/coverage json -q
	$(BIN)/python tools/branches.py coverage.json

mutants: $(INSTALLED)
	$(PYTHON) -m venv .venv/mutants
	.venv/mutants/bin/python -m pip install -qq --disable-pip-version-check \
		--requirement requirements.lock 'mutmut>=3.8,<4'
	.venv/mutants/bin/mutmut run
	.venv/mutants/bin/mutmut results

bench: $(INSTALLED)
	$(BIN)/python -m tools.bench $(if $(BEFORE),--before $(BEFORE)) $(ADS)

$(INSTALLED): pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "adcrawler needs Python 3.11 or newer: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "Python's venv module is missing:" \
		"on Debian and Ubuntu, apt install python3-venv" >&2; exit 1; }
	@echo "Installing adcrawler and its dependencies into .venv (once)…"
	@$(PIP) --requirement requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

lock:
	uv pip compile --quiet --universal --python-version 3.11 --no-emit-index-url --no-emit-find-links \
		--no-header --group dev --output-file requirements.lock pyproject.toml

audit:
	$(PYTHON) -m venv .venv/audit
	.venv/audit/bin/python -m pip install -qq --disable-pip-version-check pip-audit
	.venv/audit/bin/pip-audit --disable-pip --no-deps --requirement requirements.lock

clean:
	rm -rf .venv build *.egg-info
