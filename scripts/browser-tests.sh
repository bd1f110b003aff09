#!/usr/bin/env bash
# Takes dist/ and the browsers that scripts/setup.sh found; runs tests/browser/*.test.mjs in each of them.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck disable=SC1091
. target/setup/browsers.env
mkdir -p target/screenshots
status=0
for browser in ${BROWSERS:-chromium firefox}; do
    case $browser in
        chromium) program=$CHROMIUM ;;
        firefox) program=$FIREFOX ;;
        *) printf "browser-tests: unknown browser '%s': expected chromium or firefox\n" "$browser" >&2; exit 2 ;;
    esac
    printf -- '-- %s: %s\n' "$browser" "$("$program" --version 2>/dev/null | tail -n 1)"
    BROWSER=$browser BROWSER_PROGRAM=$program node --test --test-concurrency=1 --test-reporter=spec tests/browser/*.test.mjs || status=1
done
exit $status
