#!/bin/sh
# Installs the Debian packages that are missing, and nothing when none is.
#   install.sh build   what it takes to build and run the library and the tool
#   install.sh test    also what the whole test suite needs
# Needs root or sudo only if something is missing. Other systems: install the same by hand, see the two lists.
set -eu

build_packages="gcc libc6-dev cmake ninja-build pkgconf libyaml-dev libutf8proc-dev nettle-dev"
test_packages="g++ clang clang-format clang-tidy libclang-rt-dev libcmocka-dev doxygen git binutils python3-fastjsonschema"

case "${1-}" in
build) wanted=$build_packages ;;
test) wanted="$build_packages $test_packages" ;;
*)
    echo "usage: install.sh build|test" >&2
    exit 2
    ;;
esac

if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "not a Debian system; these are needed (Debian's names): $wanted" >&2
    exit 0
fi

missing=""
for package in $wanted; do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=""
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
        echo "missing:$missing" >&2
        echo "install them, or run this as root" >&2
        exit 1
    fi
    as_root=sudo
fi

echo "installing:$missing"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
run_quietly() {
    if ! "$@" >"$log" 2>&1; then
        cat "$log" >&2
        echo "failed: $*" >&2
        exit 1
    fi
}
run_quietly $as_root apt-get update -qq
# shellcheck disable=SC2086 # a list of packages
run_quietly $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends -o Dpkg::Use-Pty=0 $missing
