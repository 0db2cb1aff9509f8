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
                "collect2: error:", "ld returned 1 exit status", "cc1: error:", "cc1plus: error:", "g++: error:",
                "gcc: error:", "clang: error:", "clang++: error:", "ld: error:", "lld: error:", "nvcc fatal",
                "version `glibc", "version `cxxabi", "not found (required by", "wrong elf class",
                "invalid elf header", "exec format error", "cannot execute binary file",
            ],
            because: "a compiler, the linker or the loader refuses native code"
        ),
        LogRule(
            "source_line",
            .line,
            .implementation,
            texts: [".cpp:", ".cc:", ".c:", ".h:", ".hpp:", ".cu:", ".f90:", ".rs:", ".pyx:", ".stan:"],
            and: [": error: ", ": error c", " fatal error: ", ": compilation error"],
            because: "a compiler refuses a line of the source"
        ),
        LogRule(
            "shell",
            .line,
            .implementation,
            texts: [
                "syntax error near unexpected token", "syntax error: unexpected", "unexpected eof while looking for",
                ": unbound variable", ": bad substitution", "*** missing separator", "no rule to make target",
                "*** no targets",
                ": parameter not set", "bad interpreter", "required file not found", ": unexpected operator",
                "unrecognized command-line option", "unrecognized command line option", ": unrecognized option",
                ": invalid option -- ", ": illegal option -- ", "conditional binary operator expected",
                ": not a valid identifier", "arithmetic syntax error", "unary operator expected",
            ],
            because: "the shell or make refuses the script, or a tool its options"
        ),
        LogRule(
            "shell_command",
            .line,
            .implementation,
            texts: ["sh: ", ".sh: ", "env: ", "/bin/"],
            and: [": not found", ": command not found", "’: no such file or directory"],
            because: "a script calls a command that is not there"
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
            texts: ["index out of bounds: the len is", "' panicked at "],
            because: "native code says that it used an index or a value which it must not"
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
                "error: unexpected argument '",
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
