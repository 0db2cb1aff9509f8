"""Runs of which the draws are bad, or in which the sampler or optimiser gives up; the data are good."""

from programs.case import Case

PYMC = "import logging, numpy as np, pymc as pm\n"
TWO = "    x = pm.Mixture('x', w=[0.5, 0.5], comp_dists=[pm.Normal.dist(-{0}, 0.5), pm.Normal.dist({0}, 0.5)])\n"


def case(name, says, kind, reason, program, **more):
    return Case(name=name, category="convergence", says=says, type=kind, reason=reason, program=program, **more)


CASES = [
    case("two-modes-metropolis", "rhat statistic is larger than 1.01", None, "two modes far apart, Metropolis: the chains stay where they began",
         PYMC + "with pm.Model():\n" + TWO.format(20) + "    pm.sample(400, tune=200, chains=4, cores=1, step=pm.Metropolis(), initvals=[{'x': v} for v in (-20, 20, -20, 20)], progressbar=False)\nprint('saved trace.nc')\n"),
    case("two-modes-pymc6", "rhat statistic is larger than 1.01", None, "two modes far apart, NUTS of PyMC 6",
         PYMC + "with pm.Model():\n" + TWO.format(15) + "    pm.sample(300, tune=300, chains=4, cores=1, nuts_sampler='pymc', initvals=[{'x': v} for v in (-15, 15, -15, 15)], progressbar=False)\n", python=6),
    case("centred-funnel-many-divergences", "divergences after tuning", None, "a centred funnel with a large step: a large part of the transitions diverges",
         PYMC + "with pm.Model():\n    s = pm.Normal('s', 0, 3)\n    pm.Normal('x', 0, pm.math.exp(s / 2), shape=9)\n    pm.sample(300, tune=60, chains=4, cores=1, target_accept=0.3, random_seed=1, progressbar=False)\n"),
    case("tree-depth-pymc6", "maximum tree depth", None, "trees are cut at a depth of 2 on a badly scaled target",
         PYMC + "with pm.Model():\n    pm.Normal('x', 0, np.array([1.0, 1e4, 1e-4]), shape=3)\n    pm.sample(200, tune=30, chains=2, cores=1, nuts_sampler='pymc', max_treedepth=2, progressbar=False)\n", python=6),
    case("few-effective-draws", "effective sample size per chain is smaller than 100", None, "a short Metropolis run on twenty parameters",
         PYMC + "with pm.Model():\n    pm.Normal('x', 0, 1, shape=20)\n    pm.sample(300, tune=100, chains=4, cores=1, step=pm.Metropolis(), progressbar=False)\n"),
    case("table-of-arviz", "mu ", None, "the table that the program prints shows an R-hat of about 3",
         "import numpy as np, arviz as az\nr = np.random.default_rng(1)\nd = r.normal(size=(4, 300)) + np.array([[0], [0], [3], [3]])\n"
         "print(az.summary({'mu': d, 'tau': r.normal(size=(4, 300))}).to_string())\n", doubt="only the table says it"),
    case("start-outside-of-the-support", "Initial evaluation of model at starting point failed", "SamplingError", "the start that the program gives has no density; there are no data",
         PYMC + "with pm.Model():\n    s = pm.Normal('s')\n    pm.Potential('wall', pm.math.switch(s > 5, 0.0, -np.inf))\n    pm.sample(50, tune=50, chains=2, cores=1, progressbar=False)\n"),
    case("nutpie-no-start", "All initialization points failed", "RuntimeError", "no start of nutpie has a finite density; there are no data",
         "import nutpie, numpy as np, pymc as pm\nwith pm.Model() as m:\n    s = pm.Normal('s')\n    pm.Potential('wall', pm.math.log(s - 1e6))\n"
         "nutpie.sample(nutpie.compile_pymc_model(m), draws=50, tune=50, chains=2, progress_bar=False)\n", python=6),
    case("own-monitor-gives-up", "giving up: R-hat of", None, "the program's own monitor ends the run for its R-hat",
         "import sys\nfor n in range(200, 1001, 200):\n    print(f'{n} draws: R-hat tau {2 + n / 5000:.2f}, divergences 0', flush=True)\nsys.exit('giving up: R-hat of tau is 2.20 after 1000 draws')\n"),
    case("own-monitor-divergences", "too many divergences", None, "the program's own check ends the run for its divergences",
         "import sys\nprint('chains done: 4')\nprint('ERROR check failed: too many divergences (812 of 4000)', file=sys.stderr)\nsys.exit(3)\n"),
    case("own-assertion-rhat", "max R-hat 1.62", "AssertionError", "the program asserts a bound of R-hat",
         "rhat = 1.62\nprint('sampling took 12 s')\nassert rhat < 1.05, f'max R-hat {rhat}'\n"),
    case("newton-does-not-converge", "Failed to converge after", "RuntimeError", "Newton's method for the start of the chains does not converge",
         "import numpy as np\nfrom scipy.optimize import newton\nprint('searching the mode')\nnewton(lambda x: np.exp(x) + 1, 0.5, maxiter=30)\n",
         doubt="the function has no root"),
    case("map-iterations", "not converged", None, "the search of the mode uses up its iterations, and the program takes that as its end",
         "import sys\nfrom scipy.optimize import minimize, rosen\nr = minimize(rosen, [-1.2, 1.0, 3.0, -2.0], method='Nelder-Mead', options={'maxiter': 20})\nprint(r.message)\nsys.exit('find_MAP: not converged, ' + r.message) if not r.success else None\n"),
    case("chain-stuck", "chain 3 is stuck", None, "one chain accepts nothing, and the program ends the run",
         "import sys\nfor n in (100, 200, 300):\n    print('draw', n, 'acceptance 0.71 0.66 0.68 0.00')\nprint('[error] chain 3 is stuck: no proposal accepted in 300 draws', file=sys.stderr)\nsys.exit(4)\n"),
    case("advi-nan", "NaN occurred in optimization", "FloatingPointError", "ADVI runs off to NaN with a far too large step",
         PYMC + "with pm.Model():\n    m = pm.Normal('m', 0, 1)\n    pm.Normal('y', m, pm.math.exp(m * 50), observed=np.arange(20.0))\n    pm.fit(500, obj_optimizer=pm.sgd(learning_rate=1e6), progressbar=False)\n"),
    case("stan-divergences-cmdstan", "transitions ended with a divergence", None, "CmdStan's diagnose finds a share of divergent transitions of 40 %",
         "print('4 chains done')\n",
         transcribed="Processing csv files: output_1.csv, output_2.csv, output_3.csv, output_4.csv\n\nChecking sampler transitions treedepth.\nTreedepth satisfactory for all transitions.\n\nChecking sampler transitions for divergences.\n1604 of 4000 (40.10%) transitions ended with a divergence.\nThese divergent transitions indicate that HMC is not fully able to explore the posterior distribution.\n\nChecking E-BFMI - sampler transitions HMC potential energy.\nE-BFMI satisfactory.\n\nProcessing complete.\n",
         source="https://mc-stan.org/docs/cmdstan-guide/diagnose_utility.html", ends=(0, None)),
    case("stan-no-start", "Initialization failed.", None, "Stan finds no start: the reasons change from start to start",
         "print('num_threads = 1 (Default)\\n')\n",
         transcribed="".join(f"Rejecting initial value:\n  Error evaluating the log probability at the initial value.\nException: normal_lpdf: Scale parameter is {v}, but must be positive! (in '/home/kit/model/m.stan', line 11, column 2 to column 30)\n" for v in ("-0.281", "-1.77", "0", "-0.02"))
         + "\nInitialization between (-2, 2) failed after 100 attempts. \n Try specifying initial values, reducing ranges of constrained values, or reparameterizing the model.\nInitialization failed.\n",
         source="https://mc-stan.org/docs/cmdstan-guide/", ends=(1, None)),
    case("rstan-low-bfmi", "Bayesian Fraction of Missing Information was low", None, "R's Stan warns of a low E-BFMI and of R-hat after a whole run",
         "print('Elapsed Time: 3.1 seconds (Total)')\n",
         transcribed="Warning messages:\n1: There were 4 chains where the estimated Bayesian Fraction of Missing Information was low. See\nhttps://mc-stan.org/misc/warnings.html#bfmi-low\n2: Examine the pairs() plot to diagnose sampling problems\n3: The largest R-hat is 1.59, indicating chains have not mixed.\nRunning the chains for more iterations may help. See\nhttps://mc-stan.org/misc/warnings.html#r-hat\n",
         source="https://mc-stan.org/misc/warnings.html", ends=(0, None)),
]
