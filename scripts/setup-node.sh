#!/bin/sh
# Make Node.js and npm available, recent enough.
#
#   PATH=$(scripts/setup-node.sh):$PATH
#
# The one line on stdout is the folder that holds both. Node builds nothing of ours: npm
# brings the optimiser of the front end, and a test asks credential libraries of that world
# for a second opinion; these need Node 20.
#
#   1. Both are in PATH and recent enough.
#   2. Debian's are installed, where this user may; enough on newer releases.
#   3. With any npm at all, npm's own packages of both, at the versions of node/package-lock.json,
#      are put into the cache.
set -eu
. "$(dirname "$0")/packages.sh"

oldest=20
recent() { # folder
    [ -x "$1/node" ] && [ -e "$1/npm" ] &&
        [ "$("$1/node" -p 'process.versions.node.split(".")[0]' 2> /dev/null || echo 0)" -ge "$oldest" ]
}
answer_if_recent() {
    if recent "$1"; then
        echo "$1"
        exit 0
    fi
}
in_path() { dirname "$(command -v node || echo /nowhere/node)"; }

lock=$(CDPATH='' cd -- "$(dirname "$0")/node" && pwd)
tools=$cache/tools/node-$(cksum < "$lock/package-lock.json" | tr ' ' '-')

answer_if_recent "$(in_path)"
answer_if_recent "$tools/bin"
if ! command -v npm > /dev/null; then
    apt_install nodejs npm || die "Node.js $oldest or newer with npm is needed: https://nodejs.org/en/download"
    answer_if_recent "$(in_path)"
fi

say "fetching Node.js from npm, the one here being older than $oldest (about 200 MB, once)"
mkdir -p "$(dirname "$tools")"
work=$(mktemp -d "$tools.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
cp "$lock/package.json" "$lock/package-lock.json" "$work"
npm ci --prefix "$work" --ignore-scripts --no-audit --no-fund --loglevel=error >&2
mkdir "$work/bin"
for node in "$work"/node_modules/node-*/bin/node; do
    chmod +x "$node"
    ln -s "..${node#"$work"}" "$work/bin/node"
done
ln -s ../node_modules/npm/bin/npm-cli.js "$work/bin/npm"
ln -s ../node_modules/npm/bin/npx-cli.js "$work/bin/npx"
chmod +x "$work"/node_modules/npm/bin/*.js
recent "$work/bin" || die "Node.js $oldest or newer is needed: https://nodejs.org/en/download"
rm -rf "$tools"
mv "$work" "$tools"
echo "$tools/bin"
