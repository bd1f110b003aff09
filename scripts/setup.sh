#!/usr/bin/env bash
# Takes the names of what is needed (checks, wasm, npm, browsers) and makes sure each is there.
# Idempotent, and quick when all is there. Leaves target/setup/wasm.env: the cargo and rustc that build for wasm32.
# Does not build the project and changes nothing outside apt packages, rustup targets, wasm32's std, target/ and node_modules/.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly TRIPLE=wasm32-unknown-unknown
readonly SETUP=target/setup
readonly MIN_RUST=1.95
readonly MIN_NODE=20.11 # import.meta.dirname

say() { printf 'setup: %s\n' "$*" >&2; }
die() { printf 'setup: error: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif have sudo; then sudo "$@"
    else die "root is needed for: $* (run it as root, or install sudo)"
    fi
}

# $1: least version, $2: version found; both as numbers with dots.
at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

timed() { # $1: what, then the command
    local what=$1 start=$SECONDS; shift
    say "$what ..."
    "$@"
    say "$what: $((SECONDS - start)) s"
}

apt_try() { as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >"$SETUP/apt.log" 2>&1; }

# The package lists are fetched only when an install fails without them (absent or out of date).
apt_install() {
    mkdir -p "$SETUP"
    apt_try "$@" && return
    as_root apt-get update -qq >"$SETUP/apt.log" 2>&1 || die "apt-get update failed: see $SETUP/apt.log"
    apt_try "$@" || die "this system's apt has no $*: see $SETUP/apt.log${HINT:+; $HINT}"
}

checks() {
    local tool
    for tool in cargo rustc; do
        have $tool || die "$tool is missing: install Rust $MIN_RUST or newer with rustup"
    done
    have python3 || die "python3 is missing: install Python 3.9 or newer (Debian: apt-get install python3)"
    for tool in gcc make; do
        have $tool || die "$tool is missing: install a C tool chain (Debian: apt-get install build-essential)"
    done
    local rust
    rust=$(rustc --version | cut -d ' ' -f 2)
    at_least "$MIN_RUST" "$rust" || die "rustc $rust is too old: Dramatis needs $MIN_RUST (rustup update stable)"
}

# ---- wasm32 -------------------------------------------------------------------------------------------------------

target_libdir() { "$1" --print target-libdir --target $TRIPLE 2>/dev/null; }
has_std() { compgen -G "$(target_libdir "$1")/libstd-*.rlib" >/dev/null; }

use_wasm() { # $1: cargo, $2: rustc
    mkdir -p "$SETUP"
    printf 'WASM_CARGO=%q\nWASM_RUSTC=%q\n' "$1" "$2" >"$SETUP/wasm.env"
}

wasm() {
    case "${WASM_TOOLCHAIN:-}" in
        debian) wasm_debian; return ;;
        '' | rustup) ;;
        *) die "WASM_TOOLCHAIN is '$WASM_TOOLCHAIN': expected nothing, rustup or debian" ;;
    esac
    if has_std rustc; then use_wasm cargo rustc; return; fi
    if have rustup && timed "rustup target add $TRIPLE" rustup_target; then use_wasm cargo rustc; return; fi
    [ "${WASM_TOOLCHAIN:-}" = rustup ] && die "rustup target add $TRIPLE failed: see $SETUP/rustup.log (WASM_TOOLCHAIN=debian takes Debian's packages)"
    have apt-get || die "no $TRIPLE for this rustc: install it with 'rustup target add $TRIPLE'"
    wasm_debian
}

rustup_target() { mkdir -p "$SETUP"; rustup target add $TRIPLE >"$SETUP/rustup.log" 2>&1 || { say "rustup could not add it"; return 1; }; }

# Debian packages the compiler and the sources of std, but no std for wasm32 of that version: it is built once and
# stamped with the compiler's version, so that an upgrade of the packages builds it anew.
wasm_debian() {
    have apt-get || die "WASM_TOOLCHAIN=debian needs apt-get: unset it and run 'rustup target add $TRIPLE'"
    local rustc=/usr/bin/rustc cargo=/usr/bin/cargo
    if ! dpkg -s rustc-web cargo-web rust-web-src rust-web-llvm lld-22 >/dev/null 2>&1; then
        HINT="Debian 12 or newer has them; elsewhere run 'rustup target add $TRIPLE'" \
            timed 'apt: compiler for wasm32' apt_install rustc-web cargo-web rust-web-src rust-web-llvm lld-22
    fi
    local libdir stamp
    libdir=$(target_libdir $rustc) || die "$rustc does not know $TRIPLE"
    stamp=$libdir/.dramatis-std
    if ! { has_std $rustc && [ -f "$stamp" ] && $rustc -vV | cmp -s - "$stamp"; }; then
        timed 'std for wasm32, built once' build_std $rustc $cargo "$libdir"
        rm -rf target/web/$TRIPLE
    fi
    use_wasm $cargo $rustc
}

build_std() { # $1: rustc, $2: cargo, $3: where std's libraries go
    local crate=$SETUP/std
    rm -rf "$crate"; mkdir -p "$crate/src"; : >"$crate/src/lib.rs"
    # An own workspace, else cargo would look for one in the folders above.
    printf '[package]\nname = "std-builder"\nversion = "0.0.0"\nedition = "2024"\n[workspace]\n' >"$crate/Cargo.toml"
    # Without bitcode in std a fat LTO build stops with "failed to get bitcode".
    (cd "$crate" && env -u RUSTUP_TOOLCHAIN RUSTC="$1" RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes CARGO_TARGET_DIR=out \
        "$2" build --release --target $TRIPLE -Zbuild-std=std,panic_abort,test >build.log 2>&1) \
        || die "std for wasm32 did not build: see $crate/build.log"
    rm -f "$crate"/out/$TRIPLE/release/deps/libstd_builder*
    as_root mkdir -p "$3"
    as_root rm -f "$3"/*.rlib
    as_root cp "$crate"/out/$TRIPLE/release/deps/lib*.rlib "$3/"
    "$1" -vV | as_root tee "$3/.dramatis-std" >/dev/null
    rm -rf "$crate"
}

# ---- tests only ---------------------------------------------------------------------------------------------------

# The page is built and served without node; only the tests run on it.
check_node() {
    have node || die "node is missing: install Node.js $MIN_NODE or newer"
    local node
    node=$(node -p 'process.versions.node')
    at_least "$MIN_NODE" "$node" || die "node $node is too old: the tests need $MIN_NODE"
}

npm_packages() {
    check_node
    local lock=tests/browser/package-lock.json modules=tests/browser/node_modules
    cmp -s "$lock" "$modules/.dramatis-lock" && return
    have npm || die "npm is missing: it comes with Node.js (Debian: apt-get install npm)"
    mkdir -p "$SETUP"
    timed 'npm ci' npm_ci
    cp "$lock" "$modules/.dramatis-lock"
}

npm_ci() {
    (cd tests/browser && npm ci --ignore-scripts --no-audit --no-fund) >"$SETUP/npm.log" 2>&1 \
        || die "npm ci failed: see $SETUP/npm.log"
}

# Prints the first of the commands that is there.
first_of() { local name; for name; do have "$name" && { command -v "$name"; return; }; done; return 1; }

# MiniBrowser is the browser that comes with WebKitGTK, outside of the PATH.
minibrowser() { compgen -G '/usr/lib*/*/webkit2gtk-4.1/MiniBrowser' || compgen -G '/usr/lib*/*/webkit*gtk-*/MiniBrowser' || compgen -G '/usr/libexec/webkit*gtk-*/MiniBrowser'; }
has_webkit() { have WebKitWebDriver && have xvfb-run && minibrowser >/dev/null; }

# Not every system has the package: there the engine is left out, with words; but never in CI.
webkit() {
    [ -n "${WEBKIT:-}" ] && [ -n "${WEBKIT_DRIVER:-}" ] && return
    has_webkit || ! have apt-get || timed 'apt: webkit2gtk-driver xvfb' apt_webkit || true
    if has_webkit; then
        WEBKIT=$(minibrowser | head -n 1) WEBKIT_DRIVER=$(command -v WebKitWebDriver)
    elif [ -n "${CI:-}" ]; then
        die "CI tests WebKit, too: install WebKitWebDriver, MiniBrowser and xvfb-run (Debian: apt-get install webkit2gtk-driver xvfb xauth)"
    else
        say 'WebKit will not be tested: this system has no WebKitWebDriver, MiniBrowser and xvfb-run (Debian: webkit2gtk-driver, xvfb, xauth)'
        WEBKIT='' WEBKIT_DRIVER=''
    fi
}

# In a process of its own, which may fail.
apt_webkit() { (apt_install webkit2gtk-driver xvfb xauth); }

browsers() {
    local missing=()
    [ -n "${CHROMIUM:-}" ] || first_of chromium chromium-browser google-chrome >/dev/null || missing+=(chromium)
    [ -n "${FIREFOX:-}" ] || first_of firefox-esr firefox >/dev/null || missing+=(firefox-esr)
    if [ ${#missing[@]} -gt 0 ]; then
        have apt-get || die "the browser tests need ${missing[*]}: install it, or set CHROMIUM and FIREFOX to the programs"
        HINT='install the browsers and set CHROMIUM and FIREFOX to the programs' \
            timed "apt: ${missing[*]}" apt_install "${missing[@]}"
    fi
    webkit
    mkdir -p "$SETUP"
    printf 'CHROMIUM=%q\nFIREFOX=%q\nWEBKIT=%q\nWEBKIT_DRIVER=%q\n' \
        "${CHROMIUM:-$(first_of chromium chromium-browser google-chrome)}" \
        "${FIREFOX:-$(first_of firefox-esr firefox)}" "$WEBKIT" "$WEBKIT_DRIVER" >"$SETUP/browsers.env"
}

for part; do
    case $part in
        checks) checks ;;
        wasm) wasm ;;
        npm) npm_packages ;;
        browsers) browsers ;;
        *) die "unknown part '$part': expected checks, wasm, npm or browsers" ;;
    esac
done
