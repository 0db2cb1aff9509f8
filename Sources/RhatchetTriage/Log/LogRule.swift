package import RhatchetProtocol

/// One row of the table by which an exception or a log line becomes a category (PROTOCOL 3).
package struct LogRule: Sendable, Equatable {
    /// Stable name, shown with the verdict.
    package let name: String
    package let category: Category
    /// Exception types without their module; empty: any.
    let types: [String]
    /// Texts of which the message must contain one, lower case; empty: any.
    let texts: [[UInt8]]
    /// Installed packages of which the innermost frame must lie in one; empty: anywhere.
    let raisedIn: [String]
    /// Why the category follows, in one clause for a person.
    package let reason: String
    /// The sampler itself gave up.
    package let samplingFailed: Bool

    init(
        _ name: String,
        _ category: Category,
        types: [String] = [],
        texts: [String] = [],
        raisedIn: [String] = [],
        samplingFailed: Bool = false,
        because reason: String
    ) {
        self.name = name
        self.category = category
        self.types = types
        self.texts = texts.map(PlainLine.lowered)
        self.raisedIn = raisedIn
        self.reason = reason
        self.samplingFailed = samplingFailed
    }

    func matches(_ traceback: Traceback) -> Bool {
        let message = PlainLine(traceback.message)
        let innermost = traceback.frames.last
        return (self.types.isEmpty || self.types.contains(traceback.name))
            && (self.texts.isEmpty || self.texts.contains(where: message.contains))
            && (self.raisedIn.isEmpty || self.raisedIn.contains { innermost?.isIn(package: $0) ?? false })
    }

    func matches(_ line: PlainLine) -> Bool {
        self.texts.contains(where: line.contains)
    }
}
