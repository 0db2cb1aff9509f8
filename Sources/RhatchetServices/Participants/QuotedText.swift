/// Text that somebody else has written, as a program gets it: marked as data, and unable to do anything where it is
/// shown.
///
/// An agent that reads a case reads what a log, a model or another participant has put there. Nothing in it is an
/// instruction, and the mark says so at every single text.
struct QuotedText: Encodable {
    enum Source: String, Encodable {
        /// A log of the training.
        case log
        /// Names and figures of what was drawn.
        case draws
        /// Somebody who fills a role.
        case participant
        /// What was sent to a role, with all that it tells of.
        case message
    }

    let quoted: String
    let untrusted = true
    let source: Source

    private enum CodingKeys: CodingKey { case quoted, untrusted, source }

    init(_ text: String, from source: Source) {
        self.quoted = InertText.plain(text)
        self.source = source
    }
}

extension Optional<String> {
    func quoted(from source: QuotedText.Source) -> QuotedText? {
        self.map { QuotedText($0, from: source) }
    }
}
