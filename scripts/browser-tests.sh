#!/usr/bin/env bash
# Takes dist/ and the browsers that scripts/setup.sh found; runs tests/browser/*.test.mjs in each of them, or in those that BROWSERS names.
# FILES names test files in place of all.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck disable=SC1091
. target/setup/browsers.env
export WEBKIT_DRIVER
mkdir -p target/screenshots

# $1: the engine, $2: its program, then what goes before the command. A file of tests that hangs fails after a quarter of an hour.
run() {
    local browser=$1 program=$2; shift 2
    printf -- '-- %s: %s\n' "$browser" "$("$program" --version 2>/dev/null | tail -n 1)"
    # shellcheck disable=SC2086
    BROWSER=$browser BROWSER_PROGRAM=$program "$@" node --test --test-concurrency=1 --test-timeout=900000 --test-reporter=spec ${FILES:-tests/browser/*.test.mjs}
}

webkit() {
    # A screen of its own, which nobody else's windows, keys or clipboard reach.
    run webkit "$WEBKIT" xvfb-run --auto-servernum --server-args='-screen 0 1600x1400x24 -nolisten tcp'
}

status=0
for browser in ${BROWSERS:-chromium firefox webkit}; do
    case $browser in
        chromium) run chromium "$CHROMIUM" || status=1 ;;
        firefox) run firefox "$FIREFOX" || status=1 ;;
        webkit)
            if [ -n "$WEBKIT" ]; then
                webkit || status=1
            else
                echo "-- webkit: skipped, since this system has no WebKitWebDriver with MiniBrowser (Debian: apt-get install webkit2gtk-driver xvfb xauth)"
            fi ;;
        *) printf "browser-tests: unknown browser '%s': expected chromium, firefox or webkit\n" "$browser" >&2; exit 2 ;;
    esac
done
exit $status
