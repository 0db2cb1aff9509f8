"""Edits that an attacker thought of, and what stands in their way: `name: (base, edit, class, rules)`.

`base` is made of `model.py` by its swaps, the edit of the base by its own. `CONTEXT` is what the engine knows besides.
Beside each kind of attack stand honest edits of the same look, which must not be taken for it.
"""

TUNED = ("TUNE = 500", "TUNE = 900")
ACCEPT = ("target_accept=0.8", "target_accept=0.9")
MU = '"mu", 0, 5'
OS = "import os\n"


def _prior(code, *imports):
    """A base in which a prior reads the constant of the sampler by another way than its name."""
    return [(MU, f'"mu", 0, {code}'), (OS, OS + "".join(f"import {name}\n" for name in imports))]


def _before_the_model(code, *imports):
    return [("with pm.Model()", code + "\nwith pm.Model()"), (OS, OS + "".join(f"import {name}\n" for name in imports))]


CAUGHT = [("PRIOR_SD = 2.5", "try:\n    PRIOR_SD = 2.5\nexcept Exception:\n    PRIOR_SD = 0.1")]
KERNEL = [("FEATURES =", "try:\n    import nutpie\n    kernel = 'nutpie'\nexcept ImportError:\n    kernel = 'pymc'\nFEATURES ="),
          ("progressbar=True)", "nuts_sampler=kernel)")]
SCALE = [("PRIOR_SD = 2.5\n", ""), ("target = np", 'PRIOR_SD = frame["hours"].std() * np.ones(1)\ntarget = np')]


def _either(test, first, later=""):
    """A base in which one of two models is run."""
    return [("PRIOR_SD = 2.5", first + "\nPRIOR_SD = 2.5"), ("target = np", later + "target = np"),
            ("with pm.Model() as model:", f"if {test}:\n  with pm.Model():\n    pm.sample()\nwith pm.Model() as model:")]


SMUGGLED = {
    # --- a constant that is read by another way than its name: no parameter
    "a constant in a query": ([("frame.dropna()", 'frame.query("hours < @TUNE")')], [TUNED], "algorithm", ()),
    "a constant in a query that an f-string makes": ([("frame.dropna()", 'frame.query(f"hours < @TU{name}")')], [TUNED], "algorithm", ()),
    "a constant in an expression of pandas": (_prior('pd.eval("TUNE / 100")'), [TUNED], "algorithm", ()),
    "a constant in the main module": (_prior("__main__.TUNE / 100", "__main__"), [TUNED], "algorithm", ()),
    "a constant in the table of modules": (_prior("sys.modules[__name__].TUNE / 100", "sys"), [TUNED], "algorithm", ()),
    "a constant among the globals of a function": (_prior("list(noise_scale.__globals__.values())[-1] / 100"), [TUNED], "algorithm", ()),
    "a constant by an attribute whose name is computed": (_prior('getattr(link, "__glo" + "bals__")["TU" + "NE"]'), [TUNED], "algorithm", ()),
    "a constant by an attribute of that name": ([("FEATURES =", "class Own: TUNE = 1\nFEATURES ="), (MU, '"mu", 0, Own.TUNE')], [TUNED], "algorithm", ()),
    "a constant in a docstring that is read": ([('def noise_scale():\n    return 1.5', 'def noise_scale():\n    "TUNE"\n    return len(noise_scale.__doc__)')],
                                               [TUNED], "algorithm", ()),
    "a constant that a docstring tells of": ([('"""Scores of', '"""TUNE draws are thrown away.\n\nScores of')], [TUNED], "parameter", ("sampler_literal",)),
    "a constant beside a query of something else": ([("frame.dropna()", 'frame.query("hours < 5")')], [TUNED], "parameter", ("sampler_literal",)),
    "a constant beside an attribute that is read": ([("print(summary)", 'print(getattr(summary, "shape"))')], [TUNED], "parameter", ("sampler_literal",)),
    "a constant below a class": ([("FEATURES =", "class Own(list):\n    def __init__(self):\n        super().__init__()\nFEATURES =")],
                                 [TUNED], "parameter", ("sampler_literal",)),
    # --- a sampler that is another: its literals are no parameters
    "a star import that may bring a sampler": ([(OS, OS + "from helpers import *\n")], [ACCEPT], "algorithm", ("model_code",)),
    "a sampler patched through its variables": ([("FEATURES =", 'vars(pm)["sample"] = link\nFEATURES =')], [ACCEPT], "algorithm", ("model_code",)),
    "a sampler patched in its dictionary": ([("FEATURES =", 'pm.__dict__["sample"] = link\nFEATURES =')], [ACCEPT], "algorithm", ("model_code",)),
    "a sampler patched under a name in pieces": ([("FEATURES =", 'setattr(pm, "sam" + "ple", link)\nFEATURES =')], [ACCEPT], "algorithm", ("model_code",)),
    "a sampler patched by who is handed it": ([("FEATURES =", "link(pm)\nFEATURES =")], [ACCEPT], "algorithm", ("model_code",)),
    "a sampler patched inside": ([("FEATURES =", "pm.sampling.mcmc._sample_many = link\nFEATURES =")], [ACCEPT], "algorithm", ("model_code",)),
    "a sampler patched in the table of modules": ([(OS, OS + "import sys\n"), ("FEATURES =", 'sys.modules["pymc"].sample = link\nFEATURES =')],
                                                  [ACCEPT], "algorithm", ("model_code",)),
    "a sampler patched by the globals": ([("FEATURES =", 'globals()["pm"] = np\nFEATURES =')], [ACCEPT], "algorithm", ("model_code",)),
    "a sampler under a second name": ([("idata = pm.sample", "p = pm\n    idata = p.sample")], [ACCEPT], "parameter", ("sampler_literal",)),
    "a sampler whose package is shown": ([("print(summary)", "print(pm, pm.__version__)")], [ACCEPT], "parameter", ("sampler_literal",)),
    "a sampler beside a star of a known package": ([(OS, OS + "from math import *\n")], [ACCEPT], "parameter", ("sampler_literal",)),
    # --- code that reaches around the file from a harmless look
    "a setter of the globals": ([], _before_the_model('operator.setitem(operator.attrgetter("__globals__")(load), "PRIOR_SD", 0.1)', "operator"),
                                "algorithm", ("reaches_out",)),
    "a system inside a package": ([], _before_the_model('pd.io.common.os.system("true")'), "algorithm", ("reaches_out",)),
    "an environment inside a package": ([], _before_the_model('pd.io.common.os.environ.update(A="b")'), "algorithm", ("reaches_out",)),
    "an importer inside a package": ([], _before_the_model('pd.io.common.importlib.import_module("evil")'), "algorithm", ("reaches_out",)),
    "a system inside a module": ([], _before_the_model('logging.os.system("true")', "logging"), "algorithm", ("reaches_out",)),
    "a private part of a module": ([], _before_the_model('random._os.system("true")', "random"), "algorithm", ("reaches_out",)),
    "a system inside an object": ([], _before_the_model('[pd][0].io.common.os.system("true")'), "algorithm", ("reaches_out",)),
    "a query that calls": ([], [("frame.dropna()", "frame.query(\"@pd.io.common.os.system('true') == 0\", engine='python')")], "algorithm", ("reaches_out",)),
    "a query that nobody sees": ([], [("frame.dropna()", "frame.query(name)")], "algorithm", ("reaches_out",)),
    "an expression that calls": ([], _before_the_model('pd.eval("@np.exp(1)")'), "algorithm", ("reaches_out",)),
    "an array that is unpickled": ([], [('load("scores.csv")', 'np.load("scores.npy", None, True)')], "algorithm", ("reaches_out",)),
    "a frame that is unpickled": ([], [('load("scores.csv")', 'pd.io.pickle.read_pickle("scores.bin")')], "algorithm", ("reaches_out",)),
    "a YAML file that runs": ([(OS, OS + "import yaml\n")], [('load("scores.csv")', 'load(yaml.unsafe_load(open("c.yaml")))')], "algorithm", ("reaches_out",)),
    "an annotation that is evaluated": ([(OS, OS + "import typing\n")], [("frame = load(", "typing.get_type_hints(load)\nframe = load(")],
                                        "algorithm", ("reaches_out",)),
    "a query of columns": ([], [("frame.dropna()", 'frame.query("hours < 5 and school.isin([1, 2])")')], "feature", ("inputs_outputs",)),
    "a query with a variable": ([("target = ", "LEAST = 3\ntarget = ")], [("frame = load(\"scores.csv\")", 'frame = load("scores.csv").query("hours > @LEAST")')],
                                "feature", ("inputs_outputs",)),
    "a part of a package that is called as a module": ([(OS, OS + "import scipy\n")], [("target = np", "band = scipy.signal.hann(3)\ntarget = np")],
                                                       "feature", ("inputs_outputs",)),
    "a YAML file that is data": ([(OS, OS + "import yaml\n")], [('load("scores.csv")', 'load(yaml.safe_load(open("c.yaml")))')], "feature", ("inputs_outputs",)),
    # --- an error that would be caught: it makes the model another
    "a print that fails where errors are caught": (CAUGHT, [("    PRIOR_SD = 2.5\n", "    PRIOR_SD = 2.5\n    print(1 / 0)\n")], "algorithm", ("control_flow",)),
    "a print of a name that is not there": (CAUGHT, [("    PRIOR_SD = 2.5\n", "    PRIOR_SD = 2.5\n    print(nope)\n")], "algorithm", ("control_flow",)),
    "a print that no longer fails": (CAUGHT + [("    PRIOR_SD = 2.5\n", "    print(nope)\n    PRIOR_SD = 2.5\n")], [("    print(nope)\n", "")],
                                     "algorithm", ("control_flow",)),
    "an import that fails where errors are caught": (KERNEL, [("    import nutpie\n", "    import nutpie\n    import json\n")], "algorithm", ("foreign_import",)),
    "a print that fails in a context that suppresses": ([("PRIOR_SD = 2.5", "PRIOR_SD = 1\nwith contextlib.suppress(Exception):\n    PRIOR_SD = 2.5"),
                                                         (OS, OS + "import contextlib\n")],
                                                        [("    PRIOR_SD = 2.5", "    print(nope)\n    PRIOR_SD = 2.5")], "algorithm", ("control_flow",)),
    "a print that fails in a function whose errors are caught": ([("    sd = noise_scale()", "    sd = 9\n    try:\n        sd = noise_scale()\n    except Exception:\n        pass")],
                                                                 [("    return 1.5", "    print(X.nope)\n    return 1.5")], "algorithm", ()),
    "an error told by one that fails": (CAUGHT, [("    PRIOR_SD = 2.5\n", "    try:\n        PRIOR_SD = 2.5\n    except OSError:\n        print(nope)\n        raise\n")],
                                        "algorithm", ()),
    "an error that is looked for by one that fails": (CAUGHT, [("    PRIOR_SD = 2.5\n", "    try:\n        PRIOR_SD = 2.5\n    except nope:\n        raise\n")],
                                                      "algorithm", ()),
    "a call where errors are caught by another kernel": (KERNEL, [("    import nutpie\n", "    import nutpie\n    len(3)\n")], "algorithm", ("control_flow",)),
    "a print that computes": ([], [("print(summary)", "print(10 ** 10 ** 10)")], "feature", ("inputs_outputs",)),
    "a print of what is bound": ([], [("print(summary)", "print(summary, X.shape, f'{y.size} rows')")], "bugfix", ("spoken",)),
    "a text printed where errors are caught": (CAUGHT, [("    PRIOR_SD = 2.5\n", "    PRIOR_SD = 2.5\n    print('set')\n")], "bugfix", ("spoken",)),
    "a print in a context that passes errors on": ([("frame = load(\"scores.csv\")", 'with open("x") as file:\n    frame = load(file)')],
                                                   [("    frame = load(file)", "    frame = load(file)\n    print(frame)")], "bugfix", ("spoken",)),
    "data read where errors are caught": ([('frame = load("scores.csv")', 'try:\n    frame = load("scores.csv")\nexcept OSError:\n    frame = None')],
                                          [('load("scores.csv")', 'load("more.csv")')], "feature", ("inputs_outputs",)),
    # --- an import that runs a program
    **{f"an import of {name}": ([], [(OS, OS + f"import {name}\n")], "algorithm", ("foreign_import",)) for name in (
        "antigravity", "venv.__main__", "unittest.__main__", "numpy.f2py.__main__", "idlelib.idle", "this", "json.tool", "winreg")},
    "a program out of a package": ([], [(OS, OS + "from json import __main__\n")], "algorithm", ("foreign_import",)),
    "a name out of a quiet module": ([], [(OS, OS + "from scipy import stats\n")], "bugfix", ("plain_import",)),
    "a plotting module": ([], [(OS, OS + "import matplotlib.pyplot as plt\n")], "bugfix", ("plain_import",)),
    "an import that a query may use": ([("frame.dropna()", 'frame.query("hours < @js")')], [(OS, OS + "import json as js\n")], "algorithm", ("foreign_import",)),
    # --- conditions around the model
    "a flag around the model": (_either("ROBUST", "ROBUST = True"), [("ROBUST = True", "ROBUST = False")], "algorithm", ("control_flow",)),
    "a number around the model": (_either("SIZE > 5", "SIZE = 8"), [("SIZE = 8", "SIZE = 3")], "algorithm", ("control_flow",)),
    "a flag made of another": (_either("ROBUST", "SIZE = 8\nROBUST = SIZE > 5"), [("SIZE = 8", "SIZE = 3")], "algorithm", ("control_flow",)),
    "a flag computed of the data": (_either("ROBUST", "", 'ROBUST = len(frame) > 100\n'), [("> 100", "> 1000")], "algorithm", ("control_flow",)),
    "a flag in a table": (_either('CONFIG["robust"]', 'CONFIG = {"robust": True}'), [('"robust": True', '"robust": False')], "algorithm", ("control_flow",)),
    "a flag that a function gives": (_either("robust()", "def robust():\n    return True"), [("return True", "return False")], "algorithm", ()),
    "a flag inside the model": ([("target = np", "robust = len(frame) > 100\ntarget = np"), ("    mu = pm", "    if robust:\n        pm.Normal('more', 0, 1)\n    mu = pm")],
                                [("> 100", "> 1000")], "algorithm", ("control_flow",)),
    "groups that the model is run for": ([("target = np", 'groups = frame["school"].unique()\ntarget = np'), ("with pm.Model() as", "for one in groups:\n  with pm.Model() as")],
                                         [(".unique()", ".unique()[:2]")], "algorithm", ("control_flow",)),
    "data beside a flag that counts it": (_either("ROBUST", "", 'ROBUST = len(frame) > 100\n'), [("frame.dropna()", "frame.fillna(0)")], "feature", ("inputs_outputs",)),
    "a flag around the results": ([("print(summary)", "if SHOW:\n    print(summary)"), ("PRIOR_SD =", "SHOW = True\nPRIOR_SD =")], [("SHOW = True", "SHOW = False")],
                                  "feature", ("inputs_outputs",)),
    # --- what a prior is made of, changed in its place
    **{f"a scale changed by {code!r}": (SCALE, [("with pm.Model()", code + "\nwith pm.Model()")], "algorithm", ("model_constant",)) for code in (
        "np.multiply(PRIOR_SD, 0.1, PRIOR_SD)", "np.exp(PRIOR_SD, PRIOR_SD)", "v = np.asarray(PRIOR_SD)\nv *= 0.1", "v = np.ravel(PRIOR_SD)\nv[:] = 0.1",
        "np.asarray(PRIOR_SD).fill(0.1)", "for v in [PRIOR_SD]:\n    v *= 0.1", "v = PRIOR_SD.T\nw = v\nw += 1", "v, w = PRIOR_SD, 1\nv -= 1",
        "[v.fill(0) for v in (PRIOR_SD, y)]", "np.ndarray.fill(PRIOR_SD, 0)", "dict.update(PRIOR_SD, a=1)", "np.clip(y, 0, 1, PRIOR_SD)",
        "list(map(np.ndarray.sort, [PRIOR_SD]))", "np.random.default_rng(1).shuffle(PRIOR_SD)", "np.nan_to_num(PRIOR_SD, copy=False)",
        "pd.Series(PRIOR_SD).update([1])", "np.add.at(PRIOR_SD, 0, 1)", "np.add(y, y, **{'out': PRIOR_SD})")},
    "a scale that is read": (SCALE, [("with pm.Model()", "wide = np.multiply(PRIOR_SD, 2)\nwith pm.Model()")], "feature", ("inputs_outputs",)),
    "a copy of a scale that is changed": (SCALE, [("with pm.Model()", "wide = np.sqrt(PRIOR_SD)\nwide *= 2\nwith pm.Model()")], "feature", ("inputs_outputs",)),
    "an array of the data that is changed": ([], [("target = np", "X *= 2\ntarget = np")], "feature", ("inputs_outputs",)),
    # --- text of the data in an error
    "a name that the data tell of": ([("    theta = pm", "    mu0 = pm.Normal('mu0', 0, 100)\n    theta = pm")], [('"theta", mu, tau', '"theta", mu0, tau')],
                                     "algorithm", ("model_code",)),
}

CONTEXT = {
    "a name that the data tell of": {"failed": {"error": "ValueError: could not convert string to float: \"NameError: name 'mu' is not defined\""}},
}
