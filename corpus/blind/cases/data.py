"""Failures of the input: absent, unreadable, or with values that cannot be."""

from cases.case import Case

PROPHET = """
import json
import numpy as np

rng = np.random.default_rng(11)
T = 40
t = np.linspace(0, 1, T)
data = {
    "T": T, "K": 1, "t": t.tolist(), "cap": [0.0] * T, "y": (0.3 + 0.5 * t + 0.05 * rng.normal(size=T)).tolist(),
    "S": 3, "t_change": [0.25, 0.5, 0.75], "X": [[float(i % 2)] for i in range(T)], "sigmas": [1.0], "tau": 0.05,
    "trend_indicator": 0, "s_a": [1.0], "s_m": [0.0],
}
"""
"""Good data for the Stan program of prophet; what follows in a case spoils it."""

CASES = [
    Case(
        name="nan-in-a-covariate-pymc5", category="data", python="pymc5", packages=("pymc", "numpy"),
        reason="three rows of the covariate are NaN, so the likelihood is NaN at the start",
        type="SamplingError", message="Initial evaluation of model at starting point failed", evidence="'y': np.float64(nan)",
        doubt="the log names only the NaN of the likelihood, not where it came from",
        program="""
            import numpy as np
            import pymc as pm

            rng = np.random.default_rng(2)
            dose = rng.uniform(0, 10, 80)
            response = 1.0 + 0.4 * dose + rng.normal(size=80)
            dose[[4, 17, 60]] = np.nan
            print(f"dose: {len(dose)} rows, {int(np.isnan(dose).sum())} NaN", flush=True)
            with pm.Model():
                a, b = pm.Normal("a", 0, 2), pm.Normal("b", 0, 2)
                sigma = pm.HalfNormal("sigma", 1)
                pm.Normal("y", a + b * dose, sigma, observed=response)
                pm.sample(200, tune=200, chains=2, cores=1)
        """),
    Case(
        name="infinity-in-observations-pymc5", category="data", python="pymc5", packages=("pymc", "numpy"),
        reason="one observation is a logarithm of zero, so -inf",
        type="SamplingError", message="Initial evaluation of model at starting point failed", evidence="'log_count': np.float64(-inf)",
        program="""
            import numpy as np
            import pymc as pm

            counts = np.array([12, 4, 0, 9, 30, 7])
            with pm.Model() as model:
                mu = pm.Normal("mu", 0, 3)
                pm.Normal("log_count", mu, 1, observed=np.log(counts))
                idata = pm.sample(draws=500, tune=500, chains=4, cores=1)
        """),
    Case(
        name="negative-count-pymc6", category="data", python="pymc6", packages=("pymc", "nutpie"),
        reason="a count in the observations is negative (-4), which no Poisson allows",
        type="SamplingError", message="Initial evaluation of model at starting point failed", evidence="-inf",
        program="""
            import numpy as np
            import pymc as pm

            births = np.array([31, 28, -4, 40, 22])
            print("births per ward:", births, flush=True)
            with pm.Model():
                rate = pm.Gamma("rate", 2, 0.1)
                pm.Poisson("births", rate, observed=births)
                pm.sample(200, tune=200, chains=2, cores=1, nuts_sampler="pymc")
        """),
    Case(
        name="nan-in-a-covariate-nutpie", category="data", python="pymc6", packages=("pymc", "nutpie"),
        reason="two rows of the covariate are NaN; nutpie finds no start with a finite density",
        type="RuntimeError", message="All initialization points failed", evidence="RuntimeError: All initialization points failed",
        doubt="nutpie's own words say that the start failed, the NaN is named only by the program's line before; the process dies of a segmentation fault (signal 11) while it leaves, after its traceback",
        program="""
            import numpy as np
            import pymc as pm

            rng = np.random.default_rng(2)
            x = rng.normal(size=60)
            y = 2 * x + rng.normal(size=60)
            x[[3, 9]] = np.nan
            print("WARNING 2 values of x are NaN", flush=True)
            with pm.Model():
                b = pm.Normal("b", 0, 1)
                pm.Normal("y", b * x, 1, observed=y)
                pm.sample(200, tune=200, chains=2, cores=1, nuts_sampler="nutpie", progressbar=False)
        """),
    Case(
        name="missing-column-pandas", category="data", python="own", packages=("pandas",),
        reason="the file has no column 'weight_kg'",
        type="KeyError", message="'weight_kg'", evidence="KeyError: 'weight_kg'",
        files={"cohort.csv": "id,age,weight\n1,33,70\n2,41,82\n3,29,64\n"},
        program="""
            import pandas as pd
            frame = pd.read_csv("cohort.csv")
            print("read", frame.shape[0], "patients")
            print("mean weight", frame["weight_kg"].mean())
        """),
    Case(
        name="missing-columns-pandas-list", category="data", python="pymc5", packages=("pandas",),
        reason="two of the columns asked for are not in the file",
        type="KeyError", message="not in index", evidence="KeyError: \"['trt', 'baseline'] not in index\"",
        files={"trial.csv": "subject,arm,age,outcome\n1,A,50,0.1\n2,B,61,0.4\n"},
        program="""
            import pandas as pd

            def design(path):
                frame = pd.read_csv(path)
                return frame[["age", "trt", "baseline"]].to_numpy()

            print(design("trial.csv").shape)
        """),
    Case(
        name="missing-column-polars", category="data", python="own", packages=("polars",),
        reason="the file has no column 'site'",
        type="ColumnNotFoundError", message="site", evidence="ColumnNotFoundError:",
        files={"counts.csv": "plot,count\n1,3\n1,5\n2,4\n"},
        program="""
            import polars as pl
            counts = pl.read_csv("counts.csv")
            print(counts)
            print(counts.group_by("site").agg(pl.col("count").mean()))
        """),
    Case(
        name="file-not-found", category="data", python="own", packages=("pandas",),
        reason="the input file is not there",
        type="FileNotFoundError", message="data/observations_2024.csv", evidence="FileNotFoundError:",
        program="""
            import logging
            import pandas as pd
            logging.basicConfig(level=logging.DEBUG, format="[%(asctime)s] %(levelname)s - %(message)s")
            logging.info("experiment tides-07 begins")
            logging.debug("seed=20240117 chains=4 cores=4 target_accept=0.95")
            frame = pd.read_csv("data/observations_2024.csv", parse_dates=["time"])
            logging.info("rows: %d", len(frame))
        """),
    Case(
        name="file-not-found-wrapped", category="data", python="own", packages=("numpy",),
        reason="the input file is not there; the program wraps the exception",
        type="FileNotFoundError", message="No such file or directory: 'inputs/catch.npz'", evidence="FileNotFoundError:",
        program="""
            import numpy as np

            def load(name):
                try:
                    return np.load(f"inputs/{name}.npz")
                except OSError as error:
                    raise RuntimeError(f"stage 'load' failed for {name!r}") from error

            print("stage load")
            load("catch")
        """),
    Case(
        name="text-in-a-numeric-column", category="data", python="own", packages=("pandas",),
        reason="the column of numbers holds the text 'n/d' in one row",
        type="ValueError", message="could not convert string to float", evidence="ValueError: could not convert string to float",
        files={"readings.csv": "hour,level\n0,1.3\n1,1.4\n2,n/d\n3,1.6\n"},
        program="""
            import pandas as pd
            level = pd.read_csv("readings.csv")["level"]
            print(len(level), "readings")
            print(level.astype(float).mean())
        """),
    Case(
        name="csv-with-a-broken-row", category="data", python="pymc6", packages=("pandas",),
        reason="row 4 of the file has one field too many",
        type="ParserError", message="Error tokenizing data", evidence="ParserError:",
        files={"survey.csv": "id,q1,q2\n1,3,4\n2,2,2\n3,1,5,9\n4,2,2\n"},
        program="""
            import pandas as pd
            print("reading survey.csv", flush=True)
            survey = pd.read_csv("survey.csv")
            print(survey.mean())
        """),
    Case(
        name="empty-file", category="data", python="own", packages=("pandas",),
        reason="the input file has no content",
        type="EmptyDataError", message="No columns to parse from file", evidence="EmptyDataError:",
        command=": > export.csv; exec {python} train.py",
        program="""
            import pandas as pd
            print(pd.read_csv("export.csv").describe())
        """),
    Case(
        name="sklearn-nan", category="data", python="own", packages=("scikit-learn", "numpy"),
        reason="the input matrix holds NaN",
        type="ValueError", message="Input X contains NaN", evidence="ValueError: Input X contains NaN",
        program="""
            import numpy as np
            from sklearn.linear_model import BayesianRidge
            rng = np.random.default_rng(0)
            X = rng.normal(size=(40, 2))
            X[7, 1] = np.nan
            print("fitting a start for the chains")
            print(BayesianRidge().fit(X, X[:, 0]).coef_)
        """),
    Case(
        name="not-utf8", category="data", python="own", packages=("pandas",),
        reason="the file is Latin-1, not UTF-8",
        type="UnicodeDecodeError", message="'utf-8' codec can't decode byte 0xe9", evidence="UnicodeDecodeError:",
        command="printf 'ville,n\\nOrl\\xe9ans,4\\nParis,9\\n' > villes.csv; exec {python} train.py",
        program="""
            import pandas as pd
            print(pd.read_csv("villes.csv"))
        """),
    Case(
        name="json-cut-short", category="data", python="own", packages=(),
        reason="the JSON file of the data ends in the middle",
        type="JSONDecodeError", message="Expecting", evidence="JSONDecodeError:",
        files={"data.json": "{\"N\": 5, \"y\": [1.2, 0.3, 2.2,"},
        program="""
            import json
            from pathlib import Path
            print("loading data.json", Path("data.json").stat().st_size, "bytes")
            data = json.loads(Path("data.json").read_text())
            print(data["N"])
        """),
    Case(
        name="cmdstan-variable-missing", category="data", python="own", packages=("prophet", "numpy"),
        reason="the data file has no variable 'tau'",
        message="variable does not exist", evidence="variable does not exist",
        command="{python} train.py && exec {cmdstan} sample num_samples=100 data file=data.json output file=draws.csv",
        program=PROPHET + "\ndel data['tau']\njson.dump(data, open('data.json', 'w'))\n"),
    Case(
        name="cmdstan-value-out-of-bounds", category="data", python="own", packages=("prophet", "numpy"),
        reason="tau is negative in the data file; the Stan program declares it as positive",
        message="tau", evidence="tau",
        command="{python} train.py && exec {cmdstan} sample num_samples=100 data file=data.json output file=draws.csv",
        program=PROPHET + "\ndata['tau'] = -0.05\njson.dump(data, open('data.json', 'w'))\n"),
    Case(
        name="cmdstan-nan-in-y", category="data", python="own", packages=("prophet", "numpy"),
        reason="one value of y is NaN, so that no start has a finite density",
        message="nan", evidence="nan", first=True,
        command="{python} train.py && exec {cmdstan} sample num_samples=100 data file=data.json output file=draws.csv refresh=0",
        program=PROPHET + "\ndata['y'][12] = 'NaN'\njson.dump(data, open('data.json', 'w'))\n"),
    Case(
        name="cmdstan-data-file-absent", category="data", python="own", packages=("prophet",),
        reason="CmdStan cannot open the data file",
        message="bernoulli.json", evidence="bernoulli.json",
        command="exec {cmdstan} sample data file=bernoulli.json",),
    Case(
        name="prophet-wrong-columns", category="data", python="own", packages=("prophet", "pandas"),
        reason="the data frame has no columns ds and y",
        type="ValueError", message="Dataframe must have columns", evidence="ValueError: Dataframe must have columns",
        program="""
            import pandas as pd
            from prophet import Prophet
            sales = pd.DataFrame({"day": pd.date_range("2024-01-01", periods=30), "sales": range(30)})
            Prophet().fit(sales)
        """),
    Case(
        name="prophet-infinite-y", category="data", python="own", packages=("prophet", "pandas", "numpy"),
        reason="one value of y is infinite",
        type="ValueError", message="infinity in column y", evidence="ValueError:",
        program="""
            import numpy as np, pandas as pd
            from prophet import Prophet
            y = np.arange(30.0)
            y[4] = np.inf
            Prophet().fit(pd.DataFrame({"ds": pd.date_range("2024-01-01", periods=30), "y": y}))
        """),
    Case(
        name="numpyro-value-outside-support", category="data", python="own", packages=("numpyro", "jax"),
        reason="a proportion of 1.2 is outside of what a Beta allows",
        type=None, message="Out-of-support values", evidence="Out-of-support values", first=True,
        program="""
            import jax, jax.numpy as jnp, numpyro, numpyro.distributions as dist
            from numpyro.infer import MCMC, NUTS
            numpyro.enable_validation()
            cover = jnp.array([0.2, 0.4, 1.2, 0.35])

            def model(cover):
                a = numpyro.sample("a", dist.HalfNormal(3))
                b = numpyro.sample("b", dist.HalfNormal(3))
                numpyro.sample("cover", dist.Beta(a, b), obs=cover)

            MCMC(NUTS(model), num_warmup=100, num_samples=100, progress_bar=False).run(jax.random.PRNGKey(0), cover)
        """),
    Case(
        name="numpyro-nan-observation", category="data", python="own", packages=("numpyro", "jax"),
        reason="an observation is NaN, so no start is valid",
        type="RuntimeError", message="Cannot find valid initial parameters", evidence="RuntimeError: Cannot find valid initial parameters",
        doubt="the words of NumPyro blame the start; the NaN of the data is told only by the program's own line",
        program="""
            import jax, jax.numpy as jnp, numpyro, numpyro.distributions as dist
            from numpyro.infer import MCMC, NUTS
            y = jnp.array([0.1, jnp.nan, 0.4, 2.0])
            print("observations:", y, flush=True)

            def model(y):
                mu = numpyro.sample("mu", dist.Normal(0, 1))
                numpyro.sample("y", dist.Normal(mu, 1.0), obs=y)

            MCMC(NUTS(model), num_warmup=100, num_samples=100).run(jax.random.PRNGKey(0), y)
        """),
    Case(
        name="own-check-of-the-data", category="data", python="own", packages=("numpy",),
        reason="the program's own check finds that 14 doses are NaN",
        type="DataCheckError", message="14 of 200 values of 'dose' are NaN", evidence="DataCheckError:",
        program="""
            import numpy as np

            class DataCheckError(Exception):
                pass

            def check(name, values):
                bad = int(np.isnan(values).sum())
                if bad:
                    raise DataCheckError(f"{bad} of {len(values)} values of {name!r} are NaN")

            dose = np.ones(200)
            dose[::15] = np.nan
            check("dose", dose)
        """),
    Case(
        name="own-check-without-exception", category="data", python="own", packages=(),
        reason="the program ends with a message: a row of the input is not a number",
        message="row 3: cannot read 'twelve' as a number", evidence="row 3",
        files={"obs.tsv": "t\tx\n1\t4.5\n2\ttwelve\n"},
        program="""
            import sys
            for number, line in enumerate(open("obs.tsv").read().splitlines()[1:], start=2):
                field = line.split("\\t")[1]
                try:
                    float(field)
                except ValueError:
                    sys.exit(f"obs.tsv: row {number}: cannot read {field!r} as a number")
        """),
    Case(
        name="damaged-archive", category="data", python="own", packages=("numpy",),
        reason="the compressed input is not a gzip file",
        type="BadGzipFile", message="Not a gzipped file", evidence="BadGzipFile:",
        files={"spectra.txt.gz": "<html><body>404 Not Found</body></html>\n"},
        program="""
            import gzip
            import numpy as np
            print("unpacking spectra.txt.gz", flush=True)
            with gzip.open("spectra.txt.gz", "rt") as spectra:
                print(np.loadtxt(spectra).shape)
        """),
    Case(
        name="damaged-parquet", category="data", python="pymc5", packages=("pandas", "pyarrow"),
        reason="the input is not a whole Parquet file",
        type="ArrowInvalid", message="Parquet", evidence="ArrowInvalid:",
        files={"panel.parquet": "PAR1 and then nothing that could be a footer\n"},
        program="""
            import pandas as pd
            print("reading panel.parquet")
            panel = pd.read_parquet("panel.parquet")
        """),
    Case(
        name="truncated-hdf5", category="data", python="pymc5", packages=("h5py", "numpy"),
        reason="the HDF5 file of the input is cut off",
        type="OSError", message="truncated file", evidence="OSError:",
        program="""
            import h5py
            import numpy as np
            with h5py.File("maps.h5", "w") as file:
                file["temperature"] = np.ones((200, 200))
            with open("maps.h5", "r+b") as file:
                file.truncate(20_000)
            print("opening maps.h5", flush=True)
            with h5py.File("maps.h5") as file:
                print(file["temperature"][:].mean())
        """),
    Case(
        name="input-may-not-be-read", category="data", python="pymc5", packages=(),
        reason="the input file may not be read by this user",
        doubt="the file is there and good, but not readable; nearest to an input that is not found",
        type="PermissionError", message="Permission denied: 'secret.csv'", evidence="PermissionError:",
        command="echo x > secret.csv; chown 1000 secret.csv; chmod 600 secret.csv; exec setpriv --bounding-set=-dac_override,-dac_read_search --inh-caps=-dac_override,-dac_read_search {python} train.py",
        program="""
            print("reading secret.csv")
            print(open("secret.csv").read())
        """),
    Case(
        name="bad-date", category="data", python="own", packages=("pandas",),
        reason="a date of the input has a month 13",
        type="ValueError", message="2024-13-02", evidence="2024-13-02",
        files={"daily.csv": "date,flow\n2024-12-31,4.1\n2024-13-02,3.9\n"},
        program="""
            import pandas as pd
            frame = pd.read_csv("daily.csv")
            frame["date"] = pd.to_datetime(frame["date"], format="%Y-%m-%d")
            print(frame)
        """),
    Case(
        name="bad-initial-energy-from-a-feed", category="data", python="pymc5", packages=("pymc", "numpy"),
        reason="the data are refreshed from a feed between draws, and the second batch holds a NaN; PyMC finds it as a bad initial energy",
        doubt="PyMC's words name the energy, the program's own line before it names the NaN",
        type="SamplingError", message="Bad initial energy", evidence="SamplingError: Bad initial energy",
        program="""
            import numpy as np
            import pymc as pm

            rng = np.random.default_rng(8)
            batches = [rng.normal(size=30), np.append(rng.normal(size=29), np.nan)]
            with pm.Model() as model:
                x = pm.Data("x", batches[0])
                mu = pm.Normal("mu", 0, 1)
                pm.Potential("fit", -0.5 * ((x - mu) ** 2).sum())

                def refresh(trace, draw):
                    if draw.draw_idx == 150:
                        print("feed: batch 2 has 1 value that is not a number", flush=True)
                        pm.set_data({"x": batches[1]}, model=model)

                pm.sample(300, tune=100, chains=1, cores=1, callback=refresh, progressbar=False)
        """),
    Case(
        name="joblib-worker-reads-a-broken-file", category="data", python="own", packages=("joblib", "pandas"),
        reason="one of the four input files, read in worker processes, has a broken row",
        type="ParserError", message="Expected 2 fields in line 3, saw 3", evidence="ParserError:",
        program="""
            import pandas as pd
            from joblib import Parallel, delayed
            for part in range(4):
                with open(f"part{part}.csv", "w") as file:
                    file.write("x,y\\n1,2\\n" + ("3,4,5\\n" if part == 2 else "3,4\\n"))
            frames = Parallel(n_jobs=2)(delayed(pd.read_csv)(f"part{part}.csv") for part in range(4))
            print(pd.concat(frames).shape)
        """),
    Case(
        name="cmdstanpy-variable-missing", category="data", python="own", packages=("cmdstanpy", "prophet", "numpy"),
        reason="the data have no variable 'tau'; CmdStanPy passes on what CmdStan says",
        type="RuntimeError", message="variable does not exist; processing stage=data initialization; variable name=tau",
        evidence="variable does not exist", first=True,
        command="export STAN_EXE={cmdstan}; exec {python} train.py",
        program=PROPHET + """
import os
import cmdstanpy
del data["tau"]
model = cmdstanpy.CmdStanModel(exe_file=os.environ["STAN_EXE"])
model.sample(data=data, chains=2, parallel_chains=1, iter_sampling=100, show_progress=False)
"""),
    Case(
        name="missing-column-after-a-handled-memory-error", category="data", python="own", packages=("pandas", "numpy"),
        reason="a MemoryError of the cache is handled, and then a column is missing from the data",
        type="KeyError", message="'exposure'", evidence="KeyError: 'exposure'",
        files={"claims.csv": "policy,claims\n1,0\n2,1\n"},
        program="""
            import logging
            import numpy as np, pandas as pd
            logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
            try:
                cache = np.empty(2**44)
            except MemoryError as error:
                logging.warning("no memory for the cache (%s): going on without it", error)
            claims = pd.read_csv("claims.csv")
            logging.info("%d policies", len(claims))
            print((claims["claims"] / claims["exposure"]).mean())
        """),
    Case(
        name="pystan-too-few-values", category="data", python="own", packages=("pystan", "httpstan"),
        reason="the data file says N = 5 and gives 4 values of y",
        type="RuntimeError", message="mismatch in dimension declared and found in context; processing stage=data initialization; variable name=y",
        evidence="RuntimeError: Error calling get_param_names",
        files={"data.json": "{\"N\": 5, \"y\": [1.0, 2.0, 3.0, 4.0]}\n"},
        program="""
            import json
            import stan
            program = "data { int<lower=0> N; vector[N] y; } parameters { real mu; } model { y ~ normal(mu, 1); }"
            posterior = stan.build(program, data=json.load(open("data.json")), random_seed=1)
            print(posterior.sample(num_chains=4, num_samples=100))
        """),
]
