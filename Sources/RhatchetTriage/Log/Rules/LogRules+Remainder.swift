import RhatchetProtocol

/// What is left when a sentence of refusal has no word of any topic. The words of sampling, of machines and of programs can be
/// listed; those of the things that data are about cannot.
extension LogRules {
    static let remainderWords = [contract(.lastWords), fact(.lastWords)]
    static let remainderExceptions = [contract(.exception), fact(.exception)]

    /// The rule for such a sentence; nil where it says neither.
    static func remainder(of said: PlainLine, _ exit: ExitRecord?) -> LogRule? {
        // `JAVA_HOME`, `--resume`: a name of the program's surroundings.
        let contract = remainderWords[0]
        if said.text.firstMatch(of: /\b[A-Z]{2,}_[A-Z_]+\b|(?:^|\s)--[a-z]/.wordBoundaryKind(.simple)) != nil,
            !said.containsAny(contract.unless)
        {
            return contract
        }
        guard let rule = remainderWords.first(where: { $0.matches(said, exit) }) else { return nil }
        return rule.category == .data && !Self.namesThing(said) ? nil : rule
    }

    /// Whether it names a thing or counts some: `area 'C'`, `12 of 40`.
    static func namesThing(_ said: PlainLine) -> Bool {
        said.text.firstMatch(
            of: /['"‘`][^'"]+['"’`]|\b[a-zA-Z]+ [0-9]+\b|\b[0-9]+ [a-z]+|\w\/|\w\.[a-z]{2,5}\b/.wordBoundaryKind(
                .simple
            )
        ) != nil
    }

    private static func contract(_ place: LogRule.Place) -> LogRule {
        LogRule(
            place == .exception ? "must_raised" : "must_told",
            place,
            .implementation,
            unlessTypes: place == .exception ? speechless : [],
            texts: [
                "must be", "must have", "must not", "must start", "must lie", "must contain", "must come",
                "should be a",
                "has to be", "have to be", "need to be", "needs to be", "ensure", "make sure", "cannot use",
                "can't use", "requires", "specify",
                "cannot combine", "is required", "are required", "required by", "expects a", "expects an",
                "not allowed", "only supported", "only available", "only possible", " first",
                " --", "'--",
                "not found", "could not be found", "install", "declared", "register", "use either", "unknown ",
                "not known",
                "no such", " exists", "not exist", "already ", "conflict", "cannot be used", "smaller than",
                "larger than", "between 0 and",
                "greater than", "incompatible", "not compatible", "different version", "does not have",
                "ambiguous call",
            ],
            unless: silent + (place == .lastWords ? calm : []) + ["measured", "observed"],
            because: "the program says what a setting, a call or a part of it must be"
        )
    }

    private static func fact(_ place: LogRule.Place) -> LogRule {
        LogRule(
            place == .exception ? "fact_raised" : "fact_told",
            place,
            .data,
            unlessTypes: place == .exception ? speechless : [],
            texts: [
                " has ", " have ", " contains ", " contain ", " occurs ", " occur ", " never ", " twice", " times",
                " is ",
                " are ", " with ", " without ", " no ", " not ", " only ", " disagree", " differ", " outside ",
                " beyond ",
                " before ", " after ", " sum to", " add up", " illegal ", " invalid ", " unknown ", " missing",
                " overlap",
            ],
            unless: silent + (place == .lastWords ? calm : []) + [
                "chain", "sampl", "retr", "attempt", "exception", "job ", "worker", "thread", "task", "step ",
                "terminate called", "fetch",
            ],
            because: "the program says something of the things that its data are about"
        )
    }
}
