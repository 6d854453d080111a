# make app    the chat, on http://localhost:7860
# make test   the tests, on two cores
# Each makes the virtual environment .venv and installs what it needs, the first time.

VENV := .venv
PY := $(VENV)/bin/python
CANDIDATES := $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11
USABLE := import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))
TORCH := torch>=2.11,<2.14
ARGS ?=

.PHONY: app test lint types

app: $(VENV)/.installed-app
	$(PY) app.py $(ARGS)

test: $(VENV)/.installed-test
	$(PY) -m pytest -n 2 --dist loadfile $(ARGS)

lint: $(VENV)/.installed-test
	$(PY) -m ruff check .

types: $(VENV)/.installed-test
	$(PY) -m mypy --strict

# PyTorch first and by name: what follows then keeps the build that was chosen here.
$(VENV)/.installed-app: pyproject.toml | $(PY)
	$(PY) -m pip install --quiet "$(TORCH)"
	$(PY) -m pip install --quiet --editable .
	touch $@

$(VENV)/.installed-test: pyproject.toml | $(PY)
	$(PY) -m pip install --quiet "$(TORCH)"
	$(PY) -m pip install --quiet --editable ".[dev,train,odbc]"
	touch $@ $(VENV)/.installed-app

$(PY):
	@for python in $(CANDIDATES); do \
	  if "$$python" -c "$(USABLE)" >/dev/null 2>&1; then exec "$$python" -m venv $(VENV); fi; \
	done; \
	echo "No Python 3.11 or newer with its venv module was found: install one (Debian: apt-get install" \
	  "python3 python3-venv), or name it: make PYTHON=/path/to/python3.12" >&2; exit 1
