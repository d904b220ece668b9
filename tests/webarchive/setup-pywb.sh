#!/usr/bin/env bash
# Make .venv-pywb, the environment of the pywb server in the tests. pywb pins a redis that the
# program's own libraries cannot work with, so it cannot live in .venv.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."
python=${PYTHON:-python3} pip=$python
if [ -x .venv-pywb/bin/wayback ]; then
  exit 0
fi
if [ -x .venv/bin/pip ]; then
  pip=.venv/bin/python
fi
"$python" -m venv --clear --without-pip .venv-pywb
echo '*' > .venv-pywb/.gitignore
"$pip" -m pip --python .venv-pywb/bin/python install --quiet --disable-pip-version-check --no-deps \
  --require-hashes --only-binary :all: --no-binary surt,py3amf -r "$here/pywb.lock"
