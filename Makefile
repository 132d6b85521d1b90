# Every target makes and uses .venv at the root; `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: help demo page test lint format eval bench model tutorial reference check-api check-cluster lock licences sbom audit wheel calibrate clean

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
export PYTHONUTF8 = 1

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(READY): pyproject.toml requirements/dev.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c requirements/dev.txt -e '.[dev]'
	touch $@

demo: $(READY) ## read the samples, print who held what day by day, serve the page
	$(BIN)/whoholds demo --out out

page: ## build the page that `whoholds serve` shows (needs Node 20 or later)
	npm --prefix frontend ci --no-audit --no-fund
	npm --prefix frontend run check
	npm --prefix frontend run build

test: $(READY) ## run the tests
	$(BIN)/python -m pytest

lint: $(READY) ## check style, types, import rules and sizes
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy src tests tools
	$(BIN)/lint-imports
	$(BIN)/python tools/check_sizes.py src training evaluation tools tests

format: $(READY) ## format the code
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

eval: $(READY) ## measure against the gold
	$(BIN)/python -m evaluation

bench: $(READY) ## measure speed
	$(BIN)/python -m evaluation.bench

# Training needs torch, so it has an environment of its own.
.venv-training/.ready: training/requirements.txt pyproject.toml
	test -x .venv-training/bin/python || $(PYTHON) -m venv .venv-training
	.venv-training/bin/python -m pip install --quiet --disable-pip-version-check -r training/requirements.txt -e .
	touch $@

model: .venv-training/.ready ## train the language model and export it to ONNX
	.venv-training/bin/python -m training

reference: $(READY) ## write docs/reference anew from the code
	$(BIN)/python tools/write_reference.py

check-api: $(READY) ## hold the API to OGC's tests and to random requests, and exports to the programs they are for
	$(BIN)/python tools/check_api.py

tutorial: $(READY) ## run the tutorial notebook anew and keep what it shows
	$(BIN)/python -m pip install --quiet --disable-pip-version-check nbclient nbformat ipykernel
	$(BIN)/python tools/run_tutorial.py

check-cluster: $(READY) ## run a batch on a Ray cluster of this machine, with actors and nodes that die
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[ray]'
	$(BIN)/python -m pytest tests/batch/test_cluster.py

lock: ## write the versions for development and CI anew (needs pip-tools)
	pip-compile --quiet --extra dev --strip-extras --no-annotate --no-header --no-emit-index-url --no-emit-trusted-host \
	  --no-emit-find-links --output-file requirements/dev.txt pyproject.toml && sed -i '/^whoholds/d' requirements/dev.txt

licences: $(READY) ## write docs/licences.md anew from what the packages say of themselves
	$(BIN)/python -m tools.write_licences

sbom: $(READY) ## write a bill of materials (CycloneDX) into dist/
	$(BIN)/python -m tools.write_sbom

audit: $(READY) ## ask for known vulnerabilities of the locked versions; says so where it can't
	$(BIN)/python -m pip install --quiet --disable-pip-version-check pip-audit || true
	$(BIN)/python -m tools.audit

wheel: $(READY) ## build the wheel twice, compare, weigh, and keep it in dist/
	$(BIN)/python -m tools.check_wheel dist

calibrate: $(READY) ## learn anew what a claim's confidence is worth (needs the gold)
	$(BIN)/python -m evaluation.calibration

clean: ## remove what was made here
	rm -rf out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
