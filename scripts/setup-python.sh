#!/bin/sh
# Make a Python available that has the SCIM client and conformance suite of python/requirements.txt.
#
#   $(scripts/setup-python.sh)/python script.py
#
# The one line on stdout is the folder that holds it. Python builds nothing of ours: a test lets
# a SCIM client that is not ours provision people on our server.
#
#   1. A virtual environment with these versions is in the cache.
#   2. It is made with the Python in PATH, or with Debian's where this user may install it.
set -eu
. "$(dirname "$0")/packages.sh"

wanted=$(CDPATH='' cd -- "$(dirname "$0")/python" && pwd)/requirements.txt
tools=$cache/tools/python-$(cksum < "$wanted" | tr ' ' '-')

if [ -e "$tools/ready" ]; then
    echo "$tools/bin"
    exit 0
fi
usable() { python3 -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' > /dev/null 2>&1; }
if ! usable; then
    apt_install python3 python3-venv || die "Python 3.11 or newer with venv is needed: https://www.python.org/downloads"
    usable || die "Python 3.11 or newer with venv is needed: https://www.python.org/downloads"
fi

say "fetching the SCIM client from PyPI (about 20 MB, once)"
mkdir -p "$(dirname "$tools")"
# Scripts of an environment name its folder, so it is made where it stays; the lock lets one at a time make it.
exec 9> "$tools.lock"
if command -v flock > /dev/null; then flock 9; fi
if [ ! -e "$tools/ready" ]; then
    rm -rf "$tools"
    python3 -m venv "$tools" >&2
    "$tools/bin/python" -m pip install --quiet --no-deps --require-hashes --disable-pip-version-check --requirement "$wanted" >&2
    touch "$tools/ready"
fi
echo "$tools/bin"
