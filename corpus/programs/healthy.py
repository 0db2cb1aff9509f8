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
    case("divergences-in-every-line", "a progress line counts divergences, which stay at two", "for s in range(0, 2000, 250):\n    print(f'draw {s}/2000 | divergences: {min(2, s // 500)} | treedepth 5 | E-BFMI 0.91')\nprint('written')\n"),
    case("rhat-falls-with-time", "R-hat is high at first, as it always is, and falls", "for s, r in ((100, 2.4), (200, 1.6), (400, 1.2), (800, 1.03), (1600, 1.004)):\n    print(f'{s} draws: worst R-hat {r}')\nprint('converged')\n"),
    case("memory-report", "a report of the memory, far from its limit", "print('memory: 812 MB of 32 GB, peak 1.1 GB, limit not exceeded')\nprint('disk: 40 GB free, no space problems')\nprint('done')\n"),
    case("error-bars", "errors are those of measurement", "print('measurement error 0.3, standard error 0.02, error model t')\nprint('Monte Carlo error below 1 %')\nprint('error terms sampled')\n"),
    case("code-in-the-log", "the program prints its own source with its handlers", "print(open('train.py').read())\ntry:\n    pass\nexcept MemoryError as error:\n    raise RuntimeError('out of memory: killed') from error\nprint('ok')\n"),
    case("traceback-in-documentation", "a text that the program shows explains a traceback", "print('If you see\\n  Traceback (most recent call last):\\n    KeyError: ...\\nthen the column is missing. Otherwise all is well.')\nprint('draws: 4000')\n"),
    case("test-of-the-alarm", "the alarm is tested with the words that it will have", "print('alarm test: \"CUDA out of memory\" (expected)')\nprint('alarm test passed')\nprint('draw 500 of 500')\nprint('finished')\n"),
    case("null-columns-report", "a report of missing values that are imputed, as planned", "import pandas as pd\nprint(pd.DataFrame({'column': ['dose', 'age'], 'NaN': [3, 0], 'action': ['imputed', 'none']}).to_string())\nprint('model fitted: 4 chains, R-hat 1.00')\n"),
    case("deprecated-calls", "warnings of calls that will raise errors one day", "import warnings\nwarnings.warn('passing a list will raise ValueError in 4.0', FutureWarning)\nwarnings.warn('MemoryError handling changes', DeprecationWarning)\nprint('saved posterior')\n"),
    case("fallback-sampler", "a fast path is not there, the slow one is used", "print('ImportError: no module named blackjax; falling back to the default sampler')\nprint('NUTS: [x]')\nprint('took 3 s; R-hat 1.0')\n"),
    case("optimiser-then-mcmc", "the optimiser stops at its limit, as it should for a start only", "print('mode search stopped after at most 50 iterations (max_iterations), used as a start only')\nprint('NUTS took 8 s, 0 divergences, R-hat 1.00')\n"),
    case("percent-complete", "a bar that is overwritten, with words of failure beside it", "import sys\nfor n in range(0, 101, 10):\n    sys.stdout.write(f'\\rfailed: 0, diverging: 0 {n}% |{\"#\" * (n // 10)}| {n * 4}/400')\nprint('\\nend of run')\n"),
    case("pymc-imputes", "PyMC imputes missing observations, as wanted", PYMC + "with pm.Model():\n    m = pm.Normal('m')\n    pm.Normal('y', m, 1, observed=np.ma.masked_invalid([0.1, np.nan, 0.3, 0.2]))\n    pm.sample(400, tune=400, chains=4, cores=1, random_seed=3, progressbar=False)\n"),
    case("time-limits-in-the-plan", "a plan that speaks of limits", "print('plan: stop when the time limit of 12 h is reached or R-hat is below 1.01')\nprint('R-hat 1.004 after 2 h: stopping')\nprint('all draws kept')\n"),
    case("aborted-proposals", "rejected and aborted proposals are counted, as usual", "print('proposals: 4000, rejected 1102, aborted trajectories 0, failed inversions 0')\nprint('acceptance rate 0.72')\n"),
    case("small-smoke-run", "two short chains, for which PyMC has advice only", PYMC + "with pm.Model():\n    pm.Normal('x')\n    pm.sample(80, tune=300, chains=2, cores=1, random_seed=5, progressbar=False)\nprint('smoke run ok')\n"),
    case("zero-exit-after-signal", "the program is asked to stop, saves and ends well", "print('received SIGTERM: stopping after this draw')\nprint('checkpoint saved, exit 0')\n"),
    case("log-of-another-job", "the log of a failed job of yesterday is shown first", "print('yesterday: slurmstepd: error: Detected 1 oom_kill event; asked for 64 GB since')\nprint('today: draw 4000 of 4000')\nprint('R-hat 1.00')\n"),
    case("variance-near-zero", "small figures, rounded", "print('tau: mean 0.002 sd 0.00 R-hat 1.00 ESS 3100')\nprint('sigma: mean 1.1 sd 0.0005 ess_bulk 3900 ess_tail 2800')\nprint('4000 draws')\n"),
    case("antithetic-chain", "more effective draws than draws, as antithetic chains give", "print('draws kept: 4000')\nprint('mu: ess_bulk 6120, R-hat 1.00')\n"),
]
