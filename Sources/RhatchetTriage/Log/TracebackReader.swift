/// Finds Python's tracebacks in the lines of a log: chained ones, those of worker processes, and those whose beginning
/// was cut off.
struct TracebackReader {
    private static let header = "Traceback (most recent call last):"
    private static let headerBytes = PlainLine.lowered(header)
    private static let directCause = PlainLine.lowered(
        "The above exception was the direct cause of the following exception:"
    )
    private static let frameBytes = PlainLine.lowered("File \"")

    private(set) var found: [Traceback] = []
    private var frames: [Traceback.Frame] = []
    /// What stood before the header, as `srun -l` and loggers write it; taken off the lines that follow.
    private var prefix = ""
    private var isOpen = false
    private var isCaused = false

    init(_ lines: [PlainLine]) {
        for line in lines { self.read(line) }
    }

    private mutating func read(_ plain: PlainLine) {
        let (whole, line) = (plain.text, plain.line)
        if plain.contains(Self.headerBytes), let start = whole.firstRange(of: Self.header) {
            self.open(prefix: String(whole[..<start.lowerBound]))
            return
        }
        let text = whole.hasPrefix(self.prefix) ? String(whole.dropFirst(self.prefix.count)) : whole
        if plain.contains(Self.directCause) {
            self.isCaused = !self.found.isEmpty
        } else if plain.contains(Self.frameBytes), let frame = Self.frame(text, at: line) {
            self.frames.append(frame)
        } else if let first = text.first, !first.isWhitespace {
            self.close(text, at: line)
        }
    }

    private mutating func open(prefix: String) {
        self.frames = []
        self.prefix = prefix
        self.isOpen = true
    }

    /// The first line at the margin ends a traceback.
    ///
    /// Without a header (a syntax error, a log whose beginning is cut off)
    /// it must follow a frame and look like an error.
    private mutating func close(_ text: String, at line: LogLine) {
        defer {
            self.frames = []
            self.isOpen = false
        }
        guard self.isOpen || !self.frames.isEmpty, let (type, message) = Self.exception(text) else { return }
        guard self.isOpen || Self.looksLikeError(type) else { return }
        let cause = self.isCaused ? self.found.count - 1 : nil
        self.isCaused = false
        self.found.append(
            Traceback(frames: self.frames, type: type, message: message, at: line, cause: cause)
        )
    }

    /// Reads `  File "NAME", line N, in NAME`.
    private static func frame(_ text: String, at line: LogLine) -> Traceback.Frame? {
        let trimmed = text.drop(while: \.isWhitespace)
        guard trimmed.count < text.count, trimmed.hasPrefix("File \"") else { return nil }
        let rest = trimmed.dropFirst(6)
        guard let end = rest.firstRange(of: "\", line ") else { return nil }
        guard let number = Int(rest[end.upperBound...].prefix(while: \.isNumber)) else { return nil }
        return Traceback.Frame(file: String(rest[..<end.lowerBound]), line: number, at: line)
    }

    /// Reads `module.Type: message` or a bare `Type`.
    private static func exception(_ text: String) -> (type: String, message: String)? {
        let type = text.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
        let rest = text.dropFirst(type.count)
        guard let first = type.first, first.isLetter || first == "_" else { return nil }
        guard rest.allSatisfy(\.isWhitespace) || rest.hasPrefix(":") else { return nil }
        return (String(type), String(rest.dropFirst().drop(while: \.isWhitespace)))
    }

    private static func looksLikeError(_ type: String) -> Bool {
        ["Error", "Exception", "Exit", "Interrupt"].contains(where: type.hasSuffix)
    }
}
