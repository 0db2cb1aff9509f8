# What every script here works under: nothing is cached outside this folder, one thread per process. To be sourced
# from the repository's root.
root=$PWD
export OMP_NUM_THREADS=${OMP_NUM_THREADS:-1}
export PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
export PYTENSOR_FLAGS=${PYTENSOR_FLAGS:-base_compiledir=$root/.build/pytensor}
export NUMBA_CACHE_DIR=${NUMBA_CACHE_DIR:-$root/.build/numba}
export MPLCONFIGDIR=${MPLCONFIGDIR:-$root/.build/matplotlib}
# The packages' sources are fetched into .build, not into the account's cache.
swift_options=(-c release --disable-dependency-cache)
