#!/bin/sh
# Make Node.js and npm available; installs Debian's where they are missing and this user may.
#
# Node builds nothing here: npm brings the wasm optimiser, and one test asks a credential
# library of that world for a second opinion. Prints nothing on stdout.
set -eu
. "$(dirname "$0")/packages.sh"

oldest=18
major() { node -p 'process.versions.node.split(".")[0]' 2> /dev/null || echo 0; }

if ! command -v npm > /dev/null || ! command -v node > /dev/null; then
    apt_install nodejs npm || die "Node.js $oldest or newer with npm is needed: https://nodejs.org/en/download"
fi
[ "$(major)" -ge "$oldest" ] || die "Node.js $oldest or newer is needed, here is $(node --version): https://nodejs.org/en/download"
