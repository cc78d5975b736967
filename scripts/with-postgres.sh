#!/usr/bin/env bash
# Run a command with a private PostgreSQL cluster, which lives exactly as long.
#
#   scripts/with-postgres.sh cargo test -p tests --test api
#
# The command sees TEST_DATABASE_URL=postgres://... of an empty database. Where that is
# already set, it is used as it is and nothing is started. The cluster listens on 127.0.0.1
# alone, on a free port, trusts whoever connects, and is tuned to forget: it is for tests.
# Its exit status is the command's.
set -euo pipefail
. "$(dirname "$0")/packages.sh"

[ $# -gt 0 ] || die "usage: $0 COMMAND [ARGUMENT...]"
[ -z "${TEST_DATABASE_URL:-}" ] || exec "$@"

bin=$("$(dirname "$0")/setup-postgres.sh")
# The server refuses to run as root.
server=()
owner=$(id -un)
if [ "$(id -u)" = 0 ]; then
    owner=postgres
    id "$owner" > /dev/null 2>&1 || owner=nobody
    if command -v runuser > /dev/null; then
        server=(runuser -u "$owner" --)
    else
        server=(setpriv --reuid "$owner" --regid "$(id -gn "$owner")" --init-groups --)
    fi
fi

# Directly under /tmp: a socket's path has at most 107 bytes, and TMPDIR may be closed to the owner.
dir=$(mktemp -d /tmp/certtracker-pg.XXXXXX)
command=
finish() {
    status=$?
    trap - EXIT
    trap '' INT TERM HUP
    if [ -n "$command" ]; then kill -TERM -- "-$command" 2> /dev/null || :; fi
    if [ -f "$dir/data/postmaster.pid" ]; then
        (cd "$dir" && "${server[@]}" "$bin/pg_ctl" stop -D "$dir/data" -m immediate -w > /dev/null) || :
    fi
    rm -rf "$dir"
    exit "$status"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP

chown "$owner" "$dir"
cd_dir() { (cd "$dir" && "${server[@]}" "$@"); } # the owner may not enter the folder we were called from
make_cluster() {
    cd_dir "$bin/initdb" -D "$dir/data" -U certtracker --auth=trust --encoding=UTF8 --locale="$1" --no-sync > "$dir/initdb.log" 2>&1
}
# Text sorts by code point, as SQLite's does.
make_cluster C.UTF-8 || { rm -rf "$dir/data" && make_cluster C; } || {
    cat "$dir/initdb.log" >&2
    die "initdb failed"
}

start() { # port
    cd_dir "$bin/pg_ctl" start -w -t 30 -s -D "$dir/data" -l "$dir/data/server.log" -o "-p $1 -h 127.0.0.1 -k $dir \
        -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c wal_level=minimal -c max_wal_senders=0 \
        -c max_connections=200 -c max_locks_per_transaction=256 -c shared_buffers=64MB" > "$dir/start.log" 2>&1
}
for attempt in 1 2 3 4 5 6 7 8 9 last; do
    port=$((20000 + RANDOM % 12000)) # below the range that outgoing connections draw from
    if start "$port"; then break; fi
    if [ "$attempt" = last ] || ! grep -qs 'Address already in use' "$dir/data/server.log"; then
        cat "$dir/start.log" "$dir/data/server.log" >&2 || :
        die "PostgreSQL did not start"
    fi
    rm -f "$dir/data/server.log"
done
cd_dir "$bin/createdb" -h 127.0.0.1 -p "$port" -U certtracker certtracker
export TEST_DATABASE_URL=postgres://certtracker@127.0.0.1:$port/certtracker
say "$("$bin/postgres" --version) on port $port"

# A job of its own process group, so that a signal to this script reaches all of it at once.
set -m
"$@" &
command=$!
set +m
wait "$command" && status=0 || status=$?
command=
exit "$status"
