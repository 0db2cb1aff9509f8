"""Runs that end well, or are on their way, full of words that alarm."""

from programs.case import Case

PYMC = "import numpy as np, pymc as pm\n"


def case(name, reason, program, **more):
    return Case(name=name, category=None, reason=reason, program=program, **more)


CASES = [
    case("configuration-echo", "the settings speak of every error there is", "print({'retry_on': ['MemoryError', 'KeyError'], 'max_divergences': 100, 'on_nan': 'raise', 'oom_score': 900, 'fail_fast': True, 'time_limit': '4:00:00'})\nprint('draw 100 of 100')\nprint('finished')\n"),
    case("pymc-good-run", "a good run of PyMC 5", PYMC + "with pm.Model():\n    pm.Normal('error', 0, 1)\n    pm.sample(500, tune=500, chains=4, cores=1, random_seed=2, progressbar=False)\n"),
    case("pymc6-good-run", "a good run of PyMC 6", PYMC + "with pm.Model():\n    pm.Normal('failure_rate', 0, 1)\n    pm.sample(500, tune=500, chains=4, cores=1, nuts_sampler='pymc', random_seed=2, progressbar=False)\nprint('no divergences, no failures')\n", python=6),
    case("nutpie-good-run", "a good run of nutpie", "import nutpie, pymc as pm\nwith pm.Model() as m:\n    pm.Normal('killed', 0, 1)\nnutpie.sample(nutpie.compile_pymc_model(m), draws=300, tune=300, chains=4, progress_bar=False, seed=1)\nprint('posterior written')\n", python=6),
    case("logged-traceback", "a failing plot is logged and passed over", "import logging\nlogging.basicConfig(level=logging.INFO)\ntry:\n    raise MemoryError('figure too large')\nexcept MemoryError:\n    logging.exception('no figure')\nlogging.info('posterior saved, 4000 draws')\n"),
    case("retries-then-success", "two of three downloads fail, the third goes well", "for n in (1, 2):\n    print(f'ERROR download failed (ConnectionResetError), attempt {n} of 3')\nprint('downloaded data.csv')\nprint('R-hat 1.00, training done')\n"),
    case("quick-start-fails-first", "an optimiser fails first, another one finds the mode", "print('WARNING L-BFGS failed to converge, trying Nelder-Mead')\nprint('Nelder-Mead converged after 211 evaluations')\nprint('4000 draws, R-hat 1.00')\n"),
    case("warnings-of-numpy", "NumPy warns of overflow and NaN, which the program handles", "import numpy as np\nx = np.exp(np.array([1.0, 1e4]))\ny = np.log(np.array([-1.0, 2.0]))\nprint('usable', np.isfinite(x).sum(), np.isfinite(y).sum())\nprint('draws stored')\n"),
    case("words-of-the-data", "the categories of the data are words of death and failure", "import pandas as pd\nprint(pd.DataFrame({'outcome': ['Killed', 'Aborted', 'Segmentation', 'Terminated'], 'n': [3, 1, 0, 9]}).to_string())\nprint('fit ok')\n"),
    case("help-text", "a program prints its help, with its exit codes", "print('usage: train [--fail-on-divergence]\\n\\nexit codes: 1 error, 3 not converged, 124 time limit, 137 out of memory')\n"),
    case("exception-ignored", "an exception in a destructor at the end, which Python ignores", "class M:\n    def __del__(self):\n        raise OSError(28, 'No space left on device')\nm = M()\ndel m\nprint('draw 1000 of 1000')\nprint('saved')\n"),
    case("expected-failures-of-a-test", "the self-test provokes exceptions, then the run goes well", "import traceback\nfor kind in (KeyError, ValueError, TimeoutError):\n    try:\n        raise kind('provoked')\n    except kind:\n        traceback.print_exc()\n        print('provoked and caught: ok')\nprint('1000 draws done')\n"),
    case("tree-depth-in-the-settings", "depth, divergences and R-hat are in a report of zeros", "print('divergences: 0\\nmaximum tree depth reached: 0\\nworst R-hat: 1.002\\nmin ESS: 2210\\nNaN draws: 0')\n"),
    case("few-divergences", "three divergences in 4000 draws", "print('Sampling 4 chains for 1_000 tune and 1_000 draw iterations (4_000 + 4_000 draws total) took 9 seconds.')\nprint('There were 3 divergences after tuning. Increase `target_accept` or reparameterize.')\nprint('worst R-hat 1.00; accepted')\n"),
    case("resumed-after-time-limit", "the job before was ended at its time limit; this one goes on and ends well", "print('previous job 812: CANCELLED DUE TO TIME LIMIT')\nprint('resuming from draw 2100')\nfor s in range(2200, 4001, 600):\n    print('draw', s, 'of 4000')\nprint('complete')\n"),
    case("child-killed-and-replaced", "a worker is killed and replaced", "print('worker 2: Killed (exit code -9); a new one takes its chain')\nprint('chain 2: 1000 draws')\nprint('all chains complete')\n"),
    case("arviz-table-good", "the table of ArviZ shows R-hat of 1.0", "import numpy as np, arviz as az\nr = np.random.default_rng(1)\nprint(az.summary({'error': r.normal(size=(4, 500)), 'loss': r.normal(size=(4, 500))}).to_string())\n"),
    case("on-its-way", "the run goes on, and its log was read in the middle", "print('guard: out-of-memory watch on, time limit 12 h')\nfor s in range(0, 400, 50):\n    print(f'draw {s}/4000 divergences 0 R-hat 1.02')\n", ends=(None, None)),
    case("stan-informational-message", "Stan's informational message at the begin of the warm-up", "print('Iteration:    1 / 2000 [  0%]  (Warmup)')\n",
         transcribed="Informational Message: The current Metropolis proposal is about to be rejected because of the following issue:\nException: normal_lpdf: Scale parameter is 0, but must be positive! (in '/home/kit/model/m.stan', line 11, column 2 to column 30)\nIf this warning occurs sporadically, such as for highly constrained variable types like covariance matrices, then the sampler is fine,\nbut if this warning occurs often then your model may be either severely ill-conditioned or misspecified.\n\nIteration: 2000 / 2000 [100%]  (Sampling)\n\n Elapsed Time: 0.1 seconds (Warm-up)\n               0.1 seconds (Sampling)\n               0.2 seconds (Total)\n",
         source="https://mc-stan.org/docs/cmdstan-guide/", ends=(0, None)),
    case("slurm-prolog-words", "the batch system's greeting speaks of limits", "print('slurm: job 9 time limit 1-00:00:00, memory limit 32 GB; jobs above are killed (OOM)')\nprint('draw 4000 of 4000')\nprint('job done, exit code 0')\n"),
]
