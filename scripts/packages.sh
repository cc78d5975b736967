# shellcheck shell=sh
# Sourced by the setup scripts: messages, and the installing of Debian packages.
#
# Progress goes to stderr; stdout is for the one line that each script answers with.

say() { printf '%s: %s\n' "$(basename "$0" .sh)" "$*" >&2; }
die() {
    say "$*"
    exit 1
}

# Where tools that are fetched or built are kept, for every clone of this user.
# shellcheck disable=SC2034 # used by the scripts that source this
cache=${XDG_CACHE_HOME:-$HOME/.cache}/certtracker

# Installs Debian packages where this user may, as root or by sudo without a password.
# Fails, having said why, where that is not possible.
apt_install() {
    if ! command -v apt-get > /dev/null; then
        say "cannot install $*: this is not a Debian or Ubuntu system"
        return 1
    fi
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif command -v sudo > /dev/null && sudo -n true 2> /dev/null; then
        as_root=sudo
    else
        say "cannot install $*: needs root; run: sudo apt-get install $*"
        return 1
    fi
    say "installing $* (apt)"
    log=$(mktemp)
    if { $as_root apt-get update -qq &&
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } > "$log" 2>&1
    then
        rm -f "$log"
    else
        tail -n 20 "$log" >&2
        rm -f "$log"
        say "cannot install $*"
        return 1
    fi
}
