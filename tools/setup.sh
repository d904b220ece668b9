#!/usr/bin/env bash
# Set up .venv from a lock file, and the system's programs that Python does not bring.
# Usage: tools/setup.sh LOCK [test|bench]
set -euo pipefail
cd "$(dirname "$0")/.."
lock=$1 purpose=${2:-run}
python=${PYTHON:-python3}

say() { printf 'setup: %s\n' "$*" >&2; }

check_python() {
  local found
  found=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || {
    say "no $python here; install Python 3.11 or say which: make PYTHON=/path/to/python3.11"
    exit 2
  }
  if [ "$found" != 3.11 ]; then
    say "$python is Python $found, and the lock files are for 3.11: make PYTHON=python3.11"
    exit 2
  fi
}

# Debian's tesseract reads scanned pages; without it they are named as not readable.
install_packages() {
  local missing=()
  command -v tesseract >/dev/null || missing+=(tesseract-ocr)
  command -v tesseract >/dev/null && tesseract --list-langs 2>/dev/null | grep -qx nor \
    || missing+=(tesseract-ocr-nor)
  if [ "$purpose" = test ]; then
    command -v chromium >/dev/null || missing+=(chromium)
  fi
  if [ "$purpose" = bench ]; then
    command -v java >/dev/null || missing+=(default-jre-headless)
  fi
  if [ ${#missing[@]} -eq 0 ]; then
    return
  fi
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "installing ${missing[*]}"
    if { DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" \
      || { apt-get update -q \
        && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"; }
    } >/dev/null; then
      return
    fi
  fi
  say "not installed: ${missing[*]} (as root: apt-get install ${missing[*]})."
  say "Going on without: scanned pages need tesseract, the tests of the evidence pages need chromium, tabula needs java."
}

# Debian has venv's pip in a package of its own; the pip that is there can install into .venv.
make_venv() {
  if [ -x .venv/bin/python ]; then
    return
  fi
  "$python" -m venv .venv 2>/dev/null || "$python" -m venv --clear --without-pip .venv
}

pip() {
  if [ -x .venv/bin/pip ]; then
    .venv/bin/python -m pip "$@"
  else
    "$python" -m pip --python .venv/bin/python "$@"
  fi
}

# pywb serves an archive of the web in a few tests; two of its libraries must be built.
make_pywb() {
  PYTHON=$python tests/webarchive/setup-pywb.sh || {
    rm -rf .venv-pywb
    say "pywb could not be set up: the tests with its server are left out."
  }
}

check_python
install_packages
make_venv
say "installing the packages of $lock"
pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r "$lock"
pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
if [ "$purpose" = test ]; then
  make_pywb
fi
