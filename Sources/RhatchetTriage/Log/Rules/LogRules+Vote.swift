import RhatchetProtocol

/// Which topic a sentence is about when no narrower rule knows it: the category whose words weigh most.
extension LogRules {
    /// The rule for an exception: the first that is narrow, else its topic, else the library that refused.
    static func exception(_ traceback: Traceback, isInputBad: Bool) -> LogRule? {
        let narrow = narrowExceptions.first { $0.matches(traceback, isInputBad: isInputBad) }
        // A program that raises such a type in its own words means what it says.
        let isOwn =
            traceback.frames.last?.isInstalled == false
            && (narrow?.name == "sampling_error"
                || narrow?.name == "program" && traceback.place?.code?.containsAny(Self.raising) == true)
        if let narrow, !isOwn { return narrow }
        let topics = topicExceptions.filter {
            isOwn ? $0.speaks(of: traceback) : $0.matches(traceback, isInputBad: isInputBad)
        }
        if isOwn { return Self.heaviest(topics, in: traceback.topicOrCode) ?? narrow }
        let topic = Self.heaviest(topics, in: traceback.topicOrCode)
        // What the library of the model refuses is the program's, unless it is plainly about something else.
        if topic?.category ?? .data == .data || topic?.weight == Self.weak,
            modelLibrary.matches(traceback, isInputBad: isInputBad)
        {
            return modelLibrary
        }
        let library = libraryExceptions.first { $0.matches(traceback, isInputBad: isInputBad) }
        // Whose library refused says more than a word of what must be.
        if topic?.weight == Self.weak, let library, !library.raisedIn.isEmpty { return library }
        return topic
            ?? library
            ?? (placeExceptions + remainderExceptions).first {
                $0.matches(traceback, isInputBad: isInputBad)
                    && ($0.name != "fact_raised" || Self.namesThing(traceback.said))
            }
    }

    /// The topic of a program's last sentence.
    ///
    /// - Parameters:
    ///   - isLast: whether it is the last that the program wrote.
    ///   - isRefused: whether it is known from elsewhere that the sentence says why the program ended.
    static func topic(of line: PlainLine, _ exit: ExitRecord?, isLast: Bool, isRefused: Bool) -> LogRule? {
        // `[driver] …`: who says it is not what is said.
        let said =
            line.text.prefixMatch(of: /\[[A-Za-z_.-]+\] +/).map { PlainLine(String(line.text[$0.range.upperBound...])) }
            ?? line
        let isRefusal = Self.isRefusal(said) || said.begins(with: Self.mark) || Statement.isMade(said)
        guard isRefusal || isRefused && !StepReport.isDone(said) else { return nil }
        let topic = Self.heaviest(
            topicWords.filter { $0.matches(said, exit) && (isRefusal || $0.weight > 1) },
            in: said
        )
        return topic
            ?? (LastWords.isSevere(said) || said.begins(with: Self.mark) || isLast && (isRefusal || isRefused)
                ? Self.remainder(of: said, exit) : nil)
    }

    /// The weight of a topic that says little.
    static let weak = 1

    private static let raising = [
        "raise TypeError(", "raise IndexError(", "raise NotImplementedError(",
    ].map {
        LoweredText($0.lowercased())
    }
    /// How R's cli begins the message of an error.
    private static let mark = PlainLine.lowered("! ")
    private static let refusals = refusing.map(LoweredText.init)

    /// Whether a sentence says that something was not as it must be.
    static func isRefusal(_ said: PlainLine) -> Bool { said.containsAny(self.refusals) }

    private static func heaviest(_ rules: [LogRule], in line: PlainLine) -> LogRule? {
        guard rules.count > 1 else { return rules.first }
        let weights = rules.map { (rule: $0, weight: $0.weight(in: line)) }
        var sums: [Category: Int] = [:]
        for one in weights { sums[one.rule.category, default: 0] += one.weight }
        let most = sums.values.max() ?? 0
        let first = weights.first { sums[$0.rule.category] == most }?.rule.category
        return weights.filter { $0.rule.category == first }.max { $0.weight < $1.weight }?.rule
    }
}
