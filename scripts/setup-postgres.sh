#!/bin/sh
# Make the PostgreSQL server programs available for tests; installs Debian's where they are
# missing and this user may. It starts nothing: with-postgres.sh does.
#
#   bin=$(scripts/setup-postgres.sh)
#
# The one line on stdout is the folder that holds initdb, pg_ctl and psql. Debian keeps
# them out of PATH.
set -eu
. "$(dirname "$0")/packages.sh"

programs() { # prints the folder of the newest server programs
    # shellcheck disable=SC2012 # these paths have no odd characters
    for initdb in $(ls /usr/lib/postgresql/*/bin/initdb /usr/pgsql-*/bin/initdb /opt/homebrew/opt/postgresql@*/bin/initdb \
        2> /dev/null | sort -rV) "$(command -v initdb || :)"; do
        bin=$(dirname "$initdb")
        if [ -x "$bin/initdb" ] && [ -x "$bin/pg_ctl" ] && [ -x "$bin/postgres" ]; then
            echo "$bin"
            return
        fi
    done
    return 1
}
install() {
    apt_install postgresql-common || return 1
    # Debian's server package makes a cluster of its own and starts it; neither is wanted here.
    settings=/etc/postgresql-common/createcluster.conf
    if [ -w "$settings" ]; then
        sed -i 's/^#* *create_main_cluster.*/create_main_cluster = false/' "$settings"
    fi
    apt_install postgresql
}

programs && exit
install || die "the PostgreSQL server programs are needed (initdb, pg_ctl, postgres), or set TEST_DATABASE_URL"
programs || die "PostgreSQL was installed but initdb was not found"
