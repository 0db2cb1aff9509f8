import RhatchetProtocol

extension LogRules {
    /// What compilers and the runtimes of other languages write.
    static let languageLines: [LogRule] = platformLines + buildLines + statisticsLines + scriptLines

    private static let buildLines: [LogRule] = [
        LogRule(
            "native_parse",
            .line,
            .data,
            texts: ["what():  "],
            and: [
                "stod", "stoi", "stof", "stol", "stoul", "bad lexical cast", "from_chars", "parse_error", "basic_ios",
                "csv", "json",
            ],
            because: "native code could not read a value of its input as what it should be"
        ),
        LogRule(
            "missing_prerequisite",
            .line,
            .data,
            texts: ["no rule to make target"],
            and: [
                ".csv", ".tsv", ".json", ".parquet", ".gz'", ".xlsx", ".h5'", ".feather", ".zip'", "data/", "input",
                "incoming/",
                "raw/",
            ],
            because: "an input that make should begin with is not there"
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
                "undefined reference to", "was not declared in this scope", "gcc: fatal error:", "g++: fatal error:",
                "cc1plus: fatal error:", "ld: cannot find -l", "undefined symbol:",
                "error while loading shared libraries", "symbol lookup error",
                "collect2: error:", "ld returned 1 exit status", "cc1: error:", "cc1plus: error:", "g++: error:",
                "gcc: error:", "clang: error:", "clang++: error:", "ld: error:", "lld: error:", "nvcc fatal",
                "version `glibc", "version `cxxabi", "not found (required by", "wrong elf class",
                "invalid elf header", "exec format error", "cannot execute binary file",
            ],
            unless: ["killed"],
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
                "sed: -e expression",
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
            unless: ["malloc", "old_top"],
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
                "index out of bounds: the len is", "' panicked at ", "panic: runtime error: ",
                "attempt to index a nil value", "addresssanitizer: ", "undefinedbehaviorsanitizer: ",
                "attempt to call a nil value", "attempt to perform arithmetic on", "panicexception: ",
            ],
            unless: ["poisoned", "out of memory", "no space left"],
            because: "native code says that it used an index or a value which it must not"
        ),
    ]
}
