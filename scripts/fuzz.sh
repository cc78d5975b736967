#!/usr/bin/env bash
# Feed the parsers with whatever they were not made for: each target in tests/fuzz for some seconds.
#
#   scripts/fuzz.sh                        every target, 10 seconds each
#   FUZZ_SECONDS=600 scripts/fuzz.sh call-back
#   scripts/fuzz.sh call-back FILE         what a finding does, once more
#
# Starts from the inputs in tests/fuzz/corpus. A finding ends the run; its file is kept and named, to become a test and then
# part of the corpus. Works with stable Rust: the compiler is told to count branches, and no sanitizer is used.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/packages.sh

# What chooses the inputs is written in C++.
command -v c++ > /dev/null || apt_install g++ || die "a C++ compiler is needed, for what chooses the inputs"

seconds=${FUZZ_SECONDS:-10}
target_dir=$(cargo metadata --no-deps --format-version 1 --offline 2> /dev/null | sed -n 's/.*"target_directory":"\([^"]*\)".*/\1/p')/fuzz
host=$(rustc -vV | sed -n 's/^host: //p')
work=$target_dir/work

# For the host by name, so that build scripts and macros are left alone.
export CARGO_TARGET_DIR=$target_dir
export RUSTFLAGS="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=4"
cargo build --package fuzz --features fuzz --bins --profile fuzz --target "$host" >&2
programs=$target_dir/$host/fuzz

run() { # target, further arguments
    local target=$1
    shift
    mkdir -p "$work/$target"
    printf '\n==> Fuzzing %s\n' "$target" >&2
    "$programs/$target" -artifact_prefix="$work/" -timeout=10 -rss_limit_mb=2048 -max_len=65536 -verbosity=0 -print_final_stats=1 "$@"
}

if [ $# -ge 2 ]; then
    run "$1" "$2"
    exit
fi
targets=${1:-$(cd tests/fuzz/targets && ls -- *.rs | sed 's/\.rs$//; s/_/-/g')}
for target in $targets; do
    run "$target" -max_total_time="$seconds" "$work/$target" "tests/fuzz/corpus/$target" 2>&1 |
        { grep -E 'ERROR|panicked|assertion|Test unit written|stat::(number_of_executed_units|average_exec|peak_rss)' || true; }
done
