"""Runs that came to a good end, or are well on their way, with logs full of alarming words."""

from cases.case import Case

from cases.data import PROPHET

CASES = [
    Case(
        name="settings-full-of-errors", category=None, python="pymc5", packages=("pymc", "numpy"),
        reason="a good run; only its settings and parameter names speak of errors",
        program="""
            import numpy as np
            import pymc as pm

            settings = {"on_MemoryError": "retry", "max_iterations": 5000, "fail_on_divergences": True,
                        "nan_policy": "raise", "oom_kill_score": 0, "time_limit": "12:00:00"}
            print("configuration:", settings, flush=True)
            x = np.linspace(-1, 1, 60)
            y = 1 + 2 * x + 0.3 * np.random.default_rng(0).normal(size=60)
            with pm.Model():
                intercept_error = pm.Normal("intercept_error", 0, 5)
                slope = pm.Normal("slope", 0, 5)
                error_scale = pm.HalfNormal("error_scale", 1)
                pm.Normal("y", intercept_error + slope * x, error_scale, observed=y)
                trace = pm.sample(500, tune=500, chains=4, cores=1, random_seed=1, progressbar=False)
            print("posterior mean of error_scale", trace.posterior["error_scale"].mean().item())
            print("finished without failure")
        """),
    Case(
        name="few-divergences-pymc5", category=None, python="pymc5", packages=("pymc", "numpy", "arviz"),
        reason="nine divergences in 8000 draws, R-hat 1.00 and a large effective sample size",
        doubt="a strict reader would call even one divergence a problem",
        program="""
            import arviz as az
            import pymc as pm
            with pm.Model():
                tau = pm.HalfCauchy("tau", 5)
                theta = pm.Normal("theta", 0, 1, shape=8)
                y = [28, 8, -3, 7, -1, 1, 18, 12]
                mu = pm.Normal("mu", 0, 5)
                pm.Normal("y", mu + tau * theta, [15, 10, 16, 11, 9, 11, 10, 18], observed=y)
                trace = pm.sample(2000, tune=1000, chains=4, cores=1, random_seed=SEED, progressbar=False)
            summary = az.summary(trace, var_names=["mu", "tau"])
            print(summary[["mean", "sd", "ess_bulk", "r_hat"]])
            print("worst R-hat", summary["r_hat"].max(), "- accepted")
        """.replace("SEED", "3")),
    Case(
        name="download-tried-three-times", category=None, python="own", packages=("numpy",),
        reason="two downloads fail with 503 and time out, the third goes well; the run ends well",
        program="""
            import http.server, logging, threading, time, urllib.error, urllib.request
            import numpy as np

            logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)-8s %(message)s")
            answers = [503, 500, 200]

            class Server(http.server.BaseHTTPRequestHandler):
                def do_GET(self):
                    code = answers.pop(0)
                    self.send_response(code)
                    self.end_headers()
                    if code == 200:
                        self.wfile.write(b"1.0 2.0 3.0 2.5")
                def log_message(self, *arguments):
                    pass

            server = http.server.HTTPServer(("127.0.0.1", 0), Server)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            url = f"http://127.0.0.1:{server.server_port}/observations.txt"
            for attempt in (1, 2, 3):
                try:
                    text = urllib.request.urlopen(url).read().decode()
                    break
                except urllib.error.HTTPError as error:
                    logging.error("attempt %d failed: %r; retrying", attempt, error)
                    time.sleep(0.1)
            y = np.array(text.split(), float)
            logging.info("downloaded %d observations after 2 errors", y.size)
            logging.info("posterior mean %.3f; training completed", y.mean())
        """),
    Case(
        name="traceback-logged-and-gone-on", category=None, python="own", packages=("numpy",),
        reason="the plot fails and its traceback is logged; the training itself completes and stores its result",
        program="""
            import logging
            import numpy as np
            logging.basicConfig(level=logging.INFO, format="%(levelname)s:%(name)s:%(message)s")
            log = logging.getLogger("train")
            draws = np.random.default_rng(0).normal(size=(4, 500))
            log.info("4 chains finished")
            try:
                import matplotlib_that_is_not_there as plt
            except ImportError:
                log.exception("no trace plot (optional): going on without it")
            np.save("draws.npy", draws)
            log.info("draws.npy written, R-hat 1.00, all checks passed")
        """),
    Case(
        name="memory-error-and-a-smaller-batch", category=None, python="own", packages=("numpy",),
        reason="the first batch does not fit (MemoryError, caught), the program halves it until it fits and ends well",
        program="""
            import traceback
            import numpy as np
            batch = 2**44
            while True:
                try:
                    block = np.ones(batch)
                    break
                except MemoryError:
                    print(traceback.format_exc().strip().splitlines()[-1])
                    print(f"MemoryError with batch {batch}: trying {batch // 1024}")
                    batch //= 1024
            print(f"batch {batch} fits")
            print(f"log marginal likelihood {-0.5 * block.sum():.1f}")
            print("Training finished successfully.")
        """),
    Case(
        name="numpyro-error-parameters", category=None, python="own", packages=("numpyro", "jax"),
        reason="a good run with a summary: r_hat 1.00, no divergences; parameters named error and failure_rate",
        program="""
            import jax, jax.numpy as jnp, numpyro, numpyro.distributions as dist
            from numpyro.infer import MCMC, NUTS
            failures = jnp.array([3, 1, 4, 1, 5])

            def model(failures):
                failure_rate = numpyro.sample("failure_rate", dist.Gamma(2, 1))
                error = numpyro.sample("error", dist.HalfNormal(1))
                numpyro.sample("failures", dist.Poisson(failure_rate * jnp.exp(0.01 * error)), obs=failures)

            mcmc = MCMC(NUTS(model), num_warmup=500, num_samples=1000, num_chains=2, chain_method="sequential")
            mcmc.run(jax.random.PRNGKey(1), failures)
            mcmc.print_summary()
        """),
    Case(
        name="preempted-then-resumed", category=None, python="own", packages=("numpy",),
        reason="the run is preempted once (SIGTERM), goes on from its checkpoint and ends well",
        command="for attempt in 1 2 3; do echo \"run.sh: attempt $attempt\"; timeout 1.5 {python} train.py && exit 0; echo \"run.sh: exit $? (preempted, SIGTERM), resuming from the checkpoint\"; done; exit 1",
        program="""
            import json, os, time
            start = json.load(open("checkpoint.json"))["step"] if os.path.exists("checkpoint.json") else 0
            if start:
                print(f"checkpoint found: resuming at step {start}", flush=True)
            for step in range(start, 100):
                time.sleep(0.02)
                if step % 10 == 0:
                    json.dump({"step": step}, open("checkpoint.json", "w"))
                    print(f"step {step} of 100, checkpoint saved", flush=True)
            print("training complete: 100 of 100 steps", flush=True)
        """),
    Case(
        name="rows-with-nan-dropped", category=None, python="own", packages=("pandas", "numpy"),
        reason="rows with NaN are dropped with a warning, as the protocol wants; the run ends well",
        program="""
            import warnings
            import numpy as np, pandas as pd
            frame = pd.DataFrame({"x": [1.0, np.nan, 3.0, np.inf, 5.0], "y": [2.0, 4.0, 6.1, 8.0, 9.9]})
            bad = ~np.isfinite(frame["x"])
            warnings.warn(f"{bad.sum()} rows with NaN or Inf in 'x' dropped")
            frame = frame[~bad]
            slope = np.polyfit(frame["x"], frame["y"], 1)[0]
            print(f"slope {slope:.3f} from {len(frame)} rows")
            print("result stored, exit 0")
        """),
    Case(
        name="missing-values-imputed", category=None, python="pymc5", packages=("pymc", "numpy"),
        reason="PyMC imputes the missing observations, as wanted, and warns of it; the run ends well",
        program="""
            import numpy as np
            import pymc as pm
            y = np.random.default_rng(0).normal(1, 1, 40)
            y[[3, 8]] = np.nan
            with pm.Model():
                mu = pm.Normal("mu", 0, 2)
                pm.Normal("y", mu, 1, observed=y)
                trace = pm.sample(500, tune=500, chains=4, cores=1, random_seed=2, progressbar=False)
            print("mu", round(trace.posterior["mu"].mean().item(), 2), "with 2 imputed values")
        """),
    Case(
        name="self-test-raises-on-purpose", category=None, python="own", packages=(),
        reason="the program tests its handlers with exceptions made on purpose, then does its work",
        program="""
            import traceback
            print("self-test: raising every error that the supervisor has to catch")
            for kind in (MemoryError, KeyError, FloatingPointError, BrokenPipeError, AttributeError):
                try:
                    raise kind("on purpose")
                except Exception:
                    print(traceback.format_exc(), end="")
                    print(f"self-test: {kind.__name__} caught, ok")
            print("self-test passed")
            print("training: 2000 of 2000 draws")
            print("training: finished, posterior.json written")
        """),
    Case(
        name="worker-killed-and-restarted", category=None, python="own", packages=(),
        reason="one worker is killed by SIGKILL, its supervisor starts it again, and all chains finish",
        program="""
            import multiprocessing as mp, os, signal, time

            def chain(number, attempt, queue):
                if number == 2 and attempt == 1:
                    os.kill(os.getpid(), signal.SIGKILL)
                time.sleep(0.05)
                queue.put((number, 1000))

            if __name__ == "__main__":
                queue = mp.Queue()
                for number in range(4):
                    attempt = 1
                    while True:
                        worker = mp.Process(target=chain, args=(number, attempt, queue))
                        worker.start()
                        worker.join()
                        if worker.exitcode == 0:
                            print("chain", *queue.get()[:1], "finished, 1000 draws", flush=True)
                            break
                        print(f"ERROR chain {number} died with exit code {worker.exitcode} (killed); restarting it", flush=True)
                        attempt += 1
                print("all 4 chains finished, R-hat 1.00")
        """),
    Case(
        name="rhat-high-then-extended", category=None, python="own", packages=("numpy",),
        reason="the first check has an R-hat of 1.3; the run is extended, as planned, until R-hat is 1.00",
        program="""
            import numpy as np
            rng = np.random.default_rng(5)
            x = np.array([8.0, -8.0, 6.0, -6.0])
            kept = []
            for block in range(1, 9):
                for _ in range(1000):
                    x = 0.98 * x + 0.2 * rng.normal(size=4)
                    kept.append(x)
                part = np.array(kept)[len(kept) // 2:]
                rhat = np.sqrt(1 + part.mean(axis=0).var(ddof=1) / part.var(axis=0).mean())
                if rhat > 1.01:
                    print(f"WARNING not converged after {len(kept)} draws: R-hat {rhat:.2f} is larger than 1.01; extending")
                else:
                    print(f"converged after {len(kept)} draws: R-hat {rhat:.3f}")
                    break
            print("posterior written")
        """),
    Case(
        name="cmdstan-informational-messages", category=None, python="own", packages=("prophet", "numpy"),
        reason="a few rejected proposals at the begin of the warm-up, as CmdStan says itself no problem, and a clean end",
        command="{python} train.py && exec {cmdstan} sample num_samples=300 num_warmup=300 data file=data.json random seed=7 output file=draws.csv refresh=100",
        program=PROPHET + "\njson.dump(data, open('data.json', 'w'))\n"),
    Case(
        name="cmdstan-diagnose-no-problems", category=None, python="own", packages=("prophet", "numpy"),
        reason="the diagnose program of CmdStan finds nothing wrong; its text is full of the names of problems",
        command="{python} train.py && {cmdstan} sample num_samples=1000 num_warmup=1000 num_chains=4 data file=data.json random seed=7 output file=draws.csv > sampling.log && exec {diagnose} draws_1.csv draws_2.csv draws_3.csv draws_4.csv",
        program=PROPHET + "\njson.dump(data, open('data.json', 'w'))\n"),
    Case(
        name="future-warnings", category=None, python="own", packages=("numpy", "pandas"),
        reason="warnings of old calls and of an overflow that is handled; the run ends well",
        program="""
            import warnings
            import numpy as np
            warnings.warn("this call will raise a TypeError in version 3", FutureWarning)
            warnings.warn("deprecated: use log_error instead of error_log", DeprecationWarning, stacklevel=1)
            ratio = np.exp(np.array([1.0, 800.0])) / np.array([1.0, np.inf])
            print("acceptance ratio", np.nan_to_num(ratio, nan=1.0))
            print(np.log(np.array([0.0, 1.0])))
            print("1000 draws, 0 failures, 0 errors, 0 divergences")
        """),
    Case(
        name="well-on-its-way", category=None, python="own", packages=("tqdm",), ask_after=3.0,
        reason="the run is going on, its bar moves; the log was read in the middle",
        program="""
            import time
            from tqdm import tqdm
            print("error model: student-t, out-of-memory guard: on, max_iterations 100000", flush=True)
            for draw in tqdm(range(4000), desc="sampling (0 divergences)", mininterval=0.25):
                time.sleep(0.01)
        """),
    Case(
        name="old-key-handled", category=None, python="own", packages=("pandas",),
        reason="a column has an old name; the KeyError is handled and told, the run ends well",
        program="""
            import pandas as pd
            frame = pd.DataFrame({"resp": [0.2, 0.5, 0.9]})
            try:
                values = frame["response"]
            except KeyError as error:
                print(f"KeyError: {error}: no such column, falling back to 'resp'")
                values = frame["resp"]
            print("mean", round(values.mean(), 3))
            print("fit done: 4 chains, no divergences, E-BFMI 0.97, ESS 3120, R-hat 1.00")
        """),
    Case(
        name="start-failed-then-another-start", category=None, python="pymc5", packages=("pymc", "numpy"),
        reason="the first start is outside of the wall: bad initial energy, caught; the second start samples well",
        program="""
            import logging
            import pymc as pm
            logging.basicConfig(level=logging.INFO)
            log = logging.getLogger("starts")
            with pm.Model():
                x = pm.Normal("x", 0, 1)
                pm.Potential("wall", pm.math.switch(x > 50, float("-inf"), 0.0))
                for start in (100.0, 0.0):
                    try:
                        trace = pm.sample(500, tune=500, chains=4, cores=1, initvals={"x": start}, random_seed=1,
                                          progressbar=False, init="adapt_diag")
                        break
                    except pm.exceptions.SamplingError:
                        log.exception("start %s failed, trying the next", start)
            print("sampled 2000 draws, mean", round(trace.posterior["x"].mean().item(), 2))
        """),
    Case(
        name="exception-ignored-at-exit", category=None, python="own", packages=(),
        reason="an exception in a destructor is ignored by Python at the end; the work is done, status 0",
        program="""
            class Monitor:
                def __del__(self):
                    raise ConnectionError("monitor already closed")
            monitor = Monitor()
            print("chain 0: 1000 draws")
            print("chain 1: 1000 draws")
            print("posterior saved")
            del monitor
        """),
    Case(
        name="metrics-server-refuses", category=None, python="own", packages=("numpy",),
        reason="the metrics server cannot be reached, each attempt is logged as an error; the training completes",
        program="""
            import logging, socket
            import numpy as np
            logging.basicConfig(level=logging.INFO, format="%(asctime)s [%(levelname)s] %(message)s")
            rng = np.random.default_rng(4)
            for step in range(0, 1000, 250):
                logging.info("step %d lp %.2f", step, -abs(rng.normal()))
                try:
                    socket.create_connection(("127.0.0.1", 1), timeout=0.2)
                except OSError as error:
                    logging.error("cannot send metrics: %s: %s", type(error).__name__, error)
            logging.info("1000 steps done, model accepted")
        """),
    Case(
        name="disk-nearly-full-then-cleaned", category=None, python="own", packages=(), privileged=True,
        reason="the disk is full once, old checkpoints are deleted, the save is repeated and the run ends well",
        command="mkdir out && mount -t tmpfs -o size=400k tmpfs out && exec {python} train.py",
        program="""
            import glob, os
            for step in range(1, 8):
                for attempt in (1, 2):
                    try:
                        with open(f"out/{step}.ckpt", "wb") as file:
                            file.write(bytes(100_000))
                        print(f"checkpoint {step} saved")
                        break
                    except OSError as error:
                        print(f"checkpoint {step}: {error}; deleting old checkpoints")
                        for old in glob.glob("out/*.ckpt"):
                            os.remove(old)
            print("7 of 7 epochs, training complete")
        """),
    Case(
        name="nutpie-clean-run", category=None, python="pymc6", packages=("pymc", "nutpie", "arviz"),
        reason="a clean run of nutpie whose report lists every check by name, all passed",
        program="""
            import arviz as az
            import numpy as np
            import pymc as pm
            with pm.Model():
                mu = pm.Normal("mu", 0, 5)
                error = pm.HalfNormal("error", 2)
                pm.Normal("y", mu, error, observed=np.random.default_rng(0).normal(1, 1, 100))
                trace = pm.sample(1000, tune=1000, chains=4, cores=1, random_seed=1)
            stats = trace.sample_stats
            rhat = az.rhat(trace)
            print("divergences          ", int(stats.diverging.sum()), " ok")
            print("R-hat larger than 1.01", int((float(rhat["mu"]) > 1.01) + (float(rhat["error"]) > 1.01)), " ok")
            print("maximum tree depth reached 0  ok")
            print("no failure found")
        """),
    Case(
        name="child-out-of-memory-is-optional", category=None, python="own", packages=("numpy",),
        reason="an optional helper process runs out of memory under its own small limit; the training does not need it and ends well",
        command="(ulimit -v 150000; {python} report.py) || echo \"report.py failed with $? (optional), continuing\"; exec {python} train.py",
        files={"report.py": """
            draws = []
            while True:
                draws.append(bytes(5_000_000))
        """},
        program="""
            import numpy as np
            draws = np.random.default_rng(0).normal(size=(4, 1000))
            print("sampling done: mean", draws.mean().round(3))
            print("training finished with status 0")
        """),
    Case(
        name="survival-data-with-killed-and-terminated", category=None, python="own", packages=("pandas",),
        reason="the words are those of the data: animals killed, trials terminated; the run ends well",
        program="""
            import pandas as pd
            frame = pd.DataFrame({"outcome": ["Killed", "Terminated", "Aborted", "Lost", "Killed"], "days": [14, 30, 9, 22, 3]})
            print("deaths by cause")
            print(frame.groupby("outcome")["days"].agg(["count", "mean"]))
            print("hazard of 'Killed'", round(2 / frame["days"].sum(), 4))
            print("Failure time model fitted, 4 chains, R-hat 1.00")
        """),
    Case(
        name="script-echoed-with-its-handlers", category=None, python="own", packages=("numpy",),
        reason="bash -x echoes commands that speak of memory, kills and time limits; nothing of that happens",
        command="set -x; trap 'echo out of memory or killed; exit 137' TERM; TIME_LIMIT=3600; ulimit -v 20000000 || echo 'cannot set memory limit'; {python} train.py; echo 'exit status' $?",
        program="""
            import numpy as np
            print("4000 draws, mean", np.random.default_rng(0).normal(size=4000).mean().round(3))
        """),
    Case(
        name="two-short-chains", category=None, python="pymc5", packages=("pymc",),
        reason="a smoke run of two short chains; PyMC gives advice, no check fails",
        doubt="PyMC says that so few draws allow no check of convergence; nothing failed",
        program="""
            import pymc as pm
            print("smoke run before the long training")
            with pm.Model():
                pm.Normal("x")
                pm.sample(60, tune=300, chains=2, cores=1, random_seed=1, progressbar=False)
            print("smoke run ok")
        """),
    Case(
        name="cmdstanpy-non-fatal-error", category=None, python="own", packages=("cmdstanpy", "prophet", "numpy"),
        reason="CmdStanPy tells of a non-fatal error at the begin of the warm-up; all chains end well",
        command="export STAN_EXE={cmdstan}; exec {python} train.py",
        program=PROPHET + """
import os
import cmdstanpy
model = cmdstanpy.CmdStanModel(exe_file=os.environ["STAN_EXE"])
fit = model.sample(data=data, chains=4, parallel_chains=1, iter_sampling=500, iter_warmup=500, show_progress=False, seed=3)
print("draws", fit.draws().shape, "divergences", fit.divergences.tolist())
"""),
    Case(
        name="table-of-nan-counts", category=None, python="own", packages=("polars",),
        reason="the report of the input lists NaN, null and inf, all zero",
        program="""
            import polars as pl
            frame = pl.DataFrame({"dose": [0.1, 0.4, 0.9], "error": [0.0, 0.01, 0.02]})
            print("NaN", frame.select(pl.all().is_nan().sum()).row(0), "null", frame.null_count().row(0), "inf", frame.select(pl.all().is_infinite().sum()).row(0))
            print(frame.describe())
            print("input accepted; fit reached tolerance 1e-8 after 14 of at most 200 iterations (max_iterations)")
        """),
    Case(
        name="divergences-in-the-warm-up-only", category=None, python="own", packages=("numpyro", "jax"),
        reason="divergences are counted in the warm-up, as is usual, and none after it",
        program="""
            import jax, numpyro, numpyro.distributions as dist
            from numpyro.infer import MCMC, NUTS

            def model():
                mu = numpyro.sample("mu", dist.Normal(0, 10))
                numpyro.sample("y", dist.Normal(mu, 0.01), obs=3.0)

            mcmc = MCMC(NUTS(model), num_warmup=300, num_samples=1000, num_chains=2, chain_method="sequential", progress_bar=False)
            mcmc.warmup(jax.random.PRNGKey(0), collect_warmup=True, extra_fields=("diverging",))
            print("warm-up divergences (not counted):", int(mcmc.get_extra_fields()["diverging"].sum()))
            mcmc.run(jax.random.PRNGKey(1))
            mcmc.print_summary()
        """),
]
