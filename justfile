# The project's commands. `./just` lists them; each installs what it needs and is missing.

set shell := ["bash", "-euo", "pipefail", "-c"]

just := quote(just_executable()) + " --justfile " + quote(justfile())
# The directory of cargo's output, wherever the environment or cargo's own settings put it.
target := `cargo metadata --no-deps --format-version 1 --offline 2>/dev/null | sed -n 's/.*"target_directory":"\([^"]*\)".*/\1/p' | grep . || echo "${CARGO_TARGET_DIR:-$PWD/target}"`
# What every run of the tests selects: cargo builds a dependency anew for another set of features.
# The bundler is built and tested on its own, as `web` needs it.
selection := "--workspace --exclude xtask --features tests/browser"
browser_crates := "domain rosette contract credential client"

[private]
default:
    @{{ just }} --list --unsorted

# Build everything and serve it on http://127.0.0.1:8080, with demo data in ./var.
[group('use')]
run:
    #!/usr/bin/env bash
    set -euo pipefail
    program=$({{ just }} build | tail -n 1)
    {{ just }} say "Exam vendor to test against (release)"
    cargo build --release --package vue-sim >&2
    {{ just }} with-vendor "{{ target }}/release/vue-sim" "$program"

# Build the release binary with the front end inside; the last line printed is its path.
[group('use')]
build: web
    @{{ just }} say "Server (release)"
    # Cargo forgets `strip` for a package that the profile says something else about.
    cargo rustc --release --package api --bin certtracker -- -C strip=symbols >&2
    @echo "{{ target }}/release/certtracker"

# Install whatever the other commands would: wasm target, wasm-opt, PostgreSQL, Chromium, Python with a SCIM client.
[group('use')]
setup:
    @{{ just }} say "Set-up"
    scripts/setup-wasm.sh > /dev/null
    scripts/setup-node.sh > /dev/null
    scripts/setup-bundler.sh > /dev/null
    scripts/setup-postgres.sh > /dev/null
    scripts/setup-browser.sh > /dev/null
    scripts/setup-python.sh > /dev/null

# Serve with the quickest builds: no optimisation, debug checks on.
[group('work')]
dev: (web "dev")
    #!/usr/bin/env bash
    set -euo pipefail
    export CERTTRACKER_DATA_DIR=${CERTTRACKER_DATA_DIR:-./var/dev}
    cargo build --package api --package vue-sim
    {{ just }} with-vendor "{{ target }}/debug/vue-sim" "{{ target }}/debug/certtracker"

# Fill the database with demo data and serve it, beside a simulated exam vendor and an engine for assessments, which end with it.
[private]
with-vendor simulator program:
    #!/usr/bin/env bash
    set -euo pipefail
    data=${CERTTRACKER_DATA_DIR:-./var}
    mkdir -p "$data"
    url=${CERTTRACKER_PUBLIC_URL:-http://127.0.0.1:8080}
    vendor=(--data-dir "$data/exam-vendor" --program-url "$url")
    engine=(--adapter assessment-engine --data-dir "$data/assessment-engine" --program-url "$url" --listen 127.0.0.1:8091)
    "{{ simulator }}" settings "${vendor[@]}" > "$data/exam-vendors.toml"
    "{{ simulator }}" settings "${engine[@]}" >> "$data/exam-vendors.toml"
    # Candidates of the demo are told within seconds what a real vendor takes minutes for.
    sed -i 's/^adapter = .*/&\npoll_seconds = 2/' "$data/exam-vendors.toml"
    export CERTTRACKER_EXAM_VENDORS_FILE=${CERTTRACKER_EXAM_VENDORS_FILE:-$data/exam-vendors.toml}
    export CERTTRACKER_ISSUER_EMAIL=${CERTTRACKER_ISSUER_EMAIL:-support@tessarine.example}
    {{ just }} say "Demo data"
    "{{ program }}" demo
    {{ just }} say "Serving http://127.0.0.1:8080, an exam vendor on http://127.0.0.1:8090 and online assessments on :8091 (Ctrl-C stops all)"
    "{{ simulator }}" serve "${vendor[@]}" &
    "{{ simulator }}" serve "${engine[@]}" &
    trap 'kill %1 %2 2> /dev/null || true' EXIT
    "{{ program }}" serve

# Type-check everything, for the server and, where it counts, for the browser.
[group('work')]
check:
    cargo check --workspace --all-targets
    cargo "+$(scripts/setup-wasm.sh)" check --package web --target wasm32-unknown-unknown

# Bundle the front end into web/dist.
[group('work')]
web profile="wasm-release":
    #!/usr/bin/env bash
    set -euo pipefail
    {{ just }} say "Front end ({{ profile }})"
    WASM_TOOLCHAIN=$(scripts/setup-wasm.sh)
    WASM_OPT=
    if [ "{{ profile }}" != dev ]; then
        WASM_OPT=$(scripts/setup-bundler.sh)
        [ -z "$WASM_OPT" ] || PATH=$(scripts/setup-node.sh):$PATH
    fi
    export WASM_TOOLCHAIN WASM_OPT PATH
    cargo run --package xtask -- web --profile {{ profile }} >&2

# Write openapi.yaml from the routes that are served.
[group('work')]
openapi: build-tests
    "{{ target }}/debug/certtracker" openapi > "{{ target }}/openapi.yaml"
    mv "{{ target }}/openapi.yaml" openapi.yaml

# Write the JSON Schema of the catalogue's documents, which editors use.
[group('work')]
catalogue-schema:
    cargo run --package api -- catalogue schema > "{{ target }}/catalogue.schema.json"
    mv "{{ target }}/catalogue.schema.json" catalogue/schema/catalogue.schema.json

# Format the code.
[group('work')]
fmt:
    cargo fmt --all

# What a reviewer should not have to say: format, layers, clippy.
[group('check')]
lint: clippy
    cargo fmt --all --check
    scripts/check-layers.sh

# Clippy over everything, warnings denied.
[group('check')]
clippy:
    cargo clippy --workspace --features tests/browser --all-targets -- --deny warnings

# Each crate that runs in a browser builds for it alone, without what another one switches on.
[group('check')]
check-wasm:
    #!/usr/bin/env bash
    set -euo pipefail
    toolchain=$(scripts/setup-wasm.sh)
    for package in {{ browser_crates }}; do
        cargo "+$toolchain" check --package "$package" --target wasm32-unknown-unknown
    done

# openapi.yaml is what the server says of itself.
[group('check')]
openapi-fresh: build-tests
    "{{ target }}/debug/certtracker" openapi | diff -u openapi.yaml - || \
        { echo 'openapi.yaml is stale: run ./just openapi' >&2; exit 1; }

# Run the whole test suite, or on SQLite alone the tests whose names contain PATTERN.
[group('check')]
test pattern="":
    #!/usr/bin/env bash
    set -euo pipefail
    if [ -n "{{ pattern }}" ]; then exec {{ just }} test-sqlite "{{ pattern }}"; fi
    {{ just }} setup
    {{ just }} web
    {{ just }} test-sqlite
    {{ just }} test-pg
    {{ just }} test-browser

# Everything but the browser: unit, property, HTTP and command-line tests, on SQLite.
[group('check')]
test-sqlite pattern="": build-tests
    #!/usr/bin/env bash
    set -euo pipefail
    {{ just }} say "Tests on SQLite"
    # For the tests that hold our work against npm's.
    node=$(scripts/setup-node.sh)
    PATH=$node:$PATH cargo test {{ selection }} --no-fail-fast -- {{ pattern }}
    cargo test --package xtask -- {{ pattern }}

# The store and HTTP tests again, on a PostgreSQL of their own.
[group('check')]
test-pg pattern="": build-tests
    @{{ just }} say "Tests on PostgreSQL"
    # The mail server that tests send to comes from npm.
    PATH=$(scripts/setup-node.sh):$PATH scripts/with-postgres.sh cargo test {{ selection }} --test api -- {{ pattern }}

# The tests in headless Chromium.
[group('check')]
test-browser pattern="": build-tests
    #!/usr/bin/env bash
    set -euo pipefail
    [ -f web/dist/index.en.html ] || {{ just }} web
    {{ just }} say "Tests in the browser"
    driver=$(scripts/setup-browser.sh)
    # The rules of accessibility come from npm.
    node=$(scripts/setup-node.sh)
    CHROMEDRIVER=$driver PATH=$node:$PATH cargo test {{ selection }} --test browser -- {{ pattern }}

# Feed the parsers with whatever they were not made for, for some seconds each.
[group('check')]
fuzz target="" seconds="10":
    FUZZ_SECONDS={{ seconds }} scripts/fuzz.sh {{ target }}

# Kill server and simulator 200 times under load, and compare their books in the end; `--database` has it on PostgreSQL.
[group('check')]
crash-run *options:
    cargo build --package api --package vue-sim --package crash --bins
    "{{ target }}/debug/crash-run" --server "{{ target }}/debug/certtracker" --simulator "{{ target }}/debug/vue-sim" {{ options }}

# The programs and the test programs in one go: apart, cargo would settle on other features for each.
[private]
build-tests:
    cargo build {{ selection }} --bin certtracker --bin vue-sim --tests

# The benchmarks of rules and credentials.
[group('measure')]
bench *filter:
    cargo bench --package benches --bench rules --bench credentials -- {{ filter }}

# The verification route beside a bare handler, with 100,000 credentials, on both databases.
[group('measure')]
bench-http *options:
    cargo bench --package benches --bench http --no-run
    scripts/with-postgres.sh cargo bench --package benches --bench http -- {{ options }}

# Importing a result archive of 10,000 and of 100,000 rows, beside storing the rows alone, on both databases.
[group('measure')]
bench-import *options:
    cargo bench --package benches --bench http --no-run
    scripts/with-postgres.sh cargo bench --package benches --bench http -- import {{ options }}

# What CI runs.
[group('check')]
ci:
    .ci/run

[private]
say heading:
    @printf '\n==> %s\n' "{{ heading }}" >&2
