#!/bin/sh
# Make Chromium and its driver available for the browser tests; installs Debian's where
# they are missing and this user may.
#
#   CHROMEDRIVER=$(scripts/setup-browser.sh)
#
# The one line on stdout is the driver's path. The driver and the browser have to be of
# one version, so both come from the same place.
set -eu
. "$(dirname "$0")/packages.sh"

browser() { command -v chromium || command -v chromium-browser || command -v google-chrome; }

if ! command -v chromedriver > /dev/null || ! browser > /dev/null; then
    apt_install chromium chromium-driver ||
        die "Chromium and chromedriver are needed in PATH for the browser tests"
fi
command -v chromedriver
