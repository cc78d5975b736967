#!/bin/sh
# Make Binaryen's wasm-opt available, which halves the size of the front end's module.
#
#   WASM_OPT=$(scripts/setup-bundler.sh)
#
# The one line on stdout is its path. It comes from npm, at the version of
# web/tools/package-lock.json, into the cache, and runs on Node.js: PATH needs the folder that
# setup-node.sh answers with. A wasm-opt found in PATH is not used: Debian's version 108 makes
# a module that validates and then shows a blank page.
#
# Without npm the line is empty: the bundle then works, at twice the size.
set -eu
. "$(dirname "$0")/packages.sh"

lock=$(CDPATH='' cd -- "$(dirname "$0")/../web/tools" && pwd)
tools=$cache/tools/web-$(cksum < "$lock/package-lock.json" | tr ' ' '-')

if ! node=$("$(dirname "$0")/setup-node.sh"); then
    say "no npm, so the front end is not optimised: its module will be twice the size"
    echo
    exit 0
fi
PATH=$node:$PATH
if [ ! -x "$tools/node_modules/.bin/wasm-opt" ]; then
    say "fetching wasm-opt from npm (about 100 MB, once)"
    mkdir -p "$(dirname "$tools")"
    work=$(mktemp -d "$tools.XXXXXX")
    trap 'rm -rf "$work"' EXIT
    trap 'exit 1' HUP INT TERM
    cp "$lock/package.json" "$lock/package-lock.json" "$work"
    npm ci --prefix "$work" --ignore-scripts --no-audit --no-fund --loglevel=error >&2
    rm -rf "$tools"
    mv "$work" "$tools"
    "$tools/node_modules/.bin/wasm-opt" --version > /dev/null || die "wasm-opt does not run here"
fi
echo "$tools/node_modules/.bin/wasm-opt"
