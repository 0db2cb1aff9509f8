"""Failures of the sampling: chains that do not agree, do not move, or never start."""

from cases.case import Case

from cases.data import PROPHET

CASES = [
    Case(
        name="rhat-after-a-whole-run-pymc5", category="convergence", python="pymc5", packages=("pymc", "numpy"),
        reason="two modes far apart: the chains stay in different ones; the run completes with exit 0",
        message="The rhat statistic is larger than 1.01", evidence="The rhat statistic is larger than 1.01",
        program="""
            import pymc as pm
            with pm.Model():
                pm.NormalMixture("x", w=[0.5, 0.5], mu=[-20, 20], sigma=1)
                idata = pm.sample(300, tune=300, chains=4, cores=1, random_seed=2, initvals=[{"x": v} for v in (-20, 20, -20, 20)])
            idata.to_netcdf("posterior.nc")
            print("posterior saved to posterior.nc")
        """),
    Case(
        name="many-divergences-pymc5", category="convergence", python="pymc5", packages=("pymc", "numpy"),
        reason="a centred funnel: more than a hundred of 2000 transitions diverge, and R-hat is bad as well",
        message="divergences after tuning", evidence="divergences after tuning",
        program="""
            import pymc as pm
            with pm.Model():
                log_scale = pm.Normal("log_scale", 0, 3)
                pm.Normal("x", 0, pm.math.exp(log_scale), shape=9)
                pm.sample(500, tune=300, chains=4, cores=1, target_accept=0.5, random_seed=1, progressbar=False)
            print("done")
        """),
    Case(
        name="tree-depth-pymc5", category="convergence", python="pymc5", packages=("pymc", "numpy"),
        reason="scales that differ by 10^5 with a cut tree: nearly every transition saturates the tree depth",
        message="maximum tree depth", evidence="maximum tree depth", first=True,
        program="""
            import numpy as np
            import pymc as pm
            with pm.Model():
                pm.MvNormal("x", np.zeros(2), [[1, 0.99999], [0.99999, 1]])
                pm.sample(300, tune=50, chains=4, cores=1, random_seed=1, progressbar=False,
                          nuts={"max_treedepth": 3, "target_accept": 0.99})
        """),
    Case(
        name="low-ess-pymc5", category="convergence", python="pymc5", packages=("pymc", "numpy"),
        reason="Metropolis on a strongly correlated target: the effective sample size stays far below 100 per chain",
        message="The effective sample size per chain is smaller than 100", evidence="effective sample size per chain is smaller",
        program="""
            import numpy as np
            import pymc as pm
            with pm.Model():
                pm.MvNormal("x", np.zeros(3), np.eye(3) * 0.001 + 0.999)
                pm.sample(500, tune=200, step=pm.Metropolis(), chains=4, cores=1, random_seed=3, progressbar=False)
        """),
    Case(
        name="rhat-after-a-whole-run-pymc6", category="convergence", python="pymc6", packages=("pymc",),
        reason="two modes far apart; PyMC 6 reports R-hat after a complete run",
        message="The rhat statistic is larger than 1.01", evidence="The rhat statistic is larger than 1.01",
        program="""
            import pymc as pm
            with pm.Model():
                pm.NormalMixture("x", w=[0.5, 0.5], mu=[-30, 30], sigma=1)
                pm.sample(300, tune=300, chains=4, cores=1, random_seed=4, progressbar=False, nuts_sampler="pymc",
                          initvals=[{"x": v} for v in (-30, 30, 30, -30)])
            print("model m12 finished")
        """),
    Case(
        name="divergences-nutpie-pymc6", category="convergence", python="pymc6", packages=("pymc", "nutpie"),
        reason="a hard edge in the density: a large part of the transitions diverges",
        message="divergent transitions after warm-up", evidence="divergent transitions",
        program="""
            import pymc as pm
            import numpy as np
            print("PyMC", pm.__version__, "half-open density")
            with pm.Model():
                x = pm.Normal("x", 0, 1, shape=5, initval=[1.0] * 5)
                pm.Potential("edge", pm.math.switch(x > 0, 0.0, -1e4).sum())
                trace = pm.sample(500, tune=300, chains=4, cores=1, random_seed=1)
            count = int(trace.sample_stats.diverging.sum())
            print(f"{count} divergent transitions after warm-up, of 2000")
        """),
    Case(
        name="own-check-fails-after-nutpie", category="convergence", python="pymc6", packages=("pymc", "nutpie", "arviz"),
        reason="the program's own check finds an R-hat far above its limit and ends with 3",
        message="not converged", evidence="not converged",
        program="""
            import sys
            import arviz as az
            import pymc as pm
            with pm.Model():
                pm.NormalMixture("x", w=[0.5, 0.5], mu=[-30, 30], sigma=1)
                trace = pm.sample(300, tune=300, chains=4, cores=1, random_seed=4, progressbar=False,
                                  compute_convergence_checks=False)
            worst = float(az.rhat(trace)["x"])
            print(f"largest R-hat {worst:.2f}")
            if worst > 1.05:
                print("not converged: largest R-hat is above the limit of 1.05")
                sys.exit(3)
        """),
    Case(
        name="numpyro-summary-with-rhat", category="convergence", python="own", packages=("numpyro", "jax"),
        reason="the summary shows r_hat of about 2 and n_eff below 10 for v; the run itself completes and one divergence is not the point",
        message="r_hat", evidence="         v  ",
        command="exec {python} train.py",
        program="""
            import jax, jax.numpy as jnp, numpyro, numpyro.distributions as dist
            from numpyro.infer import MCMC, NUTS
            numpyro.set_host_device_count(4)

            def model():
                v = numpyro.sample("v", dist.Normal(0, 3))
                numpyro.sample("x", dist.Normal(0, jnp.exp(v)).expand([9]))

            mcmc = MCMC(NUTS(model), num_warmup=100, num_samples=300, num_chains=4, chain_method="sequential")
            mcmc.run(jax.random.PRNGKey(3))
            mcmc.print_summary()
        """),
    Case(
        name="numpyro-divergences", category="convergence", python="own", packages=("numpyro", "jax"),
        reason="a hard edge in the density: hundreds of the 1000 transitions diverge",
        message="Number of divergences:", evidence="Number of divergences:",
        program="""
            import jax, jax.numpy as jnp, numpyro, numpyro.distributions as dist
            from numpyro.infer import MCMC, NUTS, init_to_value

            def model():
                x = numpyro.sample("x", dist.Normal(0, 1).expand([5]))
                numpyro.factor("edge", jnp.where(x > 0, 0.0, -1e4).sum())

            kernel = NUTS(model, init_strategy=init_to_value(values={"x": jnp.ones(5)}))
            mcmc = MCMC(kernel, num_warmup=300, num_samples=500, num_chains=2, chain_method="sequential", progress_bar=False)
            mcmc.run(jax.random.PRNGKey(3))
            mcmc.print_summary()
        """),
    Case(
        name="blackjax-stuck-chains", category="convergence", python="own", packages=("blackjax", "jax"),
        reason="the fixed step size is far too large: no proposal is accepted and the chains stand still",
        type="AssertionError", message="chains did not move", evidence="AssertionError: chains did not move",
        program="""
            import blackjax, jax, jax.numpy as jnp

            def logdensity(x):
                return -0.5 * jnp.sum(x**2)

            kernel = blackjax.hmc(logdensity, step_size=5.0, inverse_mass_matrix=jnp.ones(20), num_integration_steps=10)
            state = kernel.init(jnp.ones(20))

            def step(state, key):
                state, info = kernel.step(key, state)
                return state, (state.position[0], info.acceptance_rate)

            print("blackjax HMC, 300 draws, step size 5.0")
            _, (x, rate) = jax.lax.scan(step, state, jax.random.split(jax.random.key(0), 300))
            print("distinct values of x[0]:", len(set(x.tolist())), "of", len(x), flush=True)
            assert rate.mean() > 0.1, f"chains did not move: mean acceptance rate {rate.mean():.3f}"
        """),
    Case(
        name="numpyro-no-valid-start", category="convergence", python="own", packages=("numpyro", "jax"),
        reason="the model overflows at every start that NumPyro tries; the data are good",
        doubt="a sampling failure whose root is the model's form; the same words come from NaN in the data",
        type="RuntimeError", message="Cannot find valid initial parameters", evidence="RuntimeError: Cannot find valid",
        program="""
            import jax, jax.numpy as jnp, numpyro, numpyro.distributions as dist
            from numpyro.infer import MCMC, NUTS
            print("data checked: 20 finite values", flush=True)

            def model(y):
                a = numpyro.sample("a", dist.Normal(0, 1))
                numpyro.sample("y", dist.Normal(jnp.exp(jnp.exp(a + 6)), 1.0), obs=y)

            MCMC(NUTS(model), num_warmup=50, num_samples=50).run(jax.random.PRNGKey(0), jnp.ones(20))
        """),
    Case(
        name="pymc-no-finite-start", category="convergence", python="pymc5", packages=("pymc", "numpy"),
        reason="the parametrisation overflows at the start; the observations are good and finite",
        doubt="a sampling failure whose root is the model's form; PyMC's words are the same when the data are bad",
        type="SamplingError", message="Initial evaluation of model at starting point failed", evidence="SamplingError:",
        program="""
            import numpy as np
            import pymc as pm
            y = np.linspace(0.5, 1.5, 20)
            print("checked 20 observations, all finite", flush=True)
            with pm.Model():
                a = pm.Normal("a", 0, 1)
                pm.Normal("y", pm.math.exp(pm.math.exp(a + 8)), 1, observed=y)
                pm.sample(100, tune=100, chains=2, cores=1)
        """),
    Case(
        name="advi-nan", category="convergence", python="pymc5", packages=("pymc", "numpy"),
        reason="ADVI with a far too large learning rate runs off to NaN",
        type="FloatingPointError", message="NaN occurred in optimization", evidence="FloatingPointError: NaN occurred",
        program="""
            import numpy as np
            import pymc as pm
            y = np.random.default_rng(0).normal(3, 1, 50)
            with pm.Model():
                mu = pm.Normal("mu", 0, 10)
                sigma = pm.HalfNormal("sigma", 5)
                pm.Normal("y", mu, sigma, observed=y)
                pm.fit(3000, method="advi", obj_optimizer=pm.sgd(learning_rate=50.0), random_seed=1, progressbar=False)
        """),
    Case(
        name="cmdstan-diagnose-rhat", category="convergence", python="own", packages=("prophet", "numpy"),
        reason="a handful of draws after nearly no warm-up: the diagnose program of CmdStan finds R-hat and ESS bad",
        message="split R-hat greater than 1.01", evidence="split R-hat greater than 1.01",
        command="{python} train.py && {cmdstan} sample num_samples=60 num_warmup=20 num_chains=4 data file=data.json random seed=7 output file=draws.csv refresh=20 && exec {diagnose} draws_1.csv draws_2.csv draws_3.csv draws_4.csv",
        program=PROPHET + "\njson.dump(data, open('data.json', 'w'))\n"),
    Case(
        name="cmdstan-diagnose-tree-depth", category="convergence", python="own", packages=("prophet", "numpy"),
        reason="max_depth=2: the trees of nearly all transitions are cut",
        message="maximum treedepth limit", evidence="maximum treedepth limit",
        command="{python} train.py && {cmdstan} sample num_samples=200 num_warmup=200 num_chains=2 algorithm=hmc engine=nuts max_depth=2 data file=data.json random seed=7 output file=draws.csv > sampling.log && exec {diagnose} draws_1.csv draws_2.csv",
        program=PROPHET + "\njson.dump(data, open('data.json', 'w'))\n"),
    Case(
        name="cmdstan-optimize-iterations", category="convergence", python="own", packages=("prophet", "numpy"),
        reason="the optimizer stops at its maximum of 3 iterations",
        message="Maximum number of iterations hit", evidence="Maximum number of iterations hit",
        command="{python} train.py && exec {cmdstan} optimize iter=3 data file=data.json random seed=7 output file=mode.csv",
        program=PROPHET + "\njson.dump(data, open('data.json', 'w'))\n"),
    Case(
        name="cmdstan-no-start", category="convergence", python="own", packages=("prophet", "numpy"),
        reason="starts are drawn from (-1e200, 1e200), and none has a finite density; the data are good",
        doubt="a sampling failure from a bad choice of the starts; could be called a wrong configuration",
        message="Initialization failed", evidence="Initialization failed",
        command="{python} train.py && exec {cmdstan} sample num_samples=100 data file=data.json init=1e200 random seed=7 output file=draws.csv",
        program=PROPHET + "\njson.dump(data, open('data.json', 'w'))\n"),
    Case(
        name="emcee-autocorrelation", category="convergence", python="own", packages=("emcee", "numpy"),
        reason="the chain is shorter than 50 autocorrelation times",
        type="AutocorrError", message="The chain is shorter than 50 times the integrated autocorrelation time", evidence="The chain is shorter than 50 times",
        program="""
            import emcee, numpy as np
            def log_density(p):
                return -0.5 * p[0] ** 2 - 0.5 * ((p[1] - 30 * p[0] ** 2) / 0.1) ** 2
            start = np.random.default_rng(1).normal(scale=0.1, size=(16, 2))
            sampler = emcee.EnsembleSampler(16, 2, log_density)
            sampler.run_mcmc(start, 500)
            print("acceptance", sampler.acceptance_fraction.mean().round(3), flush=True)
            print("tau", sampler.get_autocorr_time())
        """),
    Case(
        name="sklearn-iterations", category="convergence", python="own", packages=("scikit-learn", "numpy"),
        reason="the optimizer for the start of the chains reaches its maximum of iterations, and the program takes that as a failure",
        type="ConvergenceWarning", message="lbfgs failed to converge", evidence="ConvergenceWarning: lbfgs failed to converge",
        command="exec {python} -W error::sklearn.exceptions.ConvergenceWarning train.py",
        program="""
            import warnings
            import numpy as np
            from sklearn.exceptions import ConvergenceWarning
            from sklearn.linear_model import LogisticRegression
            warnings.simplefilter("error", ConvergenceWarning)
            rng = np.random.default_rng(0)
            X = rng.normal(size=(300, 30)) * np.logspace(0, 4, 30)
            y = (X[:, 0] + rng.normal(size=300) > 0).astype(int)
            print("Laplace start for 4 chains")
            print(LogisticRegression(max_iter=5).fit(X, y).n_iter_)
        """),
    Case(
        name="em-reaches-its-limit", category="convergence", python="own", packages=("numpy",),
        reason="expectation-maximisation has not converged when its iterations are used up",
        message="EM did not converge within 40 iterations", evidence="EM did not converge",
        program="""
            import sys
            import numpy as np
            y = np.random.default_rng(5).normal(size=300)
            means = np.array([-0.01, 0.01])
            for iteration in range(1, 41):
                weight = 1 / (1 + np.exp(-(y * (means[1] - means[0]))))
                new = np.array([((1 - weight) * y).sum() / (1 - weight).sum(), (weight * y).sum() / weight.sum()])
                change, means = np.abs(new - means).max(), new
                print(f"iteration {iteration:2d} means {means.round(4)} change {change:.2e}")
            if change > 1e-12:
                print(f"EM did not converge within 40 iterations (last change {change:.1e}, tolerance 1e-12)")
                sys.exit(3)
        """),
    Case(
        name="scipy-root-not-found", category="convergence", python="own", packages=("scipy",),
        reason="Newton's method for the mode fails to converge in its iterations",
        type="RuntimeError", message="Failed to converge after 50 iterations", evidence="RuntimeError: Failed to converge",
        program="""
            from scipy.optimize import newton
            print("searching the posterior mode")
            print(newton(lambda x: x**2 + 1.0, x0=0.7))
        """),
    Case(
        name="own-sampler-stuck-chain", category="convergence", python="own", packages=("numpy",),
        reason="chain 2 starts in a far tail and accepts nothing; the program's watch ends the run",
        message="chain 2 is stuck", evidence="chain 2 is stuck",
        program="""
            import logging, sys
            import numpy as np
            logging.basicConfig(level=logging.INFO, format="%(asctime)s | %(levelname)s | %(message)s")
            rng = np.random.default_rng(12)
            position = np.array([0.1, -0.4, 400.0, 0.9])
            accepted = np.zeros(4, dtype=int)
            for draw in range(1, 1001):
                proposal = position + rng.normal(size=4) * np.array([1, 1, 80, 1])
                density = lambda x: -0.5 * np.abs(x) ** 4
                take = np.log(rng.uniform(size=4)) < density(proposal) - density(position) - np.array([0, 0, 1e12, 0])
                position = np.where(take, proposal, position)
                accepted += take
                if draw % 100 == 0:
                    logging.info("draw %d acceptance per chain %s", draw, " ".join(f"{a / draw:.2f}" for a in accepted))
                    if (accepted == 0).any():
                        if draw == 500:
                            logging.error("chain %d is stuck: 0 of %d proposals accepted", int(accepted.argmin()), draw)
                            sys.exit(4)
        """),
    Case(
        name="blackjax-low-ebfmi", category="convergence", python="own", packages=("blackjax", "jax"),
        reason="a heavy-tailed funnel: the E-BFMI of all chains is far below 0.3, as the program reports at the end of its run",
        message="E-BFMI", evidence="below the limit of 0.3",
        program="""
            import blackjax, jax, jax.numpy as jnp, numpy as np

            def logdensity(q):
                v, x = q[0], q[1:]
                return -0.5 * (v / 3) ** 2 - 0.5 * jnp.sum(x**2) * jnp.exp(-v) - 0.5 * len(x) * v

            def chain(key):
                warm, run = jax.random.split(key)
                tuned = blackjax.window_adaptation(blackjax.nuts, logdensity)
                (state, parameters), _ = tuned.run(warm, jnp.zeros(60), num_steps=200)
                kernel = blackjax.nuts(logdensity, **parameters).step
                def step(state, key):
                    state, info = kernel(key, state)
                    return state, (info.energy, info.is_divergent)
                return jax.lax.scan(step, state, jax.random.split(run, 400))[1]

            energies, divergent = jax.vmap(chain)(jax.random.split(jax.random.key(0), 4))
            ebfmi = np.diff(energies, axis=1).var(axis=1) / np.var(energies, axis=1)
            for number, value in enumerate(ebfmi):
                print(f"chain {number}: E-BFMI {value:.2f}, divergent {int(divergent[number].sum())} of 400")
            if ebfmi.min() < 0.3:
                print(f"WARNING: E-BFMI of {int((ebfmi < 0.3).sum())} chains is below the limit of 0.3; the energy is not explored")
        """),
    Case(
        name="pymc5-all-transitions-diverge", category="convergence", python="pymc5", packages=("pymc", "numpy"),
        reason="a fixed, far too large step: every transition diverges and the chains stand still",
        message="divergences after tuning", evidence="divergences after tuning",
        program="""
            import pymc as pm
            with pm.Model():
                pm.Normal("x", 0, 0.001, shape=5)
                step = pm.NUTS(step_scale=1e6, adapt_step_size=False)
                pm.sample(200, tune=0, step=step, chains=4, cores=1, random_seed=1, progressbar=False)
        """),
    Case(
        name="colour-log-with-rhat", category="convergence", python="own", packages=("numpy",),
        reason="the monitor of the program ends a run whose R-hat does not come down",
        message="giving up: R-hat of 'tau' is 3.01 after 2000 draws", evidence="giving up",
        program="""
            import sys
            import numpy as np
            RED, YELLOW, BLUE, END = "\\x1b[1;31m", "\\x1b[33m", "\\x1b[34m", "\\x1b[0m"
            rng = np.random.default_rng(3)
            chains = np.array([[-2.0], [-1.8], [2.1], [2.0]]) + 0.8 * rng.normal(size=(4, 2000))
            for upto in range(200, 2001, 200):
                part = chains[:, :upto]
                rhat = np.sqrt(part.mean(axis=1).var(ddof=1) / part.var(axis=1).mean() + 1)
                colour = YELLOW if rhat > 1.01 else BLUE
                print(f"{BLUE}[monitor]{END} {upto} draws, {colour}R-hat tau {rhat:.2f}{END}")
            print(f"{RED}[monitor] giving up: R-hat of 'tau' is {rhat:.2f} after 2000 draws, wanted 1.01{END}")
            sys.exit(1)
        """),
    Case(
        name="bad-initial-energy", category="convergence", python="pymc5", packages=("pymc",),
        reason="the chains start where the density is zero: PyMC calls it a bad initial energy; there are no data",
        doubt="a sampling failure whose root is the start that the program gives",
        type="SamplingError", message="Bad initial energy", evidence="SamplingError: Bad initial energy",
        program="""
            import pymc as pm
            with pm.Model():
                x = pm.Normal("x", 0, 1)
                pm.Potential("wall", pm.math.switch(x > 50, float("-inf"), 0.0))
                pm.sample(500, tune=500, chains=4, cores=1, initvals={"x": 100.0}, init="adapt_diag", random_seed=1, progressbar=False)
        """),
    Case(
        name="bad-initial-energy-out-of-a-worker", category="convergence", python="pymc5", packages=("pymc",),
        reason="as before, out of the process of a chain: a chained exception with 'direct cause'",
        doubt="a sampling failure whose root is the start that the program gives",
        type="SamplingError", message="Bad initial energy", evidence="SamplingError: Bad initial energy",
        program="""
            import pymc as pm
            if __name__ == "__main__":
                with pm.Model():
                    x = pm.Normal("x", 0, 1)
                    pm.Potential("wall", pm.math.switch(x > 50, float("-inf"), 0.0))
                    pm.sample(500, tune=500, chains=2, cores=2, initvals={"x": 100.0}, init="adapt_diag", random_seed=1, progressbar=False)
        """),
    Case(
        name="cmdstanpy-tree-depth-warning", category="convergence", python="own", packages=("cmdstanpy", "prophet", "numpy"),
        reason="CmdStanPy warns that the tree depth is saturated in nearly all iterations of a complete run",
        message="Some chains may have failed to converge", evidence="iterations at max treedepth",
        first=True, command="export STAN_EXE={cmdstan}; exec {python} train.py",
        program=PROPHET + """
import os
import cmdstanpy
model = cmdstanpy.CmdStanModel(exe_file=os.environ["STAN_EXE"])
fit = model.sample(data=data, chains=2, parallel_chains=1, iter_sampling=200, iter_warmup=200, max_treedepth=1,
                   show_progress=False, seed=1)
print("draws", fit.draws().shape)
"""),
    Case(
        name="rhat-fails-after-a-logged-traceback", category="convergence", python="own", packages=("numpy",),
        reason="a traceback of an optional plot is logged and passed over; the run ends since R-hat is 1.9",
        message="R-hat 1.9 of 'theta'", evidence="run rejected",
        program="""
            import logging, sys
            import numpy as np
            logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
            rng = np.random.default_rng(21)
            chains = rng.normal(size=(4, 1000)) + np.array([[-1.5], [-1.5], [1.4], [1.3]])
            try:
                {}["style"]
            except KeyError:
                logging.exception("no style for the trace plot; plain lines instead")
            rhat = np.sqrt(1 + chains.mean(axis=1).var(ddof=1) / chains.var(axis=1).mean())
            logging.error("run rejected: R-hat %.1f of 'theta' is above 1.05", rhat)
            sys.exit(2)
        """),
]
