import RhatchetProtocol

extension LogRules {
    /// For a line outside any traceback: what the system, a batch system, a compiler or a runtime writes about the process.
    static let lines: [LogRule] = [
        LogRule(
            "kernel_oom",
            .line,
            .resource,
            texts: [
                "out of memory: kill", "memory cgroup out of memory", "oom-kill:constraint", "invoked oom-killer",
                "oom_reaper: reaped process", "oomkilled",
            ],
            because: "the kernel ended it to free memory"
        ),
        LogRule(
            "slurm_oom",
            .line,
            .resource,
            texts: [
                "oom_kill event", "oom-kill event", "oom kill event", "exceeded job memory limit",
                "exceeded step memory limit", "task 0: out of memory", "out_of_memory", "exceeded virtual memory limit",
                "being killed: memory", "term_memlimit", "exceeded memory limit", "mem exceeded limit",
                "exceeded limit mem", "pmem exceeded", "vmem exceeded",
            ],
            because: "the batch system ended it for using more memory than was asked for"
        ),
        LogRule(
            "batch_limit",
            .line,
            .resource,
            texts: [
                "due to time limit", "due to preemption", "due to node failure", "pbs: job killed: walltime",
                "pbs: job killed: cput", "term_runlimit", "term_cpulimit", "exceeded limit", "walltime limit exceeded",
                "timeout: sending signal", "cpu time limit exceeded", "cputime limit exceeded",
                "file size limit exceeded",
                "term_preempt",
            ],
            unless: ["not exceeded", "if exceeded"],
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
                "error: loaderror: outofmemoryerror", "low on resource: memory",
            ],
            because: "an allocation was refused outside Python"
        ),
        LogRule(
            "disk_line",
            .line,
            .resource,
            texts: [
                ": no space left on device", ": disk quota exceeded", "database or disk is full", ": file too large",
                "errno = 28", "no space left on device (",
            ],
            because: "nothing more could be written"
        ),
        LogRule(
            "stan_compiler",
            .line,
            .implementation,
            texts: [
                "syntax error in '", "semantic error in '", "error in 'string', line", "not in scope.",
                "ill-typed arguments",
            ],
            because: "the Stan compiler refuses the model"
        ),
        LogRule(
            "compiler",
            .line,
            .implementation,
            texts: [
                "undefined reference to", "was not declared in this scope", ": fatal error: ", "undefined symbol:",
                "error while loading shared libraries", "no such file or directory\ncompilation", "symbol lookup error",
                "collect2: error:", "ld returned 1 exit status",
            ],
            because: "a compiler, the linker or the loader refuses native code"
        ),
        LogRule(
            "assertion",
            .line,
            .implementation,
            texts: [": assertion `", ": assertion failed", "assertion failed:"],
            because: "an assertion of native code failed: it is its own program that is wrong"
        ),
        LogRule(
            "native_exception",
            .line,
            .implementation,
            texts: ["terminate called after throwing an instance of '", "terminating due to uncaught exception"],
            and: [
                "out_of_range", "logic_error", "invalid_argument", "length_error", "domain_error", "bad_cast",
                "bad_function_call",
                "bad_variant", "bad_optional",
            ],
            because: "native code ended by an exception that stands for a mistake of the program"
        ),
        LogRule(
            "native_panic",
            .line,
            .implementation,
            texts: [
                "index out of bounds: the len is", "' panicked at ", "free(): invalid", "double free",
                "stack smashing detected",
            ],
            because: "native code used memory or an index that is not its own"
        ),
        LogRule(
            "arguments",
            .line,
            .implementation,
            texts: [
                ": error: unrecognized arguments", ": error: the following arguments are required",
                ": error: argument ", ": command not found", "can't open file '", "is not recognized as",
                ": no module named ", ": error: no such option",
            ],
            because: "the command is called with something that it does not have, or is not there"
        ),
        LogRule(
            "r_input",
            .line,
            .data,
            texts: ["cannot open file '", "no lines available in input", "duplicate 'row.names'"],
            unless: ["shared object"],
            because: "R cannot read an input"
        ),
        LogRule(
            "r_program",
            .line,
            .implementation,
            texts: [
                "error in eval(", "could not find function \"", "there is no package called", "non-conformable arg",
                "subscript out of bounds", "unused argument (",
            ],
            because: "R refuses the program: an object, function, package or argument is not there"
        ),
        LogRule(
            "julia_input",
            .line,
            .data,
            texts: ["error: systemerror: opening file", "error: loaderror: systemerror: opening file"],
            because: "Julia does not find an input"
        ),
        LogRule(
            "julia_program",
            .line,
            .implementation,
            texts: ["error: "],
            and: [
                "undefvarerror:", "methoderror:", "dimensionmismatch:", "boundserror:", "argumenterror: package",
                "typeerror: in ", "parseerror:", "fielderror:",
            ],
            because: "Julia refuses the program"
        ),
    ]
}
