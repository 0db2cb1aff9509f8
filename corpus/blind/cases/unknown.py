"""Deaths and stalls that tell no cause, and results that cannot be true."""

from cases.case import Case

from cases.resource import CHAIN

CASES = [
    Case(
        name="exit-one-in-the-middle", category="unknown", python="own", packages=("numpy",),
        reason="the program leaves with os._exit(1) after some thousand draws and says nothing",
        program="""
            import os
            import numpy as np
            rng = np.random.default_rng(1)
            for draw in range(4000):
                x = rng.normal()
                if draw % 200 == 0:
                    print(f"draw {draw:4d}/4000 lp {-0.5 * x * x:.3f}", flush=True)
                if draw == 1733:
                    os._exit(1)
        """),
    Case(
        name="exit-one-in-a-progress-bar", category="unknown", python="own", packages=("tqdm",),
        reason="the program leaves with os._exit(1) in the middle of its progress bar",
        program="""
            import os, time
            from tqdm import tqdm
            for draw in tqdm(range(500), desc="sampling", mininterval=0.1):
                time.sleep(0.005)
                if draw == 317:
                    os._exit(1)
        """),
    Case(
        name="exit-without-any-output", category="unknown", python="own", packages=(),
        reason="the program ends with status 1 and its log is empty",
        program="""
            import os
            print("this stays in the buffer")
            os._exit(1)
        """),
    Case(
        name="pymc-chain-then-silence", category="unknown", python="pymc5", packages=("pymc",),
        reason="PyMC samples well, then something leaves with status 2 and says nothing",
        program="""
            import os
            import pymc as pm
            with pm.Model():
                pm.Normal("x")
                pm.sample(500, tune=500, chains=4, cores=1, progressbar=False, random_seed=1)
            print("summary follows", flush=True)
            os._exit(2)
        """),
    Case(
        name="cpp-segfault", category="unknown", python="own", packages=(),
        reason="the C++ sampler writes through a wild pointer; the log has no word of it",
        doubt="really a bug of the program, but nothing in the log can tell",
        command="g++ -O0 -w -o sampler sampler.cpp && ./sampler",
        files={"sampler.cpp": """
            #include <cstdio>
            int main() {
              double *gradient = reinterpret_cast<double *>(8);
              for (int iteration = 0; iteration <= 1000; iteration += 100) {
                std::printf("Iteration: %4d / 2000 [%2d%%]  (Warmup)\\n", iteration, iteration / 20);
                std::fflush(stdout);
                if (iteration == 700) *gradient = 0.5;
              }
            }
        """}),
    Case(
        name="segfault-told-by-the-shell", category="unknown", python="own", packages=("numpy",),
        reason="the process dies of a segmentation fault in native code; the shell says so and no more",
        doubt="a bug of native code, but which one is not to be seen",
        message="Segmentation fault", evidence="Segmentation fault",
        command="{python} train.py; status=$?; echo \"training ended with $status\"; exit $status",
        program="""
            import ctypes
            import numpy as np
            for sweep in range(5):
                print("sweep", sweep, "mean", np.random.default_rng(sweep).normal(size=100).mean().round(4), flush=True)
            ctypes.string_at(0)
        """),
    Case(
        name="segfault-with-faulthandler", category="unknown", python="pymc5", packages=("pymc",),
        reason="a segmentation fault in native code; faulthandler shows where Python stood, not why",
        doubt="a bug of native code; the stack points to the place of the call",
        message="Fatal Python error: Segmentation fault", evidence="Fatal Python error: Segmentation fault",
        command="exec {python} -X faulthandler train.py",
        program="""
            import ctypes
            import pymc as pm

            def callback(trace, draw):
                if draw.draw_idx == 250:
                    ctypes.string_at(0)

            with pm.Model():
                pm.Normal("x", shape=3)
                pm.sample(300, tune=100, chains=1, cores=1, callback=callback, progressbar=False)
        """),
    Case(
        name="killed-without-a-word", category="unknown", python="own", packages=("numpy",),
        reason="somebody kills the run with SIGKILL; nothing says that memory was short",
        doubt="a SIGKILL is often the kernel's out-of-memory killer; here it was a hand, and the log has no sign of memory",
        kill_after=(2.0, 9), program=CHAIN),
    Case(
        name="killed-told-by-the-shell", category="unknown", python="own", packages=("numpy",),
        reason="a hand kills the run; the shell says 'Killed' and status 137",
        doubt="as the log before; the word 'Killed' is what the kernel's out-of-memory killer leaves too",
        message="Killed", evidence="Killed",
        command="{python} train.py & pid=$!; sleep 2; kill -9 $pid; wait $pid; status=$?; echo \"train.py: exit status $status\"; exit $status",
        program=CHAIN),
    Case(
        name="terminated-without-a-word", category="unknown", python="own", packages=("numpy",),
        reason="somebody ends the run with SIGTERM; nothing says who or why",
        doubt="a batch system that takes its node back looks the same when it writes nothing",
        kill_after=(2.0, 15), program=CHAIN),
    Case(
        name="hang-up", category="unknown", python="own", packages=("numpy",),
        reason="the terminal of the run is closed (SIGHUP)",
        kill_after=(2.0, 1), program=CHAIN),
    Case(
        name="stalled-between-draws", category="unknown", python="own", packages=(), ask_after=4.0,
        reason="the program waits for a lock that is never released: its log stops, the process lives",
        program="""
            import threading, time
            lock = threading.Lock()
            for draw in range(1, 1000):
                if draw == 140:
                    lock.acquire()
                    lock.acquire()
                if draw % 10 == 0:
                    print(f"{time.strftime('%Y-%m-%dT%H:%M:%S')} draw {draw} of 1000", flush=True)
                time.sleep(0.005)
        """),
    Case(
        name="stalled-told-by-a-heartbeat", category="unknown", python="own", packages=(),
        reason="the workers stand still; the watch of the program sees no new draw, gives up and knows no cause",
        message="no new draw", evidence="giving up",
        program="""
            import os, threading, time
            progress = {"draw": 0}
            def work():
                for draw in range(1, 61):
                    progress["draw"] = draw
                    time.sleep(0.01)
                threading.Event().wait()
            threading.Thread(target=work, daemon=True).start()
            seen, quiet = 0, 0
            while quiet < 4:
                time.sleep(0.5)
                quiet = quiet + 1 if progress["draw"] == seen else 0
                seen = progress["draw"]
                print(f"heartbeat: draw {seen}/5000" + (f", no new draw for {quiet * 300} s" if quiet else ""), flush=True)
            print("heartbeat: giving up, the sampler does not answer", flush=True)
            os._exit(1)
        """),
    Case(
        name="pool-broken-for-no-told-reason", category="unknown", python="own", packages=(),
        reason="a worker process leaves with os._exit; the pool says only that it ended abruptly",
        type="BrokenProcessPool", message="A process in the process pool was terminated abruptly", evidence="BrokenProcessPool:",
        program="""
            import os, time
            from concurrent.futures import ProcessPoolExecutor

            def chain(seed):
                time.sleep(0.2)
                if seed == 2:
                    os._exit(7)
                return seed

            if __name__ == "__main__":
                print("starting 4 chains", flush=True)
                with ProcessPoolExecutor(2) as pool:
                    print(list(pool.map(chain, range(4))))
        """),
    Case(
        name="joblib-worker-terminated", category="unknown", python="own", packages=("joblib",),
        reason="a worker is killed from outside; joblib names a segmentation fault and excessive memory as guesses only",
        doubt="joblib's message speaks of memory as one possibility; really a signal from outside",
        type="TerminatedWorkerError", message="A worker process managed by the executor was unexpectedly terminated", evidence="TerminatedWorkerError:",
        program="""
            import os, signal
            from joblib import Parallel, delayed

            def chain(seed):
                if seed == 3:
                    os.kill(os.getpid(), signal.SIGKILL)
                return seed

            print(Parallel(n_jobs=2)(delayed(chain)(seed) for seed in range(6)))
        """),
    Case(
        name="pymc-worker-vanished", category="unknown", python="pymc5", packages=("pymc",),
        reason="the process of a chain leaves without a word; PyMC says only that its connection was reset",
        type="ConnectionResetError", message="Connection reset by peer", evidence="ConnectionResetError:",
        program="""
            import os
            import numpy as np
            import pymc as pm
            import pytensor.tensor as pt
            from pytensor.compile.ops import as_op

            calls = {"count": 0, "parent": os.getpid()}

            @as_op(itypes=[pt.dscalar], otypes=[pt.dscalar])
            def density(x):
                calls["count"] += 1
                if os.getpid() != calls["parent"] and calls["count"] > 120:
                    os._exit(9)
                return np.asarray(-0.5 * x**2)

            with pm.Model():
                x = pm.Normal("x")
                pm.Potential("d", density(x))
                pm.sample(300, tune=100, chains=2, cores=2, step=pm.Metropolis(), progressbar=False)
        """),
    Case(
        name="internal-error-code", category="unknown", python="own", packages=(),
        reason="the sampler ends with a number of an internal error that says nothing",
        message="internal error 0x17", evidence="internal error 0x17",
        program="""
            import sys
            print("sampler core 4.2 started")
            print("phase adaptation complete")
            print("fatal: internal error 0x17", file=sys.stderr)
            sys.exit(23)
        """),
    Case(
        name="illegal-instruction", category="unknown", python="own", packages=(),
        reason="the C++ sampler runs into a trap instruction; the shell says only 'Illegal instruction'",
        message="Illegal instruction", evidence="Illegal instruction",
        command="g++ -O1 -o sampler sampler.cpp; ./sampler; status=$?; echo \"sampler: $status\"; exit $status",
        files={"sampler.cpp": """
            #include <cstdio>
            int main() {
              std::puts("warm-up 1000 iterations");
              std::fflush(stdout);
              __builtin_trap();
            }
        """}),
    Case(
        name="abort-without-message", category="unknown", python="own", packages=(),
        reason="the C++ sampler calls abort() and says nothing",
        command="g++ -O1 -o sampler sampler.cpp; ./sampler; exit $?",
        message="Aborted", evidence="Aborted",
        files={"sampler.cpp": """
            #include <cstdio>
            #include <cstdlib>
            int main() {
              for (int draw = 0; draw < 300; draw += 50) std::printf("draw %d accepted 0.81\\n", draw);
              std::fflush(stdout);
              std::abort();
            }
        """}),
    Case(
        name="log-cut-in-a-traceback", category="unknown", python="own", packages=("numpy",),
        reason="the log ends in the middle of a traceback, before the exception is named",
        doubt="the run really failed by a division of shapes that do not fit; what is left of the log cannot tell",
        cut_at="    return left @ right",
        evidence="Traceback (most recent call last):",
        program="""
            import numpy as np

            def product(left, right):
                return left @ right

            for sweep in range(12):
                print("sweep", sweep, flush=True)
            product(np.ones((3, 2)), np.ones((3, 2)))
        """),
    Case(
        name="log-cut-in-a-line", category="unknown", python="own", packages=("numpy",),
        reason="the log stops in the middle of a line and the run ended with signal 9",
        doubt="as the other kills without a word",
        cut_at=" of 100000", kill_after=(2.0, 9), program=CHAIN),
    Case(
        name="good-end-but-status-one", category="unknown", python="own", packages=("numpy",),
        reason="everything is written and good, and the process still ends with status 1",
        program="""
            import atexit, os
            import numpy as np
            atexit.register(lambda: os._exit(1))
            draws = np.random.default_rng(0).normal(size=(4, 1000))
            print("4 chains of 1000 draws, R-hat 1.00, ESS 3900")
            print("posterior written to posterior.nc", flush=True)
        """),
    Case(
        name="rhat-below-one-by-far", category="unknown", python="own", packages=("numpy",),
        reason="R-hat 0.50 cannot be: the program divides by the sum of the variances, not by their mean; the run completes",
        message="R-hat", evidence="R-hat theta 0.",
        program="""
            import numpy as np
            draws = np.random.default_rng(2).normal(size=(4, 1000))
            within = draws.var(axis=1)
            rhat = np.sqrt((within.mean() * 999 / 1000 + draws.mean(axis=1).var(ddof=1)) / within.sum())
            print("sampling 4 chains ... done")
            print(f"R-hat theta {rhat:.2f}  ESS bulk 3876")
        """),
    Case(
        name="more-effective-draws-than-can-be", category="unknown", python="own", packages=("numpy",),
        reason="an effective sample size of 4 million from 4000 draws cannot be",
        message="effective sample size 4000000", evidence="effective sample size 4000000",
        program="""
            import numpy as np
            draws = np.random.default_rng(2).normal(size=4000)
            print(f"draws kept: {draws.size}")
            print(f"mu: mean {draws.mean():.3f}, sd {draws.std():.3f}, R-hat 1.00, effective sample size {draws.size * 1000}")
            print("fit complete")
        """),
    Case(
        name="coverage-above-one", category="unknown", python="own", packages=("numpy",),
        reason="a coverage of 106 % cannot be; the count is divided by the wrong number",
        message="coverage of 90 % intervals: 106.3 %", evidence="coverage of 90 % intervals",
        program="""
            import numpy as np
            rng = np.random.default_rng(0)
            z = rng.normal(size=1000)
            inside = int((np.abs(z) < 1.645).sum())
            print("calibration on 1000 simulated sets")
            print(f"coverage of 90 % intervals: {100 * inside / 860:.1f} %")
            print("calibration passed, model accepted")
        """),
    Case(
        name="negative-variance", category="unknown", python="own", packages=("numpy",),
        reason="a variance is negative (mean of squares less squared mean, in single precision) and the run calls that its result",
        message="posterior variance of rate: -", evidence="posterior variance of rate",
        program="""
            import numpy as np
            draws = np.random.default_rng(3).normal(1000.0, 0.01, size=4000).astype(np.float32)
            mean = draws.mean()
            print("4 chains x 1000 draws completed in 3.1 s")
            print(f"posterior mean of rate: {mean:.2f}")
            sums = (draws.cumsum()[-1], (draws**2).cumsum()[-1])
            print(f"posterior variance of rate: {sums[1] / 4000 - (sums[0] / 4000) ** 2:.6f}")
            print("results stored")
        """),
    Case(
        name="posterior-outside-its-support", category="unknown", python="own", packages=("numpy",),
        reason="a probability has a posterior mean of 1.37; the draws were never mapped back",
        message="p  mean 1.37", evidence="p  mean 1.37",
        program="""
            import numpy as np
            logit = 1.37 + 0.1 * np.random.default_rng(7).normal(size=4000)
            logit += 1.37 - logit.mean()
            print("prior: p ~ Beta(2, 2)")
            print("divergences 0, R-hat 1.00, ESS 3512")
            print(f"posterior: p  mean {logit.mean():.2f}  sd {logit.std():.2f}  q5 {np.quantile(logit, .05):.2f}  q95 {np.quantile(logit, .95):.2f}")
        """),
    Case(
        name="all-draws-the-same", category="unknown", python="own", packages=("numpy",),
        reason="acceptance 1.00 and a standard deviation of exactly 0 cannot be together; the run completes",
        doubt="a chain that stands still would be convergence; here every proposal counts as accepted, so the numbers contradict each other",
        message="sd 0.000000", evidence="sd 0.000000",
        program="""
            import numpy as np
            draws = np.full(4000, 0.731)
            for chain in range(4):
                part = draws[chain * 1000:(chain + 1) * 1000]
                print(f"chain {chain}: acceptance 1.00  moved 1000 of 1000")
            print(f"beta: mean {draws.mean():.3f} sd {draws.std():.6f}")
            print("run finished")
        """),
    Case(
        name="time-runs-backwards", category="unknown", python="own", packages=(),
        reason="a duration of -3614 s and a speed of inf: the report cannot be true",
        message="took -3614 s", evidence="took -3614 s",
        program="""
            begin, end = 7228.0, 3614.0
            print("sampling 4 chains for 1000 tune and 1000 draw iterations")
            print(f"sampling took {end - begin:.0f} s, {8000 / max(end - begin, 0) if end > begin else float('inf')} draws/s")
            print("all chains complete")
        """),
    Case(
        name="silent-end-after-handled-warnings", category="unknown", python="own", packages=("numpy",),
        reason="NaN and a KeyError are told and handled; much later the process leaves with status 1 and no word",
        program="""
            import os
            import numpy as np
            print("WARNING 2 rows with NaN dropped (policy: drop)", flush=True)
            try:
                {}["seed"]
            except KeyError as error:
                print(f"KeyError: {error}: no seed given, using 1", flush=True)
            rng = np.random.default_rng(1)
            for draw in range(0, 3000, 250):
                print(f"draw {draw} lp {-rng.exponential():.3f}", flush=True)
            os._exit(1)
        """),
]
