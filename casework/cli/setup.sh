#!/bin/sh
# Makes .venv and puts into it exactly what a lock file names, checked by hashes.
# Does nothing while that is already so, and then needs no network.
#
#   sh casework/cli/setup.sh requirements.lock [another.lock …]
set -eu
cd "$(dirname "$0")/../.."

say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }

find_python() {
    for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$name" >/dev/null 2>&1 &&
            "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s' "$name"
            return
        fi
    done
    stop "Python 3.11 or newer is needed and was not found: install it, then run make again."
}

# The sum of a lock, and of the Python under it: a new Python needs a new .venv.
stamp_of() {
    { cksum <"$1"; .venv/bin/python -V; uname -sm; } 2>/dev/null | cksum
}

is_current() {
    [ -x .venv/bin/python ] && .venv/bin/python -c '' 2>/dev/null &&
        [ -f ".venv/$(basename "$1").stamp" ] &&
        [ "$(cat ".venv/$(basename "$1").stamp")" = "$(stamp_of "$1")" ]
}

current=yes
for lock in "$@"; do
    is_current "$lock" || current=no
done
[ "$current" = no ] || exit 0

if ! { [ -x .venv/bin/python ] &&
    .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }; then
    python=$(find_python)
    [ -n "$python" ] || exit 1
    if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
        if [ -n "${INSTALL_PACKAGES:-}" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
            apt-get update -q >&2 && apt-get install -qy --no-install-recommends python3-venv >&2
        else
            stop "Python's venv module is missing: run  sudo apt-get install python3-venv  and then make again."
        fi
    fi
    say "Making .venv with $("$python" -V)"
    rm -rf .venv
    "$python" -m venv .venv || { rm -rf .venv; stop "The virtual environment could not be made."; }
fi
.venv/bin/python -m pip --version >/dev/null 2>&1 || .venv/bin/python -m ensurepip >&2

for lock in "$@"; do
    say "Installing what $lock names (needs the network this once)"
    PIP_DISABLE_PIP_VERSION_CHECK=1 .venv/bin/python -m pip install --quiet --require-hashes \
        --no-deps --no-input --root-user-action=ignore -r "$lock" >&2 ||
        stop "The packages could not be installed: is there a network? Then run make again."
    stamp_of "$lock" >".venv/$(basename "$lock").stamp"
done
