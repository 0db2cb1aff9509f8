import RhatchetProtocol

/// What is left when no narrower rule knows the exception, or the sentence, that ended a program of somebody's own: what it
/// is about. A sentence must besides say that something was refused.
extension LogRules {
    struct Topic {
        let name: String
        let category: Category
        /// How much one of its words says; a phrase says half as much again.
        let weight: Int
        var texts: [String] = []
        let words: [String]
        var and: [String] = []
        var unless: [String] = []
        let reason: String
    }

    static let topicExceptions: [LogRule] = topics.map { Self.rule($0, .exception) }
    static let topicWords: [LogRule] = topics.map { Self.rule($0, .lastWords) }

    private static func rule(_ topic: Topic, _ place: LogRule.Place) -> LogRule {
        LogRule(
            topic.name + (place == .exception ? "_raised" : "_told"),
            place,
            topic.category,
            unlessTypes: place == .exception ? speechless : [],
            texts: topic.texts,
            words: topic.words,
            and: topic.and,
            unless: topic.unless + silent + (place == .exception ? [] : calm),
            weight: topic.weight,
            because: topic.reason
        )
    }

    private static let topics = runTopics + ownTopics
}
