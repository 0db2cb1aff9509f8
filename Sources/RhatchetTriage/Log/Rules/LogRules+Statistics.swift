import RhatchetProtocol

extension LogRules {
    /// What the languages of statisticians write: R, MATLAB and Octave.
    static let statisticsLines: [LogRule] = [
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
    ]
}
