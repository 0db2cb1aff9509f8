"""Failures of the machine: memory, disk, time, and being sent away."""

from cases.case import Case

CHAIN = """
import sys
import time

import numpy as np

rng = np.random.default_rng(17)
x, kept = 0.0, []
for step in range(1, 100_001):
    proposal = x + rng.normal()
    if np.log(rng.uniform()) < 0.5 * (x**2 - proposal**2):
        x = proposal
    kept.append(x)
    if step % 20 == 0:
        print(f"{time.strftime('%H:%M:%S')} draw {step:6d} of 100000  mean {np.mean(kept):+.4f}", flush=True)
        time.sleep(0.2)
"""
"""A long and healthy run that something from outside has to end."""

GUARD = """
import os
import signal
import subprocess
import sys
import time

LIMIT = 400  # megabytes
child = subprocess.Popen(sys.argv[1:])
page = os.sysconf("SC_PAGE_SIZE")
while child.poll() is None:
    used = int(open(f"/proc/{child.pid}/statm").read().split()[1]) * page // 2**20
    if used > LIMIT:
        print(f"memguard: process {child.pid} uses {used} MB, more than the {LIMIT} MB of this job; killing it", flush=True)
        child.send_signal(signal.SIGKILL)
        child.wait()
        sys.exit(137)
    time.sleep(0.02)
sys.exit(child.returncode)
"""
"""Ends a program that takes too much memory, as a batch system does."""

CASES = [
    Case(
        name="numpy-array-too-large", category="resource", python="own", packages=("numpy",),
        reason="an array of 298 GiB does not fit into the memory",
        type="numpy._core._exceptions._ArrayMemoryError", message="Unable to allocate 298. GiB for an array", evidence="_ArrayMemoryError:",
        program="""
            import numpy as np
            print("covariance of 200000 points")
            points = np.zeros(200_000)
            covariance = np.exp(-0.5 * (points[:, None] - points[None, :]) ** 2)
            print(np.linalg.cholesky(covariance).shape)
        """),
    Case(
        name="memory-error-under-a-limit", category="resource", python="own", packages=(),
        reason="the program grows a list until the address space that the job may use is full",
        type="MemoryError", evidence="MemoryError",
        command="ulimit -v 500000; exec {python} -u train.py",
        program="""
            draws = []
            for sweep in range(1, 100_000):
                draws.append([0.5 * sweep] * 200_000)
                if sweep % 20 == 0:
                    print(f"sweep {sweep}: {len(draws)} blocks kept")
        """),
    Case(
        name="pymc-trace-too-large", category="resource", python="pymc5", packages=("pymc", "numpy"),
        reason="the trace of all draws of a wide parameter does not fit into the memory",
        type="_ArrayMemoryError", message="Unable to allocate", evidence="Unable to allocate",
        program="""
            import pymc as pm
            with pm.Model():
                pm.Normal("field", 0, 1, shape=500_000)
                pm.sample(draws=1_000_000, tune=10, chains=2, cores=1, progressbar=False)
        """),
    Case(
        name="cpp-bad-alloc", category="resource", python="own", packages=(),
        reason="the C++ sampler asks for more memory than its limit gives",
        type="std::bad_alloc", message="std::bad_alloc", evidence="std::bad_alloc", first=True,
        command="g++ -O1 -o sampler sampler.cpp && ulimit -v 300000 && ./sampler",
        files={"sampler.cpp": """
            #include <iostream>
            #include <vector>
            int main() {
              std::vector<std::vector<double>> draws;
              for (int iteration = 0; iteration < 1000000; ++iteration) {
                draws.emplace_back(100000, 1.5);
                if (iteration % 100 == 0) std::cout << "Iteration " << iteration << " of 1000000" << std::endl;
              }
            }
        """}),
    Case(
        name="xla-resource-exhausted", category="resource", python="own", packages=("jax",),
        reason="XLA cannot get 640 GB for one array",
        type="jax.errors.JaxRuntimeError", message="RESOURCE_EXHAUSTED: Out of memory allocating", evidence="RESOURCE_EXHAUSTED",
        program="""
            import jax, jax.numpy as jnp
            print("devices:", jax.devices(), flush=True)
            kernel = jnp.ones((400_000, 400_000))
            print(jnp.linalg.cholesky(kernel).shape)
        """),
    Case(
        name="numpyro-out-of-memory", category="resource", python="own", packages=("numpyro", "jax"),
        reason="XLA cannot get the memory for all draws of a wide parameter",
        type="JaxRuntimeError", message="RESOURCE_EXHAUSTED", evidence="RESOURCE_EXHAUSTED",
        program="""
            import jax, numpyro, numpyro.distributions as dist
            from numpyro.infer import MCMC, NUTS

            def model():
                numpyro.sample("w", dist.Normal(0, 1).expand([100_000]))

            mcmc = MCMC(NUTS(model), num_warmup=10, num_samples=2_000_000, progress_bar=False)
            print("2000000 draws of 100000 weights", flush=True)
            mcmc.run(jax.random.PRNGKey(0))
        """),
    Case(
        name="polars-allocation-failed", category="resource", python="own", packages=("polars",),
        reason="an allocation of polars fails under the memory limit, and its runtime aborts",
        message="memory allocation of", evidence="memory allocation of",
        command="ulimit -v 1500000; exec {python} train.py",
        environment={"POLARS_MAX_THREADS": "1", "RUST_BACKTRACE": "0"},
        program="""
            import polars as pl
            print("expanding the panel to one row per draw", flush=True)
            panel = pl.select(pl.repeat(1.0, 200_000_000)).to_series()
            print(panel.sum())
        """),
    Case(
        name="disk-full-while-saving", category="resource", python="own", packages=("numpy",), privileged=True,
        reason="the disk of the checkpoints is full",
        type="OSError", message="No space left on device", evidence="OSError:",
        command="mkdir checkpoints && mount -t tmpfs -o size=600k tmpfs checkpoints && exec {python} -u train.py",
        program="""
            import numpy as np
            for step in range(1, 20):
                draws = np.random.default_rng(step).normal(size=20_000)
                with open(f"checkpoints/step{step}.bin", "wb") as file:
                    file.write(draws.tobytes())
                print(f"saved checkpoints/step{step}.bin")
        """),
    Case(
        name="disk-full-numpy-save", category="resource", python="pymc5", packages=("numpy",), privileged=True,
        reason="the disk is full; NumPy only says how many bytes it could write",
        type="OSError", evidence="OSError:", message="requested and",
        command="mkdir out && mount -t tmpfs -o size=300k tmpfs out && {python} train.py; status=$?; df -h --output=size,used,avail out | tail -1; exit $status",
        program="""
            import numpy as np
            print("chain 0 finished, saving draws", flush=True)
            np.save("out/draws.npy", np.zeros((1000, 100)))
        """),
    Case(
        name="disk-full-sqlite", category="resource", python="own", packages=(), privileged=True,
        reason="the SQLite trace grows until its disk is full",
        type="sqlite3.OperationalError", message="database or disk is full", evidence="OperationalError:",
        command="mkdir trace && mount -t tmpfs -o size=400k tmpfs trace && exec {python} train.py",
        program="""
            import sqlite3
            trace = sqlite3.connect("trace/chain.sqlite")
            trace.execute("create table draw (step integer, value blob)")
            for step in range(1000):
                with trace:
                    trace.execute("insert into draw values (?, ?)", (step, bytes(8000)))
                if step % 10 == 0:
                    print("step", step, "stored")
        """),
    Case(
        name="disk-full-then-clean-up-fails", category="resource", python="own", packages=(), privileged=True,
        reason="the disk is full; the exception seen last comes from the clean-up, which removes a file that was never there",
        type="OSError", message="No space left on device", evidence="OSError: [Errno 28]",
        command="mkdir out && mount -t tmpfs -o size=100k tmpfs out && exec {python} train.py",
        program="""
            import os

            def save(path, content):
                try:
                    with open(path + ".part", "wb") as file:
                        file.write(content)
                except OSError:
                    os.remove(path + ".tmp")
                    raise
                os.rename(path + ".part", path)

            print("writing posterior of 300 kB")
            save("out/posterior", bytes(300_000))
        """),
    Case(
        name="disk-full-cmdstan-style-cpp", category="resource", python="own", packages=(), privileged=True,
        reason="a C++ program sees that its output stream failed since the disk is full",
        message="No space left on device", evidence="No space left on device",
        command="g++ -O1 -o sampler sampler.cpp && mkdir out && mount -t tmpfs -o size=64k tmpfs out && ./sampler",
        files={"sampler.cpp": """
            #include <cerrno>
            #include <cstdio>
            #include <cstring>
            int main() {
              std::FILE *file = std::fopen("out/chain_1.csv", "w");
              for (int draw = 1; draw <= 100000; ++draw) {
                if (std::fprintf(file, "%d,%f,%f,%f\\n", draw, 0.1, 0.2, 0.3) < 0 || std::fflush(file) != 0) {
                  std::fprintf(stderr, "chain 1: cannot write draw %d: %s\\n", draw, std::strerror(errno));
                  return 74;
                }
                if (draw % 500 == 0) std::printf("Chain [1] Iteration: %6d / 100000 [%3d%%]  (Sampling)\\n", draw, draw / 1000);
              }
            }
        """}),
    Case(
        name="file-size-limit", category="resource", python="own", packages=("numpy",),
        reason="the job may not write files larger than 100 kB",
        type="OSError", message="File too large", evidence="OSError: [Errno 27]",
        command="ulimit -f 100; exec {python} train.py",
        program="""
            import numpy as np
            np.random.default_rng(0).normal(size=1_000_000)
            print("writing warm-up.bin")
            with open("warm-up.bin", "wb") as file:
                file.write(bytes(1_000_000))
        """),
    Case(
        name="timeout-command", category="resource", python="own", packages=("numpy",),
        reason="the time that the job script gives (timeout 3) is over",
        message="timeout: sending signal TERM", evidence="timeout: sending signal TERM",
        command="timeout --verbose 3 {python} train.py", program=CHAIN),
    Case(
        name="time-limit-told-by-the-script", category="resource", python="own", packages=("numpy",),
        reason="the wrapper ends the run at its time limit and says so",
        message="time limit of 3 s reached", evidence="time limit of 3 s reached",
        command="timeout 3 {python} train.py; status=$?; [ $status = 124 ] && echo \"run.sh: time limit of 3 s reached, training stopped\"; exit $status",
        program=CHAIN),
    Case(
        name="cpu-time-limit", category="resource", python="own", packages=(),
        reason="the job has used its CPU time (ulimit -t)",
        message="CPU time limit exceeded", evidence="CPU time limit exceeded",
        command="ulimit -S -t 2; {python} -u train.py; status=$?; echo \"status $status\"; exit $status",
        program="""
            total = 0.0
            for sweep in range(1, 1000):
                total += sum(0.5 * k for k in range(1_000_000))
                print("sweep", sweep, "log density", -total)
        """),
    Case(
        name="own-time-budget", category="resource", python="own", packages=("numpy",),
        reason="the program stops itself as its wall-clock budget is used up, long before all draws are there",
        message="wall-clock budget of 2 s is used up", evidence="wall-clock budget",
        program="""
            import sys, time
            import numpy as np
            start, rng = time.monotonic(), np.random.default_rng(6)
            for draw in range(4000):
                time.sleep(0.01)
                if draw % 50 == 0:
                    print(f"draw {draw}/4000, {time.monotonic() - start:.1f} s")
                if time.monotonic() - start > 2:
                    print(f"FATAL wall-clock budget of 2 s is used up after {draw} of 4000 draws; leaving")
                    sys.exit(75)
        """),
    Case(
        name="preempted-with-a-checkpoint", category="resource", python="own", packages=("numpy",),
        reason="the node is reclaimed: SIGTERM, the program saves and leaves",
        message="spot instance is being reclaimed", evidence="spot instance is being reclaimed",
        kill_after=(2.5, 15),
        program="""
            import signal, sys
            def leave(number, frame):
                print(f"received signal {number}: spot instance is being reclaimed (preemption notice)", flush=True)
                print("checkpoint saved to checkpoints/latest.npz", flush=True)
                sys.exit(143)
            signal.signal(signal.SIGTERM, leave)
        """ + CHAIN.replace("\n", "\n            ")),
    Case(
        name="killed-by-a-memory-guard", category="resource", python="own", packages=("numpy",),
        reason="the guard of the job kills the program as it uses more than its memory",
        message="more than the 400 MB of this job; killing it", evidence="memguard:",
        command="exec {python} guard.py {python} -u train.py", files={"guard.py": GUARD},
        program="""
            import time
            import numpy as np
            kept = []
            for step in range(1000):
                kept.append(np.ones(1_000_000))
                if step % 10 == 0:
                    print(f"step {step}: {len(kept)} states kept")
                time.sleep(0.02)
        """),
    Case(
        name="process-pool-broken-by-memory", category="resource", python="own", packages=(),
        reason="a worker process is killed by the guard of its memory, and the pool breaks",
        type="BrokenProcessPool", message="terminated abruptly", evidence="worker guard: resident memory",
        program="""
            import os, resource, signal, threading, time
            from concurrent.futures import ProcessPoolExecutor

            def watch(limit):
                while True:
                    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
                    if used > limit:
                        print(f"worker guard: resident memory {used} MB exceeds {limit} MB, SIGKILL", flush=True)
                        os.kill(os.getpid(), signal.SIGKILL)
                    time.sleep(0.01)

            def chain(seed):
                threading.Thread(target=watch, args=(150,), daemon=True).start()
                kept = []
                for _ in range(1000):
                    kept.append(bytearray(2_000_000))
                    time.sleep(0.005)
                return seed

            if __name__ == "__main__":
                with ProcessPoolExecutor(2) as pool:
                    print(list(pool.map(chain, range(4))))
        """),
    Case(
        name="too-many-open-files", category="resource", python="own", packages=(),
        reason="the job may open 64 files and its program opens one per chain and block",
        doubt="the limit is the machine's, but the program never closes its files",
        type="OSError", message="Too many open files", evidence="OSError:",
        command="ulimit -n 64; exec {python} train.py",
        program="""
            files = []
            for block in range(200):
                files.append(open(f"block-{block}.csv", "w"))
            print(len(files))
        """),
    Case(
        name="no-new-thread", category="resource", python="own", packages=(),
        reason="no memory for the stack of one more thread under the limit of the job",
        type="RuntimeError", message="can't start new thread", evidence="RuntimeError: can't start new thread",
        command="ulimit -v 400000; exec {python} train.py",
        program="""
            import threading, time
            def chain(number):
                time.sleep(1)
            print("starting 500 tempered chains")
            for number in range(500):
                threading.Thread(target=chain, args=(number,), daemon=True).start()
        """),
    Case(
        name="bus-error-on-a-full-shared-memory", category="resource", python="own", packages=("numpy",), privileged=True,
        reason="the small shared memory is full and a write into a mapped file ends in a bus error",
        doubt="the bus error alone would be unknown; the program's own line tells that the shared memory is full",
        message="Bus error", evidence="kB free",
        command="mkdir shm && mount -t tmpfs -o size=1m tmpfs shm && {python} train.py; status=$?; echo \"exit $status\"; exit $status",
        program="""
            import os
            import numpy as np
            ring = np.memmap("shm/ring", dtype=float, mode="w+", shape=(1_000_000,))
            for block in range(200):
                free = os.statvfs("shm").f_bavail * os.statvfs("shm").f_frsize // 1024
                print(f"block {block}: shared memory: {free} kB free", flush=True)
                ring[block * 5000:(block + 1) * 5000] = 1.0
        """),
    Case(
        name="slurm-out-of-memory", category="resource", python="own", packages=("numpy",), transcribed=True,
        source="https://github.com/brain-score/vision/pull/950, https://github.com/chrisknewman/tusas/issues/149",
        reason="Slurm's cgroup killed the step for its memory; the run is a real one, the lines of Slurm are in the form of the source",
        message="oom_kill event", evidence="oom_kill event", kill_after=(2, 9), program=CHAIN, exit_status=137,
        append="""
            slurmstepd: error: Detected 1 oom_kill event in StepId=5521870.0. Some of the step tasks have been OOM Killed.
            srun: error: c21n04: task 0: Out Of Memory
        """),
    Case(
        name="slurm-time-limit", category="resource", python="own", packages=("numpy",), transcribed=True,
        source="https://github.com/DataBiosphere/toil/issues/4706, https://github.com/ZettaAI/zetta_utils/issues/671",
        reason="Slurm ended the job at its time limit; the run is a real one, the lines of Slurm are in the form of the source",
        message="DUE TO TIME LIMIT", evidence="DUE TO TIME LIMIT", kill_after=(2, 15), program=CHAIN, signal=15,
        append="""
            slurmstepd: error: *** JOB 5530417 ON c21n11 CANCELLED AT 2024-11-03T04:00:21 DUE TO TIME LIMIT ***
        """),
    Case(
        name="slurm-preemption", category="resource", python="own", packages=("numpy",), transcribed=True,
        source="https://github.com/SystemsGenetics/GEMmaker/pull/242",
        reason="Slurm took the node for another job; the run is a real one, the line of Slurm is in the form of the source",
        message="DUE TO PREEMPTION", evidence="DUE TO PREEMPTION", kill_after=(2, 15), program=CHAIN, exit_status=143,
        append="""
            slurmstepd: error: *** JOB 5530998 ON gpu03 CANCELLED AT 2024-11-04T17:12:09 DUE TO PREEMPTION ***
        """),
    Case(
        name="pbs-walltime", category="resource", python="own", packages=("numpy",), transcribed=True,
        source="https://github.com/marbl/canu/issues/1214",
        reason="PBS ended the job at its walltime; the run is a real one, the line of PBS is in the form of the source",
        message="PBS: job killed: walltime", evidence="PBS: job killed", kill_after=(2, 15), program=CHAIN, signal=15,
        append="""
            =>> PBS: job killed: walltime 43227 exceeded limit 43200
        """),
    Case(
        name="lsf-run-limit", category="resource", python="own", packages=("numpy",), transcribed=True,
        source="https://github.com/marbl/canu/issues/444",
        reason="LSF ended the job at its run limit; the run is a real one, the lines of LSF are in the form of the source",
        message="TERM_RUNLIMIT", evidence="TERM_RUNLIMIT", kill_after=(2, 12), program=CHAIN, exit_status=140,
        append="""

            User defined signal 2
            ------------------------------------------------------------
            TERM_RUNLIMIT: job killed after reaching LSF run time limit.
            Exited with exit code 140.
        """),
    Case(
        name="kernel-oom-killer", category="resource", python="own", packages=("numpy",), transcribed=True,
        source="https://github.com/equinor/ert/issues/7797",
        reason="the kernel's out-of-memory killer ended the process; the run is a real one, the kernel's line is in the form of the source",
        message="Out of memory: Killed process", evidence="Out of memory: Killed process", kill_after=(2, 9), program=CHAIN, signal=9,
        append="""
            Killed
            [842211.503127] Out of memory: Killed process 28114 (python) total-vm:31907744kB, anon-rss:30120480kB, file-rss:0kB, shmem-rss:0kB, UID:1004 pgtables:59620kB oom_score_adj:0
        """),
    Case(
        name="cuda-out-of-memory-torch", category="resource", python="own", packages=("numpy",), transcribed=True,
        source="https://github.com/FoundationVision/GenerateU/issues/10",
        reason="the memory of the GPU is full; the first lines are of a real run, the exception is in the form of the source",
        type="torch.cuda.OutOfMemoryError", message="CUDA out of memory. Tried to allocate", evidence="OutOfMemoryError:",
        kill_after=(1.5, 9), program=CHAIN, exit_status=1,
        append="""
            Traceback (most recent call last):
              File "/home/ada/project/train.py", line 88, in <module>
                mcmc.run(x, y)
              File "/home/ada/project/model.py", line 41, in potential
                kernel = torch.exp(-0.5 * distance / scale**2)
            torch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.31 GiB. GPU 0 has a total capacty of 23.69 GiB of which 1.12 GiB is free. Process 7120 has 22.56 GiB memory in use. Of the allocated memory 21.90 GiB is allocated by PyTorch, and 301.77 MiB is reserved by PyTorch but unallocated.
        """),
    Case(
        name="cuda-out-of-memory-jax", category="resource", python="own", packages=("numpy",), transcribed=True,
        source="https://github.com/jax-ml/jax/issues/27354, https://github.com/patrickbryant1/AFProfile/issues/8",
        reason="XLA cannot get the memory on the GPU; the first lines are of a real run, the exception is in the form of the sources",
        type="jaxlib.xla_extension.XlaRuntimeError", message="RESOURCE_EXHAUSTED: Out of memory while trying to allocate", evidence="XlaRuntimeError: RESOURCE_EXHAUSTED",
        kill_after=(1.5, 9), program=CHAIN, exit_status=1,
        append="""
            2024-10-02 11:40:57.120833: W external/xla/xla/tsl/framework/bfc_allocator.cc:501] Allocator (GPU_0_bfc) ran out of memory trying to allocate 7.45GiB (rounded to 8000000000)requested by op
            Traceback (most recent call last):
              File "/home/ada/project/train.py", line 61, in <module>
                mcmc.run(key, X, y)
            jaxlib.xla_extension.XlaRuntimeError: RESOURCE_EXHAUSTED: Out of memory while trying to allocate 8000000000 bytes.
        """),
    Case(
        name="disk-quota", category="resource", python="own", packages=("numpy",), transcribed=True,
        source="https://github.com/GeoscienceAustralia/dea-notebooks/issues/755",
        reason="the user's quota on the disk is used up; the first lines are of a real run, the exception is in the form of the source",
        type="OSError", message="[Errno 122] Disk quota exceeded", evidence="OSError:",
        kill_after=(1.5, 9), program=CHAIN, exit_status=1,
        append="""
            Traceback (most recent call last):
              File "/home/ada/project/train.py", line 19, in <module>
                save(kept, f"checkpoints/{step}.bin")
              File "/home/ada/project/store.py", line 7, in save
                with open(path, "wb") as file:
            OSError: [Errno 122] Disk quota exceeded: 'checkpoints/4200.bin'
        """),
    Case(
        name="disk-full-after-divergences", category="resource", python="pymc5", packages=("pymc", "arviz"), privileged=True,
        reason="the posterior cannot be stored since the disk is full; the divergences told before did not end the run",
        doubt="the run had divergences too; what ended it is the full disk",
        type="OSError", message="No space left on device", evidence="OSError:",
        command="mkdir results && mount -t tmpfs -o size=64k tmpfs results && exec {python} train.py",
        program="""
            import pymc as pm
            with pm.Model():
                log_scale = pm.Normal("log_scale", 0, 3)
                pm.Normal("x", 0, pm.math.exp(log_scale), shape=9)
                trace = pm.sample(500, tune=300, chains=4, cores=1, random_seed=1, progressbar=False)
            with open("results/x.csv", "w") as file:
                for draw in trace.posterior["x"].values.reshape(-1, 9):
                    file.write(",".join(map(str, draw)) + "\\n")
        """),
    Case(
        name="joblib-worker-memory-error", category="resource", python="own", packages=("joblib", "numpy"),
        reason="an array in a joblib worker does not fit into the memory",
        type="numpy._core._exceptions._ArrayMemoryError", message="Unable to allocate", evidence="_ArrayMemoryError:",
        program="""
            import numpy as np
            from joblib import Parallel, delayed

            def kernel(size):
                points = np.zeros(size)
                return np.exp(-np.subtract.outer(points, points) ** 2).sum()

            print(Parallel(n_jobs=2)(delayed(kernel)(size) for size in (100, 1000, 3_000_000)))
        """),
]
