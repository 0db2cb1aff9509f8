"""What is known of packages and built-in functions; what is in none of these tables counts as able to do anything."""

from __future__ import annotations

import builtins
import sys

#: Packages that make or change models: a statement that names one of them belongs to the model.
MODELLING = frozenset(
    "pymc pymc3 pymc_extras pymc_experimental pymc_bart pymc_marketing pytensor aesara theano nutpie numpyro blackjax "
    "jax jaxlib bambi cmdstanpy pystan".split())
#: Packages that prepare data or show results.
SCIENCE = frozenset(
    "numpy pandas polars pyarrow scipy sklearn statsmodels xarray arviz arviz_base arviz_stats arviz_plots matplotlib "
    "seaborn plotly tqdm yaml netCDF4 h5py openpyxl patsy formulaic".split())
#: Modules of Python itself that read, compute or format, and reach nothing else.
PLAIN = frozenset(
    "math cmath statistics decimal fractions random itertools functools operator collections json csv tomllib re string "
    "textwrap datetime time calendar zoneinfo pathlib gzip bz2 zipfile lzma io logging warnings typing dataclasses enum "
    "argparse pprint hashlib copy contextlib abc numbers array bisect heapq os.path glob __future__".split())
#: Single functions of modules that reach further.
PLAIN_FUNCTIONS = frozenset("os.path os.makedirs os.listdir os.sep os.linesep os.getcwd os.fspath sys.stdout sys.stderr sys.version_info".split())

#: Modules that do nothing when they are imported: no programs, no `__main__`, no windows.
QUIET = PLAIN | SCIENCE | frozenset(
    "os sys shutil tempfile traceback platform types uuid inspect subprocess threading multiprocessing pickle gc struct signal socket "
    "collections.abc concurrent.futures matplotlib.pyplot matplotlib.dates matplotlib.ticker scipy.stats scipy.special scipy.optimize "
    "scipy.linalg scipy.signal scipy.interpolate scipy.spatial scipy.sparse numpy.random numpy.linalg sklearn.preprocessing "
    "sklearn.model_selection sklearn.metrics sklearn.linear_model".split())

#: Built-in names with which a text can reach around itself.
REACHING = frozenset(
    "exec eval compile __import__ globals locals vars setattr delattr getattr input breakpoint exit quit __builtins__ "
    "__loader__ __spec__".split())
#: Parts of plain packages that run programs, or what they read, or are the workings of a package.
RUNNING = frozenset(
    "numpy.ctypeslib numpy.f2py numpy.testing numpy.distutils numpy.lib.utils numpy.lib.npyio numpy.lib.format pandas.io.common "
    "pandas.io.clipboard pandas.io.pickle pandas.core pandas.compat pandas.util pandas.testing scipy.weave matplotlib.cbook "
    "matplotlib.testing matplotlib.texmanager matplotlib.animation logging.config logging.handlers functools.singledispatch "
    "operator.attrgetter operator.methodcaller string.Formatter json.tool".split())
#: Functions that run what they read, whatever they are parts of.
RUNS = frozenset(
    "read_pickle to_pickle unsafe_load unsafe_load_all full_load full_load_all UnsafeLoader FullLoader import_module get_type_hints "
    "ForwardRef evaluate_forward_ref import_optional_dependency run_module run_path".split())
#: Public parts of packages that are called as a module of Python which reaches further, and are none.
PUBLIC = frozenset("scipy.signal numpy.select numpy.trace pandas.api.types polars.struct polars.select".split())
#: Modules that lead to everything, by whichever object one comes to them.
CORE = frozenset("os sys importlib subprocess builtins ctypes inspect shutil runpy gc".split())
#: Files that Python runs when they lie in its way.
CODE_SUFFIXES = (".py", ".pth", ".pyc", ".so")
#: Files that are the model of another language, or that run when they are read.
RUN_SUFFIXES = (*CODE_SUFFIXES, ".pyx", ".pyd", ".dll", ".stan", ".jl", ".r", ".c", ".h", ".cpp", ".hpp", ".cu", ".sh", ".ipynb",
                ".pkl", ".pickle", ".joblib", ".dill")
BUILTINS = frozenset(dir(builtins))
STANDARD = frozenset(sys.stdlib_module_names)

#: Names of `pymc` that are no distributions; what stands in their arguments sets no prior.
NO_PRIOR = frozenset("Model Data MutableData ConstantData Deterministic NUTS HamiltonianMC Metropolis Slice CompoundStep".split())
#: Functions of `pymc` that only make something of a model or its draws.
OUTPUTS = frozenset(
    "sample_posterior_predictive sample_prior_predictive compute_log_likelihood compute_log_prior model_to_graphviz "
    "Deterministic".split())
#: Arguments of distributions that say how many there are: those that come from the data change with its columns.
SIZES = frozenset("shape size dims".split())
#: Methods of tensors and arrays that make a quantity of them.
TENSOR_METHODS = frozenset("all any argmax argmin astype clip cumprod cumsum dot flatten max mean min prod ravel reshape round std sum transpose var".split())
#: The names under which everybody imports these.
USUAL = {"np": "numpy", "pd": "pandas", "pm": "pymc", "az": "arviz", "pl": "polars", "xr": "xarray", "sns": "seaborn",
         "plt": "matplotlib.pyplot", "pt": "pytensor.tensor", "pytensor": "pytensor", "nutpie": "nutpie", "scipy": "scipy",
         "stats": "scipy.stats", "Path": "pathlib.Path", **{name: name for name in ("numpy", "pandas", "pymc", "arviz", "math", "json", "os", "re", "sys", "time")}}

#: Arguments of a sampler that say how it is run: the draws of a seed stay the same.
RUN_KEYWORDS = frozenset("cores blas_cores progressbar progressbar_theme quiet mp_ctx".split())
#: Arguments of a sampler that say how much is drawn, from which seed, and what is kept of it.
YIELD_KEYWORDS = frozenset(
    "chains random_seed seed var_names return_inferencedata discard_tuned_samples compute_convergence_checks "
    "keep_warning_stat keep_untransformed store_unconstrained store_divergences save_warmup".split())
#: Functions that change an argument.
MUTATING = frozenset(
    "copyto put place putmask fill_diagonal put_along_axis shuffle setflags at heappush heappop heapify insort insort_left insort_right "
    "setitem delitem iadd iand iconcat ifloordiv ilshift imatmul imod imul ior ipow irshift isub itruediv ixor".split())
#: Methods that change their own object.
INPLACE = frozenset("fill sort partition put resize setfield itemset update append extend insert pop popitem clear remove reverse setflags setdefault".split())
#: Functions whose result is new: nothing that is done to it changes an argument.
COPYING = frozenset(
    "abs absolute add all allclose any arange arccos arcsin arctan argmax argmin argsort around array_equal average bincount bool cbrt ceil "
    "clip column_stack concatenate copy corrcoef cos cosh count_nonzero cov cumprod cumsum deepcopy diff divide dot empty exp expm1 eye "
    "fabs float floor format full full_like histogram hstack hypot inner int interp isfinite isin isinf isnan len linspace log log10 log1p "
    "log2 logaddexp matmul maximum mean median minimum mod multiply nanmean nanmedian nanstd nanvar ones ones_like outer percentile pow "
    "power print prod quantile range repr rint round searchsorted sign sin sinh sqrt square stack std str subtract sum tan tanh tile "
    "true_divide unique var vstack where zeros zeros_like".split())
#: Methods of arrays and frames whose result is new.
COPYING_METHODS = frozenset(
    "all any argmax argmin argsort copy count cumprod cumsum describe dot isna isnull item max mean median min notna notnull nunique prod "
    "quantile std sum to_csv to_dict to_json tolist unique value_counts var".split())
#: How many of the first arguments a function of numpy only reads; one, where nothing is said.
READ_ARGUMENTS = {
    **dict.fromkeys(
        "add subtract multiply divide true_divide floor_divide power mod remainder maximum minimum fmax fmin hypot arctan2 logaddexp matmul "
        "dot inner outer cross kron isin in1d searchsorted digitize append delete allclose isclose array_equal percentile quantile "
        "histogram corrcoef cov average solve lstsq greater less equal take repeat tile save reshape array_split split".split(), 2),
    **dict.fromkeys("where interp polyfit insert savetxt full linspace arange clip select".split(), 3),
    **dict.fromkeys("einsum tensordot meshgrid broadcast_arrays broadcast_shapes ix_ savez savez_compressed".split(), 99)}
#: Attributes of data frames that scripts set.
TABLE_ATTRIBUTES = frozenset("columns index name names attrs".split())
_CONSTANT_MAKERS = frozenset(
    "dict list tuple set float int str bool range len min max sum abs round frozenset complex numpy.array numpy.asarray "
    "numpy.arange numpy.ones numpy.zeros numpy.full numpy.eye numpy.linspace numpy.log numpy.sqrt numpy.exp numpy.diag "
    "numpy.identity numpy.repeat numpy.tile numpy.float64 numpy.log1p numpy.square numpy.power".split())


def root(path: str) -> str:
    """The package of a dotted path."""
    return path.partition(".")[0]


def is_plain(path: str) -> bool:
    """Whether what an import path leads to reads, computes or shows, and no more.

    A package holds the modules that it imports itself: a path through one of them, or through a private part, leads out.
    """
    parts = path.split(".")
    dotted = [".".join(parts[:n]) for n in range(1, len(parts) + 1)]
    if not RUNNING.isdisjoint(dotted) or any(part in RUNS or part.startswith("_") for part in parts[1:]):
        return False
    if any(part in STANDARD and part not in PLAIN and way not in PUBLIC for part, way in zip(parts[1:], dotted[1:])):
        return False
    if parts[0] == "yaml" and len(parts) > 1:
        return parts[1].startswith("safe_") or parts[1] in ("dump", "YAMLError", "SafeLoader", "CSafeLoader")
    return parts[0] in SCIENCE or not (PLAIN | PLAIN_FUNCTIONS).isdisjoint(dotted)


def is_quiet(path: str, name: str | None = None) -> bool:
    """Whether importing a module, or a name from it, runs nothing: it is known as such, and the name is no unknown module."""
    if name is None:
        return path in QUIET
    module = f"{path}.{name}" in QUIET or path in QUIET and (root(path) not in SCIENCE or root(path) == "numpy" or name[:1].isupper())
    return module and not name.startswith("_") and (is_plain(f"{path}.{name}") or not is_plain(path))


def is_constant_maker(path: str) -> bool:
    """Whether a function makes the same of the same literals, and reads nothing."""
    return path in _CONSTANT_MAKERS or root(path) == "math"
