import RhatchetProtocol

extension LogRules {
    /// For a line outside any traceback: what the system, a batch system, a compiler or a runtime writes about the process.
    static let lines = systemLines + languageLines

    private static let systemLines: [LogRule] = [
        LogRule(
            "kernel_oom",
            .line,
            .resource,
            texts: [
                "out of memory: kill", "memory cgroup out of memory", "oom-kill:constraint", "invoked oom-killer",
                "oom_reaper: reaped process", "oomkilled", "killed by the oom killer", "result 'oom-kill'",
                "killed by oom", "systemd-oomd", "due to memory pressure", "low memory! at or below",
                "oom-killer: kill", "oom killer: kill", "oom: kill",
                "sending sigterm to process",
            ] + (1...9).map { "oom_kill \($0)" },
            unless: [
                "oomkilled\": false", "oomkilled\":false", "oomkilled=false", "oomkilled: false", "oomkilled:false",
                "oomkilled = false", "not oomkilled", "no oom",
            ],
            because: "the kernel ended it to free memory"
        ),
        LogRule(
            "memory_guard",
            .line,
            .resource,
            texts: ["killed by", "ended by", "stopped by", "terminated by"],
            and: ["memory", " oom", " ram ", " rss"],
            unless: ["no ", "none", "not "],
            because: "a guard of the memory ended it"
        ),
        LogRule(
            "slurm_oom",
            .line,
            .resource,
            texts: [
                "oom_kill event", "oom-kill event", "oom kill event", "exceeded job memory limit",
                "exceeded step memory limit", "task 0: out of memory", "out_of_memory", "state=oom",
                "exceeded virtual memory limit",
                "being killed: memory", "term_memlimit", "exceeded memory limit", "mem exceeded limit",
                "exceeded limit mem", "pmem exceeded", "vmem exceeded", "gone over memory limit",
                "exceeded request_memory",
                "gone over cgroup memory limit", "term_swap", "memory budget", "h_vmem", "low on memory",
            ],
            because: "the batch system ended it for using more memory than was asked for"
        ),
        LogRule(
            "batch_limit",
            .line,
            .resource,
            texts: [
                "due to time limit", "killed due to exceeding", "due to preemption", "due to node failure",
                "pbs: job killed: walltime",
                "pbs: job killed: cput", "term_runlimit", "term_cpulimit", "exceeded limit", "walltime limit exceeded",
                "timeout: sending signal", "cpu time limit exceeded", "cputime limit exceeded",
                "file size limit exceeded",
                "term_preempt", "deadlineexceeded", "longer than specified deadline", "reached runtime time limit",
                "exceeded hard wallclock", "exceeds job hard limit", "exceeded wallclock", "time limit exceeded",
                "allowed execute duration", "term_cpulimit", "ephemeral storage usage exceeds", "ephemeral-storage",
                "killed: reached its h_rt", "reached its h_rt", "reached its s_rt", "state=timeout", "state: timeout",
                "preempted by",
                "was preempted", "has been preempted", "being preempted",
            ],
            unless: ["would be", "not exceeded", "if exceeded", "was not preempted"],
            because: "the batch system or a limit ended it: the time was over or somebody else came first"
        ),
        LogRule(
            "allocation",
            .line,
            .resource,
            texts: [
                "throwing an instance of 'std::bad_alloc'", "std::bad_alloc: ",
                "uncaught exception of type std::bad_alloc",
                "resource_exhausted: out of memory", "cuda_error_out_of_memory", "cuda out of memory",
                "cudaerrormemoryallocation", "memory allocation of ", "cannot allocate memory",
                "llvm error: out of memory", "fatal error: out of memory", "java.lang.outofmemoryerror",
                "failed to allocate request for", "cannot allocate vector of size", "error: outofmemoryerror",
                "error: loaderror: outofmemoryerror", "low on resource: memory", "std::bad_alloc",
            ],
            unless: ["catch", "#include", "retry", "caught"],
            because: "an allocation was refused outside Python"
        ),
        LogRule(
            "disk_line",
            .line,
            .resource,
            texts: [
                ": no space left on device", ": disk quota exceeded", "database or disk is full", ": file too large",
                "errno = 28", "no space left on device (", "no space left on device:", "(os error 28)", "[errno 28]",
                "errno 28", "enospc", "edquot",
            ],
            because: "nothing more could be written"
        ),
    ]
}
