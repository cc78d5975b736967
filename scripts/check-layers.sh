#!/bin/sh
# Which package may depend on which, checked on cargo's own graph.
#
# The layers inside `api` are checked by a test that reads its `use` lines; this is for what
# only the graph shows: that what runs in a browser drags no server along, and that the
# rules stay free of input and output.
set -eu
cd "$(dirname "$0")/.."

failed=0
refuse() { # package, target, then the packages it must not reach
    package=$1
    target=$2
    shift 2
    graph=$(cargo tree --quiet --package "$package" --edges normal --prefix none --format '{p}' --target "$target")
    for unwanted in "$@"; do
        if printf '%s\n' "$graph" | grep -q "^$unwanted v"; then
            printf 'check-layers: %s must not depend on %s:\n' "$package" "$unwanted" >&2
            cargo tree --quiet --package "$package" --edges normal --target "$target" --invert "$unwanted" >&2
            failed=1
        fi
    done
}
wasm=wasm32-unknown-unknown

refuse domain all diesel actix-web tokio reqwest serde_json api
refuse contract "$wasm" diesel actix-web tokio reqwest utoipa api
refuse credential "$wasm" diesel actix-web tokio reqwest api
refuse catalogue all diesel actix-web tokio reqwest api
refuse exam-delivery all diesel actix-web api
refuse language "$wasm" language-build diesel actix-web tokio api
refuse places all diesel actix-web tokio api
refuse scim all diesel actix-web tokio reqwest domain api
refuse printed all diesel actix-web tokio reqwest domain credential api
refuse client "$wasm" diesel actix-web tokio api
refuse web "$wasm" diesel actix-web tokio utoipa places api
# Drawn anywhere, so it has no dependency at all.
refuse rosette all serde diesel leptos
exit "$failed"
