"""Runs that end since the program, the model's code or the call is wrong."""

from programs.case import Case

PYMC = "import numpy as np, pymc as pm\n"


def case(name, says, kind, reason, program, **more):
    return Case(name=name, category="implementation", says=says, type=kind, reason=reason, program=program, **more)


CASES = [
    case("prior-without-a-name", "required positional argument", "TypeError", "a prior is given no name",
         PYMC + "with pm.Model():\n    pm.Normal(mu=0, sigma=1)\n"),
    case("outside-of-a-model", "No model on context stack", "TypeError", "a variable is made outside of any model",
         PYMC + "print('building the model')\npm.Normal('mu', 0, 1)\n"),
    case("name-used-twice", "already exists", "ValueError", "two variables of the model have one name",
         PYMC + "with pm.Model():\n    pm.Normal('mu', 0, 1)\n    pm.Normal('mu', 0, 2)\n"),
    case("dims-without-coords", "not a model dim", "KeyError",
         "the model uses a dimension that it has no coordinate for, and asks for its size",
         PYMC + "with pm.Model(coords={'site': range(3)}) as model:\n    pm.Normal('mu', 0, 1, dims='site')\n"
         "    if 'plot' not in model.coords:\n        raise KeyError('plot is not a model dim')\n", python=6),
    case("shapes-at-run-time", "dimension", "ValueError", "the sum of a vector of 3 and one of 4 is asked for when sampling starts",
         PYMC + "x = pm.Data if False else None\nwith pm.Model():\n    d = pm.Data('d', np.ones(3))\n"
         "    b = pm.Normal('b', 0, 1, shape=4)\n    pm.Normal('y', d + b, 1, observed=np.zeros(4))\n"
         "    pm.sample(50, tune=50, chains=1, progressbar=False)\n"),
    case("step-of-a-wrong-kind", "got an unexpected keyword argument", "TypeError", "the step method is given an argument it does not have",
         PYMC + "with pm.Model():\n    x = pm.Normal('x')\n    pm.sample(20, tune=20, chains=1, step=pm.Metropolis([x], adaptive=True), progressbar=False)\n"),
    case("gradient-of-a-black-box", "grad", "NotImplementedError", "NUTS is asked for the gradient of an operation that has none",
         PYMC + "import pytensor.tensor as pt\nfrom pytensor.graph.op import Op\nclass Box(Op):\n    itypes = [pt.dscalar]\n    otypes = [pt.dscalar]\n"
         "    def perform(self, node, inputs, out):\n        out[0][0] = np.asarray(inputs[0] ** 2)\n"
         "with pm.Model():\n    x = pm.Normal('x')\n    pm.Potential('p', Box()(x))\n    pm.sample(20, tune=20, chains=1, step=pm.NUTS(), progressbar=False)\n"),
    case("nutpie-without-parentheses", "'function' object has no attribute", "AttributeError", "a function is handed over where its result is needed",
         "import nutpie, pymc as pm\ndef build():\n    with pm.Model() as m:\n        pm.Normal('x')\n    return m\n"
         "print('compiling', build.basic_RVs)\nnutpie.compile_pymc_model(build)\n", python=6),
    case("numba-unknown-name", "NameError", "TypingError", "a compiled function uses a name that is not there",
         "import numba, numpy as np\n@numba.njit\ndef logp(x):\n    return np.sum(x) * scale\nprint(logp(np.ones(3)))\n"),
    case("numba-two-types", "Can't unify", "TypingError", "a variable of a compiled function is a number or an array",
         "import numba, numpy as np\n@numba.njit\ndef step(n):\n    if n > 2:\n        out = 1.0\n    else:\n        out = np.zeros(2)\n    return out\n"
         "print(step(3))\n", python=6),
    case("worker-without-main-guard", "context has already been set", "RuntimeError", "processes are started at import without a guard",
         "import multiprocessing as mp\nmp.set_start_method('spawn')\ndef chain(n):\n    return n\n"
         "p = mp.Process(target=chain, args=(1,))\np.start()\np.join()\nraise SystemExit(p.exitcode)\n"),
    case("spawned-worker-type-error", "unsupported operand", "TypeError", "the function of each worker adds a text to a number",
         "from concurrent.futures import ProcessPoolExecutor\ndef chain(seed):\n    return seed + '0'\n"
         "if __name__ == '__main__':\n    with ProcessPoolExecutor(2) as pool:\n        print(list(pool.map(chain, range(3))))\n", python=6),
    case("finally-hides-nothing", "'NoneType' object is not subscriptable", "TypeError", "the result of a function that returns nothing is indexed, after draws",
         "import random\nfor step in range(0, 500, 100):\n    print(f'draw {step} of 500  accept {random.random():.2f}', flush=True)\n"
         "def collect(chain):\n    chain.sort()\ntry:\n    print(collect([3, 1])[0])\nfinally:\n    print('closing the trace: error count 0, failed writes 0')\n"),
    case("syntax-error-in-a-plugin", "expected ':'", "SyntaxError", "a module that the run loads while it runs is not Python",
         "import importlib\nprint('draw 0 of 100')\nimportlib.import_module('hooks')\n", files={"hooks.py": "def after(draw)\n    return draw\n"}),
    case("circular-import", "partially initialized module", "ImportError", "two modules of the program import each other",
         "import model\n", files={"model.py": "from priors import PRIORS\ndef build(): pass\n", "priors.py": "from model import build\nPRIORS = {}\n"}, python=6),
    case("abstract-class", "abstract method", "TypeError", "a step method of the program lacks the method that it must have",
         "from abc import ABC, abstractmethod\nclass Step(ABC):\n    @abstractmethod\n    def astep(self, q): ...\nclass Mine(Step): pass\nMine()\n"),
    case("yaml-key-of-the-program", "'sampler'", "KeyError", "the program reads a section of its settings by a name that they do not have",
         "import json\nsettings = json.loads(open('run.json').read())\nprint('settings', settings)\nprint(settings['sampler']['draws'])\n",
         files={"run.json": '{"sampling": {"draws": 100, "on_error": "ignore", "nan_policy": "raise"}}'}),
    case("wrapped-twice", "'int' object is not iterable", "TypeError", "a TypeError is wrapped by two layers that only name their stage",
         "class StageError(Exception): pass\ndef priors():\n    return list(3)\ndef stage():\n    try:\n        priors()\n    except TypeError as e:\n"
         "        raise StageError('priors could not be built') from e\ntry:\n    stage()\nexcept StageError as e:\n    raise RuntimeError('training failed') from e\n"),
    case("undefined-reference", "undefined reference to", None, "the linker does not find a function of the C++ sampler",
         "double potential(double);\nint main() { return (int)potential(0.1); }\n", command="g++ train.py -x c++ -o sampler train.py 2>&1 || { g++ -x c++ train.py -o sampler; exit 1; }"),
    case("cpp-logic-error", "terminate called after throwing an instance of 'std::invalid_argument'", None, "the C++ sampler refuses its own argument",
         "#include <stdexcept>\n#include <cstdio>\nint main() { std::puts(\"leapfrog, 3 chains\"); std::fflush(stdout); throw std::invalid_argument(\"step size must be positive\"); }\n",
         command="g++ -x c++ train.py -o sampler && ./sampler"),
    case("click-style-usage", "the following arguments are required", None, "the job script leaves out an option that is needed",
         "import argparse\np = argparse.ArgumentParser()\np.add_argument('--model', required=True)\np.add_argument('--draws', type=int)\np.parse_args()\n"),
    case("command-is-not-there", "command not found", None, "the job script calls a program that is not installed there",
         command="stansummary_2 output.csv", program=""),
]
