# `make run` sets everything up and opens the site; `make test` sets everything up and runs the tests.
# Only Python 3.11 or newer, make and a package index are assumed.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
CORPUS ?= ../shared/corpus
OFFICIAL ?= ../shared/data/official/LA_Inspection_Outcomes_as_at_31_March_2025.ods
SECONDARY ?= ../shared/data/reference/missing_reports.csv
STATISTICS ?= ../shared/data
GOLD ?= ../shared/gold/gold_dev.csv

.PHONY: run demo test chromium lint format model snapshot benchmark lock clean

# With REPORTS, a folder of reports, they are read first, and the site can show their pages.
run: $(READY)
ifdef REPORTS
	@$(BIN)/lineofsight build "$(REPORTS)"
	@$(BIN)/lineofsight serve --reports "$(REPORTS)"
else
	@$(BIN)/lineofsight serve
endif

# The same site on made-up reports, apart from the national record: to see the reader and the review at work.
demo: $(READY)
	@test -d build/sample-reports || $(BIN)/python -m samples build/sample-reports
	@$(BIN)/lineofsight build build/sample-reports --register build/samples.sqlite --empty
	@$(BIN)/lineofsight themes code --register build/samples.sqlite
	@$(BIN)/lineofsight serve --register build/samples.sqlite --reports build/sample-reports

test: $(READY) chromium
	$(BIN)/python -m pytest -n auto

# The browser that the tests drive: Debian's package, where this machine can install it.
chromium:
	@command -v chromium >/dev/null || { command -v apt-get >/dev/null && test "$$(id -u)" = 0 \
		&& apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y chromium >/dev/null; } \
		|| echo "Chromium is not here and could not be installed; the browser tests will be skipped."

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry src

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The theme coder, from what was coded by reading (themes/labels.csv and GOLD) and the words of the reports.
model: $(READY) build/reports.sqlite
	$(BIN)/python -m lineofsight.themes.making build/reports.sqlite "$(GOLD)" src/lineofsight/themes/trained \
		docs/model-card.md

# The facts-only snapshots that ship with the package, from the reports and statistics in ../shared.
snapshot: $(READY) build/reports.sqlite
	$(BIN)/lineofsight reconcile "$(OFFICIAL)" --register build/reports.sqlite
	$(BIN)/lineofsight secondary "$(SECONDARY)" --register build/reports.sqlite
	$(BIN)/lineofsight themes code --register build/reports.sqlite
	$(BIN)/python -c "from pathlib import Path; from lineofsight.register import *; \
		from lineofsight.register.snapshot import SNAPSHOT_FOLDER; \
		write_snapshot(Register.open(Path('build/reports.sqlite')), SNAPSHOT_FOLDER)"
	$(BIN)/python -m lineofsight.pathway.page docs/backtest.md
	$(BIN)/python -m lineofsight.indicators.snapshot "$(STATISTICS)"
	$(BIN)/python -m lineofsight.indicators.pages docs/reference/indicators.md "$(STATISTICS)"
	$(BIN)/python -m lineofsight.indicators.drift
	$(BIN)/python -m lineofsight.briefings.workforce docs/analysis/workforce-and-judgements.md
	$(BIN)/python -m lineofsight.web.api.making

build/reports.sqlite: $(READY)
	@mkdir -p build && rm -f build/reports.sqlite*
	$(BIN)/lineofsight build "$(CORPUS)" --register build/reports.sqlite --empty

benchmark: $(READY) build/reports.sqlite
	$(BIN)/python -m benchmarks.read "$(CORPUS)/childrens-services"
	$(BIN)/lineofsight themes code --register build/reports.sqlite
	$(BIN)/python -m benchmarks.search build/reports.sqlite
	$(BIN)/python -m benchmarks.briefing build/reports.sqlite
	$(BIN)/python -m benchmarks.indicators "$(STATISTICS)"
	$(BIN)/python -m benchmarks.web
	$(BIN)/python -m benchmarks.first_paint

# Exact versions with hashes, and no address of any index.
lock: $(READY)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --no-annotate --upgrade --output-file requirements.lock

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; say which with: make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
