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
