#!/usr/bin/env bash
# Runs every check of the project, or only the steps that are named; goes on after a failure and tells all at the end.
# Each step prints its time. Exits 1 when a step failed.
set -uo pipefail
cd "$(dirname "$0")/.."

readonly ALL="setup fmt clippy clippy-lib clippy-ui clippy-train clippy-bundle test test-ui doc build size browsers scores"

cargo_clippy() { cargo clippy --locked --quiet --all-targets "$@" -- -D warnings; }

run_step() {
    case $1 in
        setup) scripts/setup.sh checks wasm npm browsers ;;
        fmt) cargo fmt --check ;;
        clippy) cargo_clippy ;;
        # What a program gets that wants only the library, or only the annotator for JavaScript.
        clippy-lib) cargo clippy --locked --quiet --lib -- -D warnings && cargo clippy --locked --quiet --lib --features wasm -- -D warnings ;;
        clippy-ui) cargo_clippy --features ui ;;
        # Once without what tests bring along: the programs have to build with their own features alone.
        clippy-train) cargo clippy --locked --quiet --bins --features train -- -D warnings && cargo_clippy --features train ;;
        clippy-bundle) cargo clippy --locked --quiet --features bundle --bin bundle -- -D warnings ;;
        # `train` builds the gatherer, which the test of its lists runs.
        # Optimised: they read whole corpora. `scores` uses the same build.
        test) cargo test --locked --quiet --no-fail-fast --profile quick --features train ;;
        test-ui) cargo test --locked --quiet --no-fail-fast --features ui --bin app && cargo test --locked --quiet --no-fail-fast --features bundle --bin bundle ;;
        doc) RUSTDOCFLAGS='-D warnings' cargo doc --locked --quiet --no-deps --lib --features bundled,wasm ;;
        build) scripts/build.sh ;;
        size) node scripts/size.mjs dist ;;
        browsers) scripts/browser-tests.sh ;;
        scores) scripts/eval.py ;;
        *) printf "test: unknown step '%s': expected one of %s\n" "$1" "$ALL" >&2; return 2 ;;
    esac
}

passed=0 failed=0 skipped=0 table=''
for step in ${*:-$ALL}; do
    printf '\n==> %s\n' "$step"
    start=$SECONDS
    run_step "$step"
    case $? in
        0) passed=$((passed + 1)) verdict=passed ;;
        77) skipped=$((skipped + 1)) verdict=skipped ;;
        *) failed=$((failed + 1)) verdict=FAILED ;;
    esac
    table+=$(printf '%-14s %-8s %4s s' "$step" "$verdict" $((SECONDS - start)))$'\n'
    # Nothing after it could tell anything.
    [ "$step" = setup ] && [ $verdict = FAILED ] && break
done

printf '\nsteps of make test (%s s in all)\n%s\n' "$SECONDS" "$table"
printf '%s passed, %s failed, %s skipped\n' $passed $failed $skipped
[ $failed = 0 ]
