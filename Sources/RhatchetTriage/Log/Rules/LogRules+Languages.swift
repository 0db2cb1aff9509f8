import RhatchetProtocol

extension LogRules {
    /// What compilers and the runtimes of other languages write.
    static let languageLines: [LogRule] = [
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
