import RhatchetProtocol

/// The rules, read from top to bottom; the first that matches the last cause decides.
enum LogRules {
    /// For a Python exception: by type, message and where it was raised.
    static let exceptions: [LogRule] = [
        LogRule(
            "sampling_error",
            .convergence,
            types: ["SamplingError"],
            samplingFailed: true,
            because: "PyMC raises it when sampling cannot start or go on"
        ),
        LogRule(
            "initial_points",
            .convergence,
            texts: [
                "initial evaluation of model at starting point failed", "bad initial energy",
                "all initialization points failed", "cannot find valid initial parameters",
            ],
            samplingFailed: true,
            because: "the sampler found no point with a finite density to start from"
        ),
        LogRule(
            "memory",
            .resource,
            types: ["MemoryError", "_ArrayMemoryError", "OutOfMemoryError"],
            because: "an allocation was refused"
        ),
        LogRule(
            "memory_message",
            .resource,
            texts: [
                "out of memory", "resource_exhausted", "cannot allocate memory", "unable to allocate", "std::bad_alloc",
            ],
            because: "the message says that memory ran out, on the host or on a device"
        ),
        LogRule(
            "disk",
            .resource,
            texts: ["no space left on device", "disk quota exceeded"],
            because: "nothing more could be written"
        ),
        LogRule(
            "missing_program",
            .implementation,
            types: ["FileNotFoundError"],
            raisedIn: ["subprocess"],
            because: "a program that the code calls is not there"
        ),
        LogRule("missing_file", .data, types: ["FileNotFoundError"], because: "an input file was not found"),
        LogRule(
            "missing_column",
            .data,
            types: ["KeyError"],
            raisedIn: ["pandas", "polars", "xarray", "pyarrow"],
            because: "the KeyError was raised inside a data frame: a column or label is missing"
        ),
        LogRule(
            "frame_reader",
            .data,
            types: [
                "ColumnNotFoundError", "EmptyDataError", "ParserError", "ComputeError", "NoDataError",
                "UnicodeDecodeError", "JSONDecodeError", "BadZipFile",
            ],
            because: "the reader of an input could not make sense of it"
        ),
        LogRule(
            "not_finite",
            .data,
            texts: [
                "contains nan", "contains inf", "contains missing", "contain nan", "contain missing", "nan or inf",
                "nans or infs", "infs or nans", "infs and nans", "float nan to integer", "float infinity to integer",
                "non-finite values", "must not contain", "value too large for dtype",
            ],
            because: "the input holds NaN, Inf or missing values"
        ),
        LogRule(
            "unparsable",
            .data,
            types: ["ValueError", "DateParseError", "OutOfBoundsDatetime"],
            texts: [
                "could not convert string", "invalid literal for int", "unable to parse string", "time data",
                "unconverted data remains", "does not match format", "unknown datetime string format",
                "error tokenizing data",
            ],
            because: "a value of the input cannot be read as what it should be"
        ),
        LogRule(
            "shapes",
            .implementation,
            texts: [
                "shape mismatch", "shapes mismatch", "dimension mismatch", "mismatch in its core dimension",
                "could not be broadcast", "cannot be broadcast", "not aligned", "incompatible shape",
                "incompatible dimension", "incompatible array sizes", "all the input array dimensions",
                "all the input arrays must have", "inconsistent numbers of samples", "cannot reshape array",
                "setting an array element with a sequence", "must be of length",
            ],
            because: "two arrays of the program do not fit together"
        ),
        LogRule(
            "program",
            .implementation,
            types: [
                "AttributeError", "NameError", "UnboundLocalError", "TypeError", "SyntaxError", "IndentationError",
                "TabError", "ImportError", "ModuleNotFoundError", "KeyError", "IndexError", "NotImplementedError",
                "RecursionError",
            ],
            because: "the program itself is wrong: the name, argument, key or syntax does not exist"
        ),
    ]

    /// For a line outside any traceback: what the system writes about a process that it ends or refuses.
    static let lines: [LogRule] = [
        LogRule(
            "kernel_oom",
            .resource,
            texts: ["out of memory: killed process", "memory cgroup out of memory", "oom-kill:constraint"],
            because: "the kernel ended it to free memory"
        ),
        LogRule(
            "slurm_oom",
            .resource,
            texts: ["oom_kill event", "oom-kill event", "exceeded job memory limit", "exceeded step memory limit"],
            because: "Slurm ended it for using more memory than was asked for"
        ),
        LogRule(
            "slurm_limit",
            .resource,
            texts: ["due to time limit", "due to preemption"],
            because: "Slurm ended it: the time was over or somebody else came first"
        ),
        LogRule(
            "allocation",
            .resource,
            texts: [
                "terminate called after throwing an instance of 'std::bad_alloc'", "resource_exhausted: out of memory",
                "cuda_error_out_of_memory", "cuda out of memory",
            ],
            because: "an allocation was refused outside Python"
        ),
        LogRule(
            "disk_line",
            .resource,
            texts: [": no space left on device", ": disk quota exceeded"],
            because: "nothing more could be written"
        ),
    ]
}
