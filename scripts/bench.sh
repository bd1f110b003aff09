#!/usr/bin/env bash
# Speed of the annotator, native and as wasm, and of its only peer for the browser; then how long a reader of the page waits. Prints; keeps no figures.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup.sh checks wasm npm browsers
scripts/build.sh
cargo build --locked --release --quiet --features cli --bin annotate
python3 scripts/bench.py
cargo build --locked --release --quiet --features cli --bin compile
articles=../shared/data/articles/wikinews.jsonl
[ -e "$articles" ] || articles=target/bench/texts.jsonl
target/release/compile --bench "$articles"
cargo build --locked --release --quiet --features train --bin evaluate
target/release/evaluate speed target/bench/texts.jsonl
# shellcheck disable=SC1091
. target/setup/browsers.env
BROWSER=chromium BROWSER_PROGRAM=$CHROMIUM node tests/browser/bench.mjs target/bench/texts.jsonl
BROWSER=chromium BROWSER_PROGRAM=$CHROMIUM node tests/browser/bench-page.mjs target/bench/texts.jsonl
BROWSER=chromium BROWSER_PROGRAM=$CHROMIUM node tests/browser/bench-lighthouse.mjs
