import RhatchetProtocol

extension LogRules {
    /// What a line of Python has that writes, creates or removes a file.
    static let writing = [
        "\"w\"", "\"wb\"", "\"wt\"", "\"a\"", "\"ab\"", "\"x\"", "\"xb\"", "'w'", "'wb'", "'wt'", "'a'", "'ab'", "'x'",
        "'xb'",
        ".to_", ".save", "save(", "savez", "savetxt", "mkdir", "makedirs", ".write", ".dump(", "os.remove", "unlink",
        "os.rename", "os.replace", ".touch(",
    ]

    static let resourceExceptions: [LogRule] = [
        LogRule(
            "memory",
            .exception,
            .resource,
            types: [
                "MemoryError", "_ArrayMemoryError", "OutOfMemoryError", "CudaAPIError", "ArrowMemoryError",
                "OutOfMemoryException",
            ],
            because: "an allocation was refused"
        ),
        LogRule(
            "memory_message",
            .exception,
            .resource,
            texts: [
                "out of memory", "resource_exhausted", "cannot allocate memory", "unable to allocate", "std::bad_alloc",
                "failed to allocate", "malloc of size", "realloc of size", "memory limit", "not enough memory",
                "out of shared memory", "can't allocate memory", "could not allocate", "cannot allocate",
                "alloc_failed", "allocation failed", "insufficient shared memory",
                "memory exhausted", "exceeds memory", "oom-kill", "oom kill", "oomkilled", "low on memory",
                "outofmemory",
            ],
            readsOn: true,
            because: "the message says that memory ran out, on the host or on a device"
        ),
        LogRule(
            "disk",
            .exception,
            .resource,
            texts: [
                "no space left on device", "disk quota exceeded", "disk is full", "[errno 27]", "file too large",
                "read-only file system", "not enough free space", "not enough space", "disk full", "quota exceeded",
                "over quota", "out of disk", "no space left",
            ],
            readsOn: true,
            because: "nothing more could be written: the disk, the quota or the allowed size of a file is used up"
        ),
        LogRule(
            "short_write",
            .exception,
            .resource,
            types: ["OSError"],
            texts: [" requested and "],
            and: [" written"],
            because: "NumPy could write only a part of an array, which is how it tells of a full disk"
        ),
        LogRule(
            "write_refused",
            .exception,
            .resource,
            texts: [
                "unable to create file", "unable to synchronously create file", "can't write data",
                "can't prepare for writing", "no locks available", "unable to lock file",
                "can't synchronously write data",
            ],
            because: "HDF5 cannot create, lock or write the file of the results"
        ),
        LogRule(
            "limits",
            .exception,
            .resource,
            texts: [
                "too many open files", "can't start new thread", "resource temporarily unavailable",
                "too many processes", "failed to create thread", "licence server", "license server", "no licence",
                "no license", "no free licence", "no free license", "cuda_error_no_device",
                "no cuda gpus are available",
                "no cuda-capable device", "found no nvidia driver", "all cuda-capable devices are busy",
            ],
            because: "a limit of the system for files, threads or processes is reached"
        ),
        LogRule(
            "write_denied",
            .exception,
            .resource,
            types: ["PermissionError"],
            code: writing,
            because: "the place where the program writes refuses it"
        ),
        LogRule(
            "called_too_long",
            .exception,
            .resource,
            types: ["CalledProcessError"],
            texts: ["exit status 124"],
            because: "timeout(1) ended what the program called: the time was over"
        ),
        LogRule(
            "time",
            .exception,
            .resource,
            texts: [
                "time limit", "walltime", "wall-clock", "wall clock", "time budget", "preempt", "budget of time",
                "out of time", "cpu time", "slot of",
            ],
            because: "the time that the job may use is over, or somebody else came first"
        ),
        LogRule(
            "time_type",
            .exception,
            .resource,
            typeParts: [
                "tasktimeout", "celltimeout", "executiontimeout", "jobtimeout", "steptimeout", "timelimit", "walltime",
                "preempt", "evict", "quota",
            ],
            because: "the exception says by its name that the time of a task is over, or its share used up"
        ),
    ]
}
