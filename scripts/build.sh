#!/usr/bin/env bash
# Takes the sources and what scripts/setup.sh left; gives dist/, which works from any sub-path of any static host.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck disable=SC1091
. target/setup/wasm.env

[ -e dist/app_bg.wasm ] || echo "build: compiling; the first time takes some minutes" >&2
# A target folder of its own: the compiler may be another one than the host's, and would rebuild everything it shares.
# For size: at the same limit of the download there is room for more of the program, and it stays fast enough (make bench). The page's own
# code, which waits for the reader, is made the smallest.
# The bundler is built beside it: the last minute of a program that is compiled as one piece takes one core alone.
cargo build --locked --quiet --features bundle --bin bundle &
bundler=$!
trap 'kill "$bundler" 2>/dev/null || true' EXIT
RUSTC=$WASM_RUSTC CARGO_TARGET_DIR=target/web CARGO_PROFILE_RELEASE_OPT_LEVEL=${WASM_OPT_LEVEL:-s} "$WASM_CARGO" rustc --locked --release --quiet \
    --target wasm32-unknown-unknown --features ui --bin app -- -C opt-level=z
wait "$bundler"
trap - EXIT
target/debug/bundle target/web/wasm32-unknown-unknown/release/app.wasm dist
echo "build: dist/ is ready" >&2
