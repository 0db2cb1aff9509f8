import RhatchetProtocol

/// Why Stan found no start: it tells the same cause again for each attempt.
///
/// What is the same for every random start cannot come from the start. If it is a single element that is wrong, or NaN, the
/// data hold it; if it changes from start to start, the model or the range of the starts is at fault.
enum StanStart {
    private static let failed: [LoweredText] = [
        "initialization failed", "initialization between", "user-specified initialization failed",
    ].map(LoweredText.init)
    private static let rejected = [LoweredText("error evaluating the log probability at the initial value")]
    private static let exception = [LoweredText("exception: ")]
    private static let dataLike: [LoweredText] = [
        "is nan, but must", "random variable[", "dependent variables[", "is inf, but must be finite",
    ].map(LoweredText.init)

    /// The rule and the lines that show it; nil when the log does not end with a failed start.
    static func verdict(_ tail: [PlainLine]) -> (rule: LogRule, at: [LogLine])? {
        guard let end = tail.last(where: { $0.containsAny(Self.failed) }) else { return nil }
        guard LogEnd.isReached(after: end.line.number, in: tail) else { return nil }
        let told = Self.told(tail)
        guard let first = told.first, told.allSatisfy({ $0.text == first.text }), first.containsAny(Self.dataLike)
        else {
            return (LogRules.stanNoStart, [told.last?.line, end.line].compactMap(\.self))
        }
        return (LogRules.stanBadData, [first.line, told.last?.line, end.line].compactMap(\.self))
    }

    private static func told(_ tail: [PlainLine]) -> [PlainLine] {
        zip(tail, tail.dropFirst()).filter { $0.containsAny(Self.rejected) && $1.containsAny(Self.exception) }.map(\.1)
    }
}

extension LogRules {
    static let stanNoStart = LogRule(
        "stan_no_start",
        .lastWords,
        .convergence,
        texts: ["initialization failed"],
        samplingFailed: true,
        because: "Stan tried its starts for different reasons in vain: the model or the range of the starts is at fault"
    )
    static let stanBadData = LogRule(
        "stan_bad_data",
        .lastWords,
        .data,
        texts: ["initialization failed"],
        because: "every start of Stan fails for the same value, so that it comes from the data, not from the start"
    )
}
