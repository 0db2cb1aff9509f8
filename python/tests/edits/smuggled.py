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
}

CONTEXT = {}
