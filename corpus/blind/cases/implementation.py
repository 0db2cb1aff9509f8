"""Failures of the program itself: a wrong name, a wrong call, a wrong shape."""

from cases.case import Case

CASES = [
    Case(
        name="pymc-no-such-distribution", category="implementation", python="pymc5", packages=("pymc", "numpy"),
        reason="the model calls a distribution that PyMC does not have",
        type="AttributeError", message="module 'pymc' has no attribute 'HalfNormall'", evidence="AttributeError: module",
        program="""
            import logging
            import numpy as np
            import pymc as pm

            logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
            log = logging.getLogger("train")
            log.info("reading observations")
            y = np.random.default_rng(1).normal(2.0, 1.5, 200)
            log.info("read %d observations, no missing data, no error", len(y))
            with pm.Model() as model:
                mu = pm.Normal("mu", 0, 5)
                sigma = pm.HalfNormall("sigma", 2)
                pm.Normal("y", mu, sigma, observed=y)
                pm.sample(200, tune=200)
        """),
    Case(
        name="pymc-old-keyword", category="implementation", python="pymc5", packages=("pymc",),
        reason="the keyword sd of PyMC 3 is not known to PyMC 5",
        type="TypeError", message="unexpected keyword argument 'sd'", evidence="TypeError:",
        program="""
            import pymc as pm

            print("model version 3, PyMC", pm.__version__, flush=True)
            with pm.Model():
                mu = pm.Normal("mu", 0, sd=10)
                pm.sample(100)
        """),
    Case(
        name="trace-has-no-such-variable", category="implementation", python="pymc5", packages=("pymc", "arviz", "xarray"),
        reason="sampling went well; the summary afterwards asks for a variable under a misspelt name",
        type="KeyError", message="thetta", evidence="KeyError: \"No variable named 'thetta'",
        program="""
            import pymc as pm

            with pm.Model():
                theta = pm.Beta("theta", 2, 2)
                pm.Binomial("k", 40, theta, observed=31)
                idata = pm.sample(300, tune=300, chains=4, cores=1, progressbar=False, random_seed=5)
            print("sampling finished, writing the summary", flush=True)
            draws = idata.posterior["thetta"].values
            print("posterior mean", draws.mean())
        """),
    Case(
        name="pymc6-shape-of-likelihood", category="implementation", python="pymc6", packages=("pymc", "pytensor", "nutpie"),
        reason="mu has 50 rows and the observations have 49: an off-by-one slice in the program",
        type="ValueError", message="Incompatible Elemwise input shapes [(49,), (50,)]", evidence="ValueError: Incompatible",
        program="""
            import numpy as np
            import pymc as pm

            rng = np.random.default_rng(3)
            X = rng.normal(size=(50, 3))
            y = X @ [1.0, -2.0, 0.5] + rng.normal(size=50)
            print("design matrix", X.shape, flush=True)
            with pm.Model():
                beta = pm.Normal("beta", 0, 1, shape=3)
                sigma = pm.HalfNormal("sigma", 1)
                pm.Normal("y", X @ beta, sigma, observed=y[1:])
                pm.sample(100, tune=100, chains=2, cores=1, progressbar=False)
        """),
    Case(
        name="name-error-in-progress-callback", category="implementation", python="own", packages=("numpy",),
        reason="the name elapsed is used and never bound, after a thousand good iterations",
        type="NameError", message="name 'elapsed' is not defined", evidence="NameError:",
        command="exec {python} -u train.py",
        program="""
            import time
            import numpy as np

            rng = np.random.default_rng(0)

            def report(step, accepted):
                if step < 1000:
                    print(f"[{step:5d}/4000] acceptance {accepted / max(step, 1):.3f}")
                else:
                    print(f"[{step:5d}/4000] acceptance {accepted / step:.3f} eta {elapsed / step * (4000 - step):.0f}s")

            x, accepted, start = 0.0, 0, time.time()
            for step in range(4000):
                proposal = x + rng.normal()
                if np.log(rng.uniform()) < 0.5 * (x**2 - proposal**2):
                    x, accepted = proposal, accepted + 1
                if step % 100 == 0:
                    report(step, accepted)
        """),
    Case(
        name="syntax-error", category="implementation", python="own", packages=(),
        reason="a bracket is left open in an imported module",
        type="SyntaxError", message="was never closed", evidence="SyntaxError:",
        program="""
            import model
            model.run()
        """,
        files={"model.py": """
            def run():
                priors = dict(alpha=(0, 1), beta=(0, 2.5)
                for name, (mean, sd) in priors.items():
                    print(name, mean, sd)
        """}),
    Case(
        name="indentation-error", category="implementation", python="own", packages=(),
        reason="the program is not Python any more after a bad merge",
        type="IndentationError", message="unexpected indent", evidence="IndentationError:",
        command="echo '== job 7731: train.py starts =='; {python} train.py; status=$?; echo \"== job 7731: exit $status ==\"; exit $status",
        program="""
            import math
            draws = 1000
              tune = 500
            print(math.sqrt(draws + tune))
        """),
    Case(
        name="import-error-of-a-moved-name", category="implementation", python="own", packages=("blackjax", "jax"),
        reason="the name is not in the installed BlackJAX",
        type="ImportError", message="cannot import name 'HMCState' from 'blackjax'", evidence="ImportError:",
        program="""
            import jax
            from blackjax import HMCState, nuts
            print(jax.devices())
        """),
    Case(
        name="module-not-found", category="implementation", python="pymc6", packages=("pymc",),
        reason="the program still imports theano",
        type="ModuleNotFoundError", message="No module named 'theano'", evidence="ModuleNotFoundError:",
        program="""
            import numpy as np
            import pymc as pm
            import theano.tensor as tt

            with pm.Model():
                x = pm.Normal("x")
                pm.Deterministic("z", tt.exp(x))
                pm.sample()
        """),
    Case(
        name="numpy-broadcast", category="implementation", python="own", packages=("numpy",),
        reason="the program multiplies arrays whose shapes do not fit",
        type="ValueError", message="operands could not be broadcast together with shapes (100,4) (3,)", evidence="ValueError:",
        program="""
            import numpy as np

            def log_posterior(weights, X, y):
                X = np.column_stack([np.ones(len(X)), X])
                mu = (X * weights).sum(axis=1)
                return -0.5 * ((y - mu) ** 2).sum()

            rng = np.random.default_rng(9)
            X, y = rng.normal(size=(100, 3)), rng.normal(size=100)
            print("starting random walk, 4 chains")
            print(log_posterior(np.zeros(3), X, y))
        """),
    Case(
        name="numpyro-missing-argument", category="implementation", python="own", packages=("numpyro", "jax"),
        reason="mcmc.run is called without the argument x of the model",
        type="TypeError", message="missing 1 required positional argument: 'x'", evidence="TypeError:",
        program="""
            import jax, jax.numpy as jnp, numpyro, numpyro.distributions as dist
            from numpyro.infer import MCMC, NUTS

            def model(y, x):
                a = numpyro.sample("a", dist.Normal(0, 1))
                numpyro.sample("y", dist.Normal(a * x, 1.0), obs=y)

            mcmc = MCMC(NUTS(model), num_warmup=100, num_samples=100, progress_bar=False)
            mcmc.run(jax.random.PRNGKey(0), jnp.ones(10))
        """),
    Case(
        name="jax-if-on-a-tracer", category="implementation", python="own", packages=("jax", "blackjax"),
        reason="a Python if on a traced value inside the log density",
        type="TracerBoolConversionError", message="Attempted boolean conversion of traced array", evidence="TracerBoolConversionError:",
        program="""
            import blackjax, jax, jax.numpy as jnp

            def logdensity(position):
                if position["scale"] < 0:
                    return -jnp.inf
                return -position["scale"] - 0.5 * position["x"] ** 2

            warmup = blackjax.window_adaptation(blackjax.nuts, logdensity)
            start = {"scale": 1.0, "x": 0.0}
            (state, parameters), _ = warmup.run(jax.random.key(2), start, num_steps=100)
            print(parameters)
        """),
    Case(
        name="jax-dot-shapes", category="implementation", python="own", packages=("numpyro", "jax"),
        reason="coefficients for 4 columns are multiplied with a matrix of 5",
        type="TypeError", message="dot_general requires contracting dimensions to have the same shape", evidence="TypeError:",
        program="""
            import jax, jax.numpy as jnp, numpyro, numpyro.distributions as dist
            from numpyro.infer import MCMC, NUTS
            numpyro.set_host_device_count(2)
            X = jnp.ones((30, 5))
            y = jnp.zeros(30)

            def model(X, y):
                beta = numpyro.sample("beta", dist.Normal(0, 1).expand([4]))
                error = numpyro.sample("error_scale", dist.HalfNormal(1))
                numpyro.sample("y", dist.Normal(X @ beta, error), obs=y)

            print("n =", X.shape[0], "p =", X.shape[1], flush=True)
            MCMC(NUTS(model), num_warmup=50, num_samples=50, num_chains=2).run(jax.random.PRNGKey(1), X, y)
        """),
    Case(
        name="numba-typing", category="implementation", python="own", packages=("numba", "numpy"),
        reason="numba cannot type the function: it adds a text to a number",
        type="TypingError", message="No implementation of function", evidence="TypingError: Failed in nopython mode pipeline",
        program="""
            import numpy as np
            from numba import njit

            @njit
            def step(x, scale):
                label = "step "
                return label + x * scale

            print("compiling the sampler ...", flush=True)
            step(np.float64(1.0), 0.3)
        """),
    Case(
        name="pool-worker-attribute", category="implementation", python="own", packages=("numpy",),
        reason="the function of the worker process calls a method that a list has not",
        type="AttributeError", message="'list' object has no attribute 'mean'", evidence="AttributeError: 'list' object",
        program="""
            import multiprocessing as mp
            import random

            def chain(seed):
                rng = random.Random(seed)
                draws = [rng.gauss(0, 1) for _ in range(500)]
                return draws.mean()

            if __name__ == "__main__":
                print("4 chains in 2 processes", flush=True)
                with mp.Pool(2) as pool:
                    print(pool.map(chain, range(4)))
        """),
    Case(
        name="joblib-worker-name", category="implementation", python="own", packages=("joblib", "numpy"),
        reason="a name that is not defined in the function that joblib runs in a worker",
        type="NameError", message="name 'burn' is not defined", evidence="NameError: name 'burn' is not defined",
        program="""
            import numpy as np
            from joblib import Parallel, delayed

            def chain(seed, draws):
                rng = np.random.default_rng(seed)
                values = rng.normal(size=draws).cumsum()
                return values[burn:].std()

            print(Parallel(n_jobs=2, verbose=10)(delayed(chain)(seed, 1000) for seed in range(4)))
        """),
    Case(
        name="handler-breaks-while-handling", category="implementation", python="own", packages=("pandas",),
        reason="an old column name is a case the program handles, and its handler calls a method loggers do not have: the program's own error ends the run",
        doubt="the first exception is a missing column (data), which the program foresaw and meant to handle",
        type="AttributeError", message="'Logger' object has no attribute 'warnning'", evidence="AttributeError: 'Logger' object",
        program="""
            import logging
            import pandas as pd

            logging.basicConfig(level=logging.INFO, format="%(levelname)-7s %(message)s")
            log = logging.getLogger("prepare")

            def response(frame):
                try:
                    return frame["response"]
                except KeyError:
                    log.warnning("no column 'response'; using its old name 'resp'")
                    return frame["resp"]

            frame = pd.DataFrame({"subject": [1, 1, 2, 2], "resp": [0.3, 0.4, 0.1, 0.9]})
            log.info("frame of %d rows", len(frame))
            print(response(frame).mean())
        """),
    Case(
        name="config-key-of-the-program", category="implementation", python="own", packages=(),
        reason="the program reads a setting by a name that its own defaults do not have",
        type="KeyError", message="'target_acept'", evidence="KeyError: 'target_acept'",
        program="""
            DEFAULTS = {"draws": 1000, "tune": 1000, "target_accept": 0.9, "max_treedepth": 10}

            class Settings:
                def __init__(self, **given):
                    self.values = {**DEFAULTS, **given}

                def sampler_arguments(self):
                    return {"target_accept": self.values["target_acept"], "max_treedepth": self.values["max_treedepth"]}

            settings = Settings(draws=2000)
            print("settings:", settings.values)
            print(settings.sampler_arguments())
        """),
    Case(
        name="stanc-syntax", category="implementation", python="own", packages=("prophet",),
        reason="the Stan program lacks a semicolon; the Stan compiler refuses it",
        message="Syntax error in 'model.stan'", evidence="Syntax error in",
        command="echo '--- Translating Stan model to C++ code ---'; {stanc} --o=model.hpp model.stan; status=$?; [ $status = 0 ] || echo 'make: *** [make/program:66: model.hpp] Error 1'; exit $status",
        files={"model.stan": """
            data {
              int<lower=0> N;
              vector[N] y;
            }
            parameters {
              real mu
              real<lower=0> sigma;
            }
            model {
              y ~ normal(mu, sigma);
            }
        """}),
    Case(
        name="stanc-identifier", category="implementation", python="own", packages=("prophet",),
        reason="the Stan program uses a variable that is not declared",
        message="Identifier 'sigma_y' not in scope", evidence="Identifier 'sigma_y' not in scope",
        command="exec {stanc} --o=model.hpp hierarchical.stan",
        files={"hierarchical.stan": """
            data {
              int<lower=1> J;
              array[J] real y;
            }
            parameters {
              real mu;
              real<lower=0> tau;
              vector[J] theta;
            }
            model {
              theta ~ normal(mu, tau);
              y ~ normal(theta, sigma_y);
            }
        """}),
    Case(
        name="cpp-assert", category="implementation", python="own", packages=(),
        reason="an assertion of the C++ sampler fails: its index runs past the end",
        message="Assertion `i < n_parameters' failed", evidence="Assertion `i < n_parameters' failed",
        command="g++ -O1 -o sampler sampler.cpp && ./sampler",
        files={"sampler.cpp": """
            #include <cassert>
            #include <cstdio>
            static const int n_parameters = 8;
            static double momentum(int i) { assert(i < n_parameters); return 0.1 * i; }
            int main() {
              std::printf("leapfrog sampler, %d parameters\\n", n_parameters);
              std::fflush(stdout);
              double sum = 0;
              for (int i = 0; i <= n_parameters; ++i) sum += momentum(i);
              std::printf("kinetic energy %g\\n", sum);
            }
        """}),
    Case(
        name="cpp-out-of-range", category="implementation", python="own", packages=(),
        reason="the C++ sampler asks a vector for an element behind its end",
        type="std::out_of_range", message="vector::_M_range_check", evidence="vector::_M_range_check",
        command="g++ -O1 -o sampler sampler.cpp && ./sampler",
        files={"sampler.cpp": """
            #include <iostream>
            #include <vector>
            int main() {
              std::vector<double> step_sizes(3, 0.1);
              for (std::size_t chain = 0; chain < 4; ++chain)
                std::cout << "chain " << chain << " step size " << step_sizes.at(chain) << std::endl;
            }
        """}),
    Case(
        name="index-error-after-warmup", category="implementation", python="own", packages=("emcee", "numpy", "tqdm"),
        reason="after a good run the program takes a parameter index that the chain does not have",
        type="IndexError", message="index 3 is out of bounds for axis 2 with size 3", evidence="IndexError:",
        program="""
            import emcee, numpy as np
            ndim, walkers = 3, 12
            sampler = emcee.EnsembleSampler(walkers, ndim, lambda p: -0.5 * (p**2).sum())
            start = np.random.default_rng(4).normal(size=(walkers, ndim))
            sampler.run_mcmc(start, 400, progress=True, progress_kwargs={"mininterval": 0.05})
            chain = sampler.get_chain()
            print("mean acceptance", sampler.acceptance_fraction.mean().round(2))
            print("log sigma", chain[:, :, 3].mean())
        """),
    Case(
        name="recursion", category="implementation", python="own", packages=(),
        reason="the tree builder calls itself without an end",
        type="RecursionError", message="maximum recursion depth exceeded", evidence="RecursionError:",
        program="""
            def build_tree(position, depth):
                left = build_tree(position - 0.1, depth)
                right = build_tree(position + 0.1, depth)
                return left + right

            print("building a tree of depth 10")
            print(build_tree(0.0, 10))
        """),
    Case(
        name="exception-group", category="implementation", python="pymc6", packages=(),
        reason="both chains of the task group fail with a TypeError of the program",
        type="TypeError", message="can't multiply sequence by non-int of type 'float'", evidence="TypeError: can't multiply",
        program="""
            import asyncio

            async def chain(number, scale):
                await asyncio.sleep(0.01 * number)
                print(f"chain {number}: warming up", flush=True)
                return [scale * 0.5 for _ in range(10)]

            async def main():
                async with asyncio.TaskGroup() as chains:
                    for number in (1, 2):
                        chains.create_task(chain(number, scale="1.0"))

            asyncio.run(main())
        """),
    Case(
        name="local-function-cannot-be-pickled", category="implementation", python="own", packages=(),
        reason="a function defined inside another is sent to a worker process",
        type="AttributeError", message="local object", evidence="AttributeError:",
        program="""
            import multiprocessing as mp

            def main():
                def chain(seed):
                    return seed * 2
                context = mp.get_context("spawn")
                with context.Pool(2) as pool:
                    print(pool.map(chain, [1, 2, 3]))

            if __name__ == "__main__":
                main()
        """),
    Case(
        name="numpy-float-is-gone", category="implementation", python="own", packages=("numpy",),
        reason="np.float was removed from NumPy; the program still uses it in the middle of its run",
        type="AttributeError", message="module 'numpy' has no attribute 'float'", evidence="AttributeError: module",
        command="exec {python} -u train.py 2>&1 | tee -a run.log; exit ${PIPESTATUS[0]}",
        program="""
            import numpy as np
            for chain in range(3):
                draws = np.random.default_rng(chain).normal(size=2000)
                print(f"\\x1b[32mINFO\\x1b[0m chain {chain} finished: mean {draws.mean():+.3f}")
            print("\\x1b[32mINFO\\x1b[0m computing R-hat")
            print(np.array([1, 2, 3], dtype=np.float))
        """),
    Case(
        name="unknown-option-of-the-command", category="implementation", python="own", packages=(),
        reason="the job script gives an option that the program does not have",
        doubt="the call is wrong, not the program's code; of the five categories this one is nearest",
        message="unrecognized arguments: --warmup 100", evidence="error: unrecognized arguments",
        command="exec {python} train.py --chains 4 --warmup 100",
        program="""
            import argparse
            parser = argparse.ArgumentParser(prog="train.py")
            parser.add_argument("--chains", type=int, default=4)
            parser.add_argument("--draws-per-chain", type=int, default=1000)
            print(parser.parse_args())
        """),
    Case(
        name="polars-call-that-is-gone", category="implementation", python="own", packages=("polars",),
        reason="the program calls a method that the installed polars does not have any more",
        type="AttributeError", message="'DataFrame' object has no attribute 'groupby'", evidence="AttributeError:",
        program="""
            import polars as pl
            frame = pl.DataFrame({"site": ["a", "a", "b"], "count": [3, 5, 2]})
            print(frame)
            print(frame.groupby("site").agg(pl.col("count").sum()))
        """),
    Case(
        name="direct-cause-of-a-type-error", category="implementation", python="own", packages=(),
        reason="a TypeError in the program, wrapped in an exception that only says that the training failed",
        type="TypeError", message="float() argument must be a string or a real number, not 'NoneType'",
        evidence="TypeError: float() argument",
        program="""
            class TrainingFailed(Exception):
                pass

            def prior(spec):
                return float(spec.get("scale"))

            def train():
                try:
                    return prior({"name": "alpha"})
                except Exception as error:
                    raise TrainingFailed("training of model 'growth' failed in stage 'priors'") from error

            print("stage priors")
            train()
        """),
    Case(
        name="pystan-syntax", category="implementation", python="own", packages=("pystan", "httpstan"),
        reason="the Stan program lacks a semicolon; PyStan's compiler service refuses it",
        type="ValueError", message="Syntax error", evidence="ValueError: Syntax error",
        program="""
            import stan
            program = "parameters { real x } model { x ~ normal(0, 1); }"
            posterior = stan.build(program, random_seed=1)
            print(posterior.sample(num_chains=4, num_samples=100))
        """),
    Case(
        name="cmdstanpy-argument", category="implementation", python="own", packages=("cmdstanpy", "prophet"),
        reason="the program calls sample with a keyword that CmdStanPy does not have",
        type="TypeError", message="unexpected keyword argument 'iter'", evidence="TypeError:",
        command="export STAN_EXE={cmdstan}; exec {python} train.py",
        program="""
            import os
            import cmdstanpy
            model = cmdstanpy.CmdStanModel(exe_file=os.environ["STAN_EXE"])
            print("model loaded")
            fit = model.sample(data="data.json", chains=4, iter=2000)
        """),
    Case(
        name="attribute-error-after-rhat-warnings", category="implementation", python="pymc5", packages=("pymc", "arviz"),
        reason="the run ends by a call that the trace does not have; that the chains disagree as well did not end it",
        doubt="the chains have not converged either; what ended the run is the program's error",
        type="AttributeError", message="has no attribute 'get_values'", evidence="AttributeError:",
        program="""
            import pymc as pm
            with pm.Model():
                pm.NormalMixture("x", w=[0.5, 0.5], mu=[-20, 20], sigma=1)
                trace = pm.sample(300, tune=300, chains=4, cores=1, random_seed=2, progressbar=False,
                                  initvals=[{"x": v} for v in (-20, 20, -20, 20)])
            print(trace.get_values("x").mean())
        """),
]
