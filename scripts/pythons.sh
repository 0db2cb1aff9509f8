# Which Python interpreters are here that really run. To be sourced.
# PyMC 5 is the newest for Python 3.11; PyMC 6 needs 3.12 or later.

# Interpreters by name and where pyenv keeps them; one that only claims to be there does not answer.
_python_candidates() {
    local version
    for version in "$@"; do
        echo "python$version"
        ls -d "${PYENV_ROOT:-$HOME/.pyenv}"/versions/"$version".*/bin/python 2>/dev/null | sort -rV
    done
    echo python3
}

# The first candidate whose version is one of the given ones, as an absolute path.
_first_python() {
    local candidate path
    while read -r candidate; do
        path=$("$candidate" -c 'import sys, venv, ensurepip
print(sys.executable if "%d.%d" % sys.version_info[:2] in sys.argv[1:] else "")' "$@" 2>/dev/null) || continue
        if [ -n "$path" ]; then
            echo "$path"
            return 0
        fi
    done < <(_python_candidates "$@")
    return 1
}

python_for_pymc5() { _first_python 3.11; }
python_for_pymc6() { _first_python 3.13 3.12 3.14; }
