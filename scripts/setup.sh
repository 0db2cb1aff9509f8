#!/usr/bin/env bash
# Puts everything in place that building and running need, inside this folder: system packages that are
# missing, and one virtual environment per Python that is here. Does nothing that is done already.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/environment.sh
source scripts/pythons.sh

need_swift() {
    command -v swift >/dev/null && return
    echo "rhatchet needs the Swift toolchain (6.2 or later); see https://www.swift.org/install" >&2
    exit 1
}

# The store stands on SQLite; Debian keeps its header in a package of its own.
need_system_packages() {
    local missing=()
    [ -e /usr/include/sqlite3.h ] || missing+=(libsqlite3-dev)
    # The terminal test needs a terminal.
    command -v tmux >/dev/null || missing+=(tmux)
    [ ${#missing[@]} -eq 0 ] && return
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        scripts/say.sh "installing ${missing[*]}" bash -c \
            "apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends ${missing[*]}"
    else
        echo "these system packages are missing: ${missing[*]}; install them and run this again" >&2
        exit 1
    fi
}

# One environment: the folder, the interpreter, the packages. A stamp says with what it was made.
make_environment() {
    local folder=$1 python=$2
    shift 2
    local wanted="$python $*"
    [ "$(cat "$folder/made-with" 2>/dev/null)" = "$wanted" ] && return
    rm -rf "$folder"
    scripts/say.sh "making $folder with $("$python" --version 2>&1): $*" bash -c \
        "'$python' -m venv '$folder' && '$folder/bin/pip' install -q $*"
    echo "$wanted" >"$folder/made-with"
}

# Real programs of CmdStan for the tests: the wheels of prophet carry them. Without a network the tests that need one say so.
fetch_cmdstan() {
    local python=$1 version=$2 folder=.venv-cmdstan/$2
    [ -x "$(echo "$folder"/prophet/stan_model/cmdstan-*/bin/stansummary)" ] && return
    rm -rf "$folder" && mkdir -p "$folder"
    if scripts/say.sh "fetching CmdStan with prophet $version" bash -c "
        '$python' -m pip download -q --no-deps --only-binary :all: -d '$folder' 'prophet==$version' &&
        '$python' -m zipfile -e '$folder'/*.whl '$folder' && rm '$folder'/*.whl &&
        chmod +x '$folder/prophet/stan_model/prophet_model.bin' '$folder'/prophet/stan_model/cmdstan-*/bin/*"; then return; fi
    rm -rf "$folder"
    echo "==> no CmdStan of prophet $version; the tests that need it are skipped"
}

# What starts CmdStan for most people, in an environment of its own.
fetch_cmdstanpy() {
    local python=$1 folder=.venv-cmdstan/python
    [ -e "$folder/made-with" ] && return
    rm -rf "$folder"
    if scripts/say.sh "making $folder: cmdstanpy" bash -c "
        '$python' -m venv '$folder' && '$folder/bin/pip' install -q cmdstanpy"; then
        echo cmdstanpy >"$folder/made-with"
        return
    fi
    rm -rf "$folder"
    echo "==> no cmdstanpy; the test that needs it is skipped"
}

need_swift
need_system_packages
found=0
if python=$(python_for_pymc5); then
    make_environment .venv-pymc5 "$python" "'pymc>=5.28,<6'" "'nutpie>=0.16'" "'arviz>=0.23'" pytest apprise
    found=1
fi
if python=$(python_for_pymc6); then
    # PyMC 6's progress bar imports matplotlib; PyMC up to 6.4 cannot use BlackJAX from 1.6 on.
    make_environment .venv-pymc6 "$python" "'pymc>=6'" "'nutpie>=0.16.11'" "'arviz>=1'" "'numpyro>=0.22'" "'blackjax>=1.5,<1.6'" matplotlib pytest apprise
    found=1
fi
if [ $found = 0 ]; then
    echo "rhatchet needs Python 3.11 or later, none was found; install python3 and python3-venv" >&2
    exit 1
fi
python=$(python_for_pymc5 || python_for_pymc6)
for version in 1.1.6 1.5.0; do fetch_cmdstan "$python" "$version"; done
fetch_cmdstanpy "$python"
