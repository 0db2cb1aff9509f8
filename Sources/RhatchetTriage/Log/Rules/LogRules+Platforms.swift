import RhatchetProtocol

extension LogRules {
    /// What the platforms on which programs run, and the runtimes of Fortran and Rust, write.
    static let platformLines: [LogRule] = [
        LogRule(
            "no_place",
            .line,
            .resource,
            texts: [
                "failedscheduling", "unschedulable", "nodes are available: ", "not enough slots available",
                "exceeded the maximum execution time", "execution took longer than", "cell execution timed out",
                "exceeded memory limits",
                "exceeding physical memory limits", "exceeding memory limits", "instance-action: terminate",
            ],
            because: "the platform has no place for it, or no more time"
        ),
        LogRule(
            "image",
            .line,
            .implementation,
            texts: [
                "errimagepull", "imagepullbackoff", "failed to pull image", "invalidimagename", "manifest unknown",
                "createcontainerconfigerror", "could not open image", "executable file not found in $path",
                "pull access denied", "unable to find image '", "runcontainererror", "createcontainererror",
            ],
            unless: ["no space left", "timeout", "connection", "oom"],
            because: "the container's image, or what is to be called in it, is not there"
        ),
        LogRule(
            "fortran_input",
            .line,
            .data,
            texts: ["fortran runtime error: ", "forrtl: severe"],
            and: [
                "end of file", "end-of-file", "bad real", "bad integer", "bad value", "bad logical", "cannot open file",
                "file not found", "no such file", "past end", "list input", "input conversion",
                "does not exist",
            ],
            because: "Fortran cannot read an input, or a value in it"
        ),
        LogRule(
            "fortran_program",
            .line,
            .implementation,
            texts: ["fortran runtime error: ", "forrtl: severe"],
            and: [
                "index '", "bound", "not allocated", "already allocated", "subscript", "null", "recursive",
                "array shape", "unallocated", "missing format", "format",
            ],
            because: "Fortran says that the program uses an array or a format wrongly"
        ),
        LogRule(
            "rust_input",
            .line,
            .data,
            texts: ["on an `err` value"],
            and: [
                "kind: notfound", "kind: invaliddata", "kind: unexpectedeof", "parseint", "parsefloat", "utf8",
                "csv", "deserialize", "no such file", "expected ", "missing field",
            ],
            because: "Rust met an input that is missing or that it cannot read"
        ),
    ]
}
