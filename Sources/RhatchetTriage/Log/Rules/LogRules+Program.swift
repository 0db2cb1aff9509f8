import RhatchetProtocol

extension LogRules {
    /// Types that Python raises when the program itself is wrong, whatever the name is that they quote.
    static let programTypes = [
        "AttributeError", "NameError", "UnboundLocalError", "TypeError", "SyntaxError", "IndentationError", "TabError",
        "ImportError", "ModuleNotFoundError", "KeyError", "IndexError", "NotImplementedError", "RecursionError",
        "ZeroDivisionError", "OverflowError", "DTypePromotionError", "UFuncTypeError", "_UFuncNoLoopError",
        "_UFuncOutputCastingError",
        "AxisError", "StopIteration", "UnicodeEncodeError", "NotImplementedType", "FrozenInstanceError",
    ]

    /// Words about arrays that cannot be put together, of whatever library.
    static let shapesApart = [
        "shape mismatch", "shapes mismatch", "dimension mismatch", "could not be broadcast", "could not broadcast",
        "cannot be broadcast", "not aligned", "incompatible shape", "incompatible dimension", "nonconformant",
        "non-conformable", "must match in size", "be the same size", "dimensions must agree",
    ]

    static let programExceptions: [LogRule] = [
        LogRule(
            "settings_validation",
            .exception,
            .implementation,
            types: ["ValidationError"],
            texts: ["settings", "config", "option"],
            because: "a check of the program's settings, against their schema, failed"
        ),
        LogRule(
            "stan_program",
            .exception,
            .implementation,
            texts: [
                "syntax error", "semantic error", "failed to compile stan model", "compilation failed",
                "compileerror", "compilation error",
            ],
            words: ["stanc"],
            because: "a compiler refuses the model's own program"
        ),
        LogRule(
            "shapes",
            .exception,
            .implementation,
            texts: shapesApart + [
                "mismatch in its core dimension", "incompatible array sizes", "incompatible elemwise",
                "all the input array dimensions", "all the input arrays must have", "inconsistent numbers of samples",
                "cannot reshape array", "setting an array element with a sequence", "must be of length",
                "same shape", "same length", "does not match length", "incompatible input dim",
                "different number of", "length mismatch", "shapes must be", "input dimension mis-match",
                "input dimension mismatch", "conflicting sizes", "runtime broadcasting not allowed",
                "cannot broadcast", "expected ndim", "size mismatch", "is different from", "wrong number of dimensions",
                "to unpack (expected", "values to unpack", "wrong shape", "unequal lengths", "does not match shape",
            ],
            because: "two arrays of the program do not fit together"
        ),
        LogRule(
            "compiler_types",
            .exception,
            .implementation,
            types: [
                "TypingError", "LoweringError", "UnsupportedError", "UnsupportedBytecodeError", "NumbaValueError",
                "TracerBoolConversionError", "TracerIntegerConversionError", "TracerArrayConversionError",
                "ConcretizationTypeError", "UnexpectedTracerError", "NonConcreteBooleanIndexError", "MethodNotDefined",
                "NullTypeGradError", "DisconnectedInputError", "MissingInputError", "InconsistencyError", "ShapeError",
                "NotScalarConstantError", "UnusedInputError", "InvalidOperationError", "UndefinedError",
                "PicklingError",
                "ExpressionFailedError", "BlockModelAccessError", "ArgumentError", "UsageError", "ConfigError",
                "ConstructorError",
                "ConfigurationError", "MissingMandatoryValue", "ConfigAttributeError", "ConfigKeyError", "NoSuchOption",
                "BadParameter", "MissingConfigException", "MissingSectionHeaderError", "NoOptionError",
                "NoSectionError",
                "InterpolationKeyError", "TemplateNotFound", "VersionConflict", "DistributionNotFound",
                "PackageNotFoundError", "ValidationErrorOfSettings", "UnsupportedOperation", "ParserException",
                "BadOptionUsage", "MissingRuleException", "AmbiguousRuleException", "InstantiationException",
                "PanicException",
                "UndefinedFunction",
            ],
            readsOn: true,
            because: "numba, JAX, PyTensor or a library refuses how the program uses it"
        ),
        LogRule(
            "wrong_use",
            .exception,
            .implementation,
            types: [
                "ValueError", "RuntimeError", "Exception", "OSError", "AssertionError", "XlaRuntimeError",
                "JaxRuntimeError",
            ],
            texts: [
                "already exists", "already defined", "not a valid", "unexpected keyword", "unknown option",
                "unknown argument", "unsupported", "no model on context stack", "must be one of", "is not supported",
                "not recognized", "unrecognized", "expected one of", "should be one of", "is not a valid",
                "not enough values to unpack", "too many values to unpack", "got an invalid", "invalid value for",
                "unknown variable", "unknown parameter", "unknown solver", "unknown method", "unknown function",
                "unknown backend", "math domain error", "math range error", "truth value of an array",
                "an attempt has been made to start",
                "context has already been set", "truth value of a series", "the truth value", "is not in list",
                "list.remove", "no gradient", "must be an integer", "must be a string", "invalid choice",
                "unknown format code", "is not in the model", "cannot be pickled", "has not been", "can't pickle",
                "unable to configure", "invalid argument", "daemonic processes", "incorrect output",
                "precondition", "must be between", "changed size during iteration", "event loop",
                "cannot schedule new futures", "operation on closed file", "generator already executing",
                "reentrant call",
                "super(): no arguments", "not a registered", " setting ", "is not specified in `coords`",
                "unused step method",
            ],
            because: "the message speaks of an argument, name or call of the program that is wrong"
        ),
        LogRule(
            "program_type",
            .exception,
            .implementation,
            typeParts: [
                "modelerror", "configerror", "settingserror", "unknownkernel", "unknownsampler", "unsupported",
                "notimplemented", "usageerror", "programmingerror", "pluginerror", "invariant",
            ],
            because: "the program's own exception names the program, its model or its settings"
        ),
        LogRule(
            "called_missing",
            .exception,
            .implementation,
            types: ["CalledProcessError"],
            texts: ["exit status 126", "exit status 127"],
            because: "a command that the program calls cannot be run or is not there"
        ),
        LogRule(
            "program",
            .exception,
            .implementation,
            types: programTypes,
            because: "the program itself is wrong: the name, argument, key or syntax does not exist"
        ),
    ]
}
