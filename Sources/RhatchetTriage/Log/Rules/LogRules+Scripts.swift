import RhatchetProtocol

extension LogRules {
    /// What the runtimes of other languages, and what calls the program, write.
    static let scriptLines: [LogRule] = [
        LogRule(
            "script_program",
            .line,
            .implementation,
            texts: [
                "undefined subroutine &", "can't locate object method", "(nomethoderror)", "(nameerror)", "(loaderror)",
                "(argumenterror)", "cannot find module '", "can't locate ", "referenceerror: ", "is not a function",
            ],
            unless: ["no such file"],
            because: "Perl, Ruby or JavaScript refuses the program"
        ),
        LogRule(
            "java_program",
            .line,
            .implementation,
            texts: ["exception in thread \"", "could not find or load main class"],
            and: [
                "nullpointer", "indexoutofbounds", "classnotfound", "noclassdef", "nosuchmethod", "classcast",
                "illegalargument", "illegalstate", "unsupportedoperation", "nosuchfield", "main class",
                "arithmeticexception", "stackoverflow", "abstractmethod", "unsatisfiedlink",
            ],
            because: "Java ended by an exception that stands for a mistake of the program"
        ),
        LogRule(
            "batch_script",
            .line,
            .implementation,
            texts: ["sbatch: error: ", "srun: error: ", "qsub: ", "bsub: "],
            and: ["invalid", "unable to open", "unrecognized", "illegal", "unknown", "not found", "no such file"],
            unless: ["memory", "time limit", "limit"],
            because: "the batch system refuses the job as it is written"
        ),
        LogRule(
            "matlab_input",
            .line,
            .data,
            texts: ["unable to find file", "unable to read file", "unable to open file", "load: unable", "readtable"],
            and: ["error", "load", "unable"],
            unless: ["so:", "library", "module"],
            because: "MATLAB or Octave cannot read an input"
        ),
        LogRule(
            "matlab_program",
            .line,
            .implementation,
            texts: [
                "unrecognized function or variable", "undefined function or variable", "undefined function '",
                "' undefined", "nonconformant arguments",
                "matrix dimensions must agree", "index exceeds", "not enough input arguments",
                "too many input arguments",
                "arrays have incompatible sizes", "incorrect dimensions for", "out of bound; value",
            ],
            because: "MATLAB or Octave refuses the program"
        ),
        LogRule(
            "argument_path",
            .line,
            .data,
            texts: ["error: invalid value for", ": error: argument "],
            and: ["' does not exist", "no such file", "is not readable"],
            because: "the command is called with the path of an input that is not there"
        ),
        LogRule(
            "arguments",
            .line,
            .implementation,
            texts: [
                ": error: unrecognized arguments", ": error: the following arguments are required",
                ": error: argument ", ": command not found", "can't open file '", "is not recognized as",
                ": no module named ", ": error: no such option", "error: no such option", "error: missing option",
                "error: missing argument", "error: invalid value for", "error: got unexpected extra argument",
                "error: no such command", "error: unknown option", "error: unknown argument", "error: unknown command",
                "error: unexpected argument '", "mistyped or misplaced",
                "is not a valid value for \"", "file names are identical",
            ],
            because: "the command is called with something that it does not have, or is not there"
        ),
        LogRule(
            "r_input",
            .line,
            .data,
            texts: [
                "cannot open file '", "no lines available in input", "duplicate 'row.names'",
                "undefined columns selected",
                "more columns than column names", "columns that don't exist", "na/nan/inf in foreign function call",
                "invalid multibyte string", "` doesn't exist", "cannot open the connection",
                "arguments imply differing number of rows",
            ],
            unless: ["shared object"],
            because: "R cannot read an input"
        ),
        LogRule(
            "r_input_assertion",
            .line,
            .data,
            texts: ["is not true", "are not all true"],
            and: ["obs$", "df$", "dat$", "data$", "d$", "is.na(", "anyna(", "duplicated(", "is.finite("],
            because: "an assertion of the program in R about its input does not hold"
        ),
        LogRule(
            "r_assertion",
            .line,
            .implementation,
            texts: [
                ") is not true", " are not all true", "'arg' should be one of", "'arg' must be",
                "‘arg’ should be one of",
            ],
            because: "an assertion of the program in R, or an argument of a call, is not what it must be"
        ),
        LogRule(
            "r_program",
            .line,
            .implementation,
            texts: [
                "error in eval(", "could not find function \"", "there is no package called", "non-conformable arg",
                "subscript out of bounds", "unused argument (", "unknown arguments: ", "argument is of length zero",
                "is missing, with no default", "no applicable method", "unexpected symbol", "error: unexpected '",
                "attempt to apply non-function", "non-numeric argument",
                "package or namespace load failed",
            ],
            because: "R refuses the program: an object, function, package or argument is not there"
        ),
        LogRule(
            "r_object",
            .line,
            .implementation,
            texts: ["object '", "object ‘"],
            and: ["' not found", "’ not found"],
            because: "R does not know an object that the program names"
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
