package import RhatchetProtocol

/// One row of the table by which a log becomes a category (PROTOCOL 3).
package struct LogRule: Sendable, Equatable {
    /// What a rule is held against.
    package enum Place: String, Sendable, CaseIterable {
        /// The last cause among the Python exceptions.
        case exception
        /// A line that the system, a compiler or a runtime writes about the process, wherever it stands.
        case line
        /// The last words of a program that failed: one of its last lines.
        case lastWords
        /// The exit status or signal, where the log has no cause.
        case exit
        /// What is said against the draws of a run that came to its end.
        case completed
    }

    /// Stable name, shown with the verdict.
    package let name: String
    package let place: Place
    package let category: Category
    /// Exception types without their module; empty: any.
    package let types: [String]
    /// Exception types for which it never holds.
    package let unlessTypes: [String]
    /// Parts of the exception's type in lower case, of which one must be there; empty: any.
    package let typeParts: [String]
    /// Texts of which one must be there, lower case; empty: any.
    package let texts: [LoweredText]
    /// Beginnings of words, of which one must be there where none of the texts is; empty: any.
    package let words: [LoweredText]
    /// Texts of which one must be there too; empty: any.
    package let and: [LoweredText]
    /// Texts of which none may be there.
    package let unless: [LoweredText]
    /// Installed packages of which the innermost frame must lie in one; empty: anywhere.
    package let raisedIn: [String]
    /// Texts of which the program's own line, in the traceback, must have one; empty: any.
    package let code: [LoweredText]
    /// Beginnings of words in the names of the program's own file and function, of which one must be there; empty: any.
    package let places: [String]
    /// Exit statuses, or signals, to which the rule is restricted; both empty: any end.
    package let statuses: [Int32]
    package let signals: [Int32]
    /// Whether the lines below the exception belong to its message.
    package let readsOn: Bool
    /// How much each of its words says where several topics have words in a sentence; 0: it is no topic.
    package let weight: Int
    /// Whether an earlier line must say that the input holds values which cannot be.
    package let afterBadInput: Bool
    /// Why the category follows, in one clause for a person.
    package let reason: String
    /// The sampler itself gave up.
    package let samplingFailed: Bool

    init(
        _ name: String,
        _ place: Place,
        _ category: Category,
        types: [String] = [],
        unlessTypes: [String] = [],
        typeParts: [String] = [],
        texts: [String] = [],
        words: [String] = [],
        and: [String] = [],
        unless: [String] = [],
        raisedIn: [String] = [],
        code: [String] = [],
        places: [String] = [],
        statuses: [Int32] = [],
        signals: [Int32] = [],
        readsOn: Bool = false,
        afterBadInput: Bool = false,
        samplingFailed: Bool = false,
        weight: Int = 0,
        because reason: String
    ) {
        self.name = name
        self.place = place
        self.category = category
        self.types = types
        self.unlessTypes = unlessTypes
        self.typeParts = typeParts
        self.texts = texts.map(LoweredText.init)
        self.words = words.map(LoweredText.init)
        self.and = and.map(LoweredText.init)
        self.unless = unless.map(LoweredText.init)
        self.raisedIn = raisedIn
        self.code = code.map(LoweredText.init)
        self.places = places
        self.statuses = statuses
        self.signals = signals
        self.readsOn = readsOn
        self.afterBadInput = afterBadInput
        self.weight = weight
        self.reason = reason
        self.samplingFailed = samplingFailed
    }
}

extension LogRule {
    /// Whether it holds for an exception; `isInputBad` is what the lines before it say of the input.
    func matches(_ traceback: Traceback, isInputBad: Bool) -> Bool {
        guard isInputBad || !self.afterBadInput, self.matchesType(traceback.name) else { return false }
        let first = self.isTopic ? traceback.topicOrCode : traceback.said
        let said =
            self.readsOn || traceback.isHead && !self.isTopic && !self.isRemainder
            ? [first] + traceback.detail : [first]
        guard said.contains(where: self.names), !first.containsAny(self.unless) else { return false }
        guard self.and.isEmpty || said.contains(where: { $0.containsAny(self.and) }) else { return false }
        let innermost = traceback.frames.last
        return (self.raisedIn.isEmpty || self.raisedIn.contains { innermost?.isIn(package: $0) ?? false })
            && (self.code.isEmpty || traceback.place?.code?.containsAny(self.code) == true)
            && (self.places.isEmpty || traceback.place?.isNamed(after: self.places) == true)
    }

    /// Whether a topic has a word in what an exception says, whatever the exception's type.
    func speaks(of traceback: Traceback) -> Bool {
        self.names(traceback.topicOrCode) && !traceback.topicOrCode.containsAny(self.unless)
            && (self.and.isEmpty || traceback.topicOrCode.containsAny(self.and))
    }

    /// Whether it goes by what a sentence is about, and so must leave it to any other rule that knows the sentence.
    package var isTopic: Bool { self.weight > 0 }

    /// Whether it goes by the grammar of a sentence or the place where it was raised, and says least of all.
    var isRemainder: Bool {
        LogRules.remainderExceptions.contains(self) || LogRules.remainderWords.contains(self)
            || LogRules.placeExceptions.contains(self)
    }

    /// How much of the sentence is about the topic: each word counts, and a phrase half as much again.
    func weight(in line: PlainLine) -> Int {
        let phrases = self.texts.count { line.containsAny([$0]) }
        let words = self.words.count { line.beginsAnyWord([$0]) }
        return self.weight * (3 * phrases + 2 * words)
    }

    private func names(_ line: PlainLine) -> Bool {
        self.texts.isEmpty && self.words.isEmpty || line.containsAny(self.texts) || line.beginsAnyWord(self.words)
    }

    /// Whether it tells of a start without a finite density.
    var isAboutStart: Bool { self.afterBadInput || self.samplingFailed }

    private func matchesType(_ name: String) -> Bool {
        let lowered = name.lowercased()
        return (self.types.isEmpty || self.types.contains(name)) && !self.unlessTypes.contains(name)
            && (self.typeParts.isEmpty || self.typeParts.contains(where: lowered.contains))
    }

    func matches(_ line: PlainLine, _ exit: ExitRecord? = nil) -> Bool {
        self.matches(exit) && self.names(line) && !line.containsAny(self.unless)
            && (self.and.isEmpty || line.containsAny(self.and))
    }

    /// Whether the way the process ended is one that the rule speaks of.
    func matches(_ exit: ExitRecord?) -> Bool {
        guard !self.statuses.isEmpty || !self.signals.isEmpty else { return true }
        if let signal = exit?.effectiveSignal, self.signals.contains(signal) { return true }
        return exit?.status.map(self.statuses.contains) ?? false
    }
}
