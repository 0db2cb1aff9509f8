/// The rules; of each place the first that matches decides.
///
/// `docs/triage.md` shows the same table and is held against it by a test.
package enum LogRules {
    /// Every rule, in the order in which they are asked.
    package static let all: [LogRule] = [
        exceptions, lines, [stanBadData, stanNoStart], lastWords, topicWords, remainderWords, lastResort, exits,
        completed,
    ].flatMap(\.self)

    /// For a Python exception, by type, message and where it was raised: what the sampler says of itself first, then what
    /// ran out, then the input, then the program, which most exceptions come to; of what is left, what its message is about,
    /// and the library that refused.
    static let exceptions: [LogRule] = [
        narrowExceptions, topicExceptions, [modelLibrary], libraryExceptions, placeExceptions,
        remainderExceptions,
    ].flatMap(\.self)

    static let narrowExceptions: [LogRule] = [
        samplerExceptions, resourceExceptions, dataExceptions, programExceptions,
    ].flatMap(\.self)
}
