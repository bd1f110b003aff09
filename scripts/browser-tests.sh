#!/usr/bin/env bash
# Takes dist/ and the browsers that scripts/setup.sh found; runs tests/browser/*.test.mjs in each of them, or in those that BROWSERS names.
# FILES names test files in place of all. WebKit takes as long as the other two and runs beside them; what it said comes at the end.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck disable=SC1091
. target/setup/browsers.env
export WEBKIT_DRIVER
mkdir -p target/screenshots
readonly LOG=target/browser-webkit.log

# $1: the engine, $2: its program, then what goes before the command. A file of tests that hangs fails after a quarter of an hour.
run() {
    local browser=$1 program=$2; shift 2
    printf -- '-- %s: %s\n' "$browser" "$("$program" --version 2>/dev/null | tail -n 1)"
    # shellcheck disable=SC2086
    BROWSER=$browser BROWSER_PROGRAM=$program "$@" node --test --test-concurrency=1 --test-timeout=900000 --test-reporter=spec ${FILES:-tests/browser/*.test.mjs}
}

webkit() {
    if [ -z "$WEBKIT" ]; then
        echo "-- webkit: skipped, since this system has no WebKitWebDriver with MiniBrowser (Debian: apt-get install webkit2gtk-driver xvfb xauth)"
        return
    fi
    local status=0
    export AGAIN=$PWD/target/browser-again.log
    : >"$AGAIN"
    # A screen of its own, which nobody else's windows, keys or clipboard reach.
    run webkit "$WEBKIT" xvfb-run --auto-servernum --server-args='-screen 0 1600x1400x24 -nolisten tcp' || status=1
    printf -- '-- webkit: the browser gave its driver no answer %s times, and was asked again\n' "$(wc -l <"$AGAIN")"
    return $status
}

one() {
    case $1 in
        chromium) run chromium "$CHROMIUM" ;;
        firefox) run firefox "$FIREFOX" ;;
        webkit) webkit ;;
        *) printf "browser-tests: unknown browser '%s': expected chromium, firefox or webkit\n" "$1" >&2; exit 2 ;;
    esac
}

status=0 beside=''
read -ra browsers <<<"${BROWSERS:-chromium firefox webkit}"
if [ ${#browsers[@]} -gt 1 ] && [[ " ${browsers[*]} " = *' webkit '* ]]; then
    # A group of its own, so that all of it ends with this script.
    set -m; webkit >"$LOG" 2>&1 & beside=$!; set +m
    trap 'kill -- "-$beside" 2>/dev/null' EXIT
fi
for browser in "${browsers[@]}"; do
    [ -n "$beside" ] && [ "$browser" = webkit ] || one "$browser" || status=1
done
if [ -n "$beside" ]; then
    wait "$beside" || status=1
    trap - EXIT
    cat "$LOG"
fi
exit $status
