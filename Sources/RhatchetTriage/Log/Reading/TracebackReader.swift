/// A traceback that the log does not end.
struct Unfinished: Equatable {
    let start: LogLine
    let last: LogLine
}

/// Finds Python's tracebacks in the lines of a log: chained ones, those of worker processes, and those whose beginning
/// was cut off.
struct TracebackReader {
    static let notebookBytes = PlainLine.lowered(" Traceback (most recent call last)")
    private static let header = "Traceback (most recent call last):"
    private static let headerBytes = PlainLine.lowered(header)
    private static let directCause = PlainLine.lowered(
        "The above exception was the direct cause of the following exception:"
    )
    private static let handling = PlainLine.lowered(
        "During handling of the above exception, another exception occurred:"
    )
    private static let ignored = PlainLine.lowered("Exception ignored in")
    private static let frameBytes = PlainLine.lowered("File \"")
    /// How many lines below a message are taken for its own.
    private static let longestDetail = 20

    private(set) var found: [Traceback] = []
    private(set) var unfinished: Unfinished?
    var frames: [Traceback.Frame] = []
    /// The type of the exception whose traceback, as a notebook shows it, is being read.
    var notebookType: String?
    /// Whether the box of a traceback is being read.
    var isInBox = false
    /// Whether the line below an indented box is next, which has type and message.
    var isBelowBox = false
    /// What stood before the header, as `srun -l` and loggers write it; taken off the lines that follow.
    private var prefix = ""
    private var isOpen = false
    private var isCaused = false
    private var isHandling = false
    private var isIgnored = false
    private var start = 0
    private var previous: PlainLine?
    private var before: PlainLine?

    init(_ lines: [PlainLine]) {
        for line in lines {
            self.read(line)
            if !line.isBlank { self.previous = line }
        }
        guard self.isOpen, let last = self.frames.last?.at else { return }
        self.unfinished = Unfinished(start: LogLine(number: self.start, text: Self.header), last: last)
    }

    private mutating func read(_ plain: PlainLine) {
        let (whole, line) = (plain.text, plain.line)
        if self.readNotebook(plain) || self.readBox(plain) { return }
        if plain.contains(Self.headerBytes), let start = whole.firstRange(of: Self.header) {
            self.open(prefix: String(whole[..<start.lowerBound]), at: line)
            return
        }
        let text = whole.hasPrefix(self.prefix) ? String(whole.dropFirst(self.prefix.count)) : whole
        if plain.contains(Self.directCause) {
            self.isCaused = !self.found.isEmpty
        } else if plain.contains(Self.handling) {
            self.isHandling = !self.found.isEmpty
        } else if plain.contains(Self.frameBytes), let frame = Self.frame(text, at: line) {
            self.add(frame)
        } else if let first = text.first, !first.isWhitespace {
            self.close(text, plain)
        } else {
            self.readInner(text, plain)
        }
    }

    private mutating func add(_ frame: Traceback.Frame) {
        if self.frames.isEmpty, !self.isOpen {
            self.start = frame.at.number
            self.before = self.previous
        }
        self.frames.append(frame)
    }

    /// An indented line: the program's own below a frame, or more of a message.
    private mutating func readInner(_ text: String, _ plain: PlainLine) {
        if let last = self.frames.indices.last {
            if self.frames[last].code == nil, !plain.isBlank { self.frames[last].code = plain }
        } else if !self.isOpen {
            self.addDetail(plain, isIndented: true)
        }
    }

    private mutating func addDetail(_ plain: PlainLine, isIndented: Bool = false) {
        guard let last = self.found.indices.last, !plain.isBlank, !self.isCaused, !self.isHandling else { return }
        guard self.found[last].detail.count < Self.longestDetail else { return }
        self.found[last].addDetail(plain, isIndented: isIndented)
    }

    mutating func open(prefix: String, at line: LogLine) {
        self.isIgnored = self.previous?.contains(Self.ignored) ?? false
        self.before = self.previous
        self.frames = []
        self.prefix = prefix
        self.isOpen = true
        self.start = line.number
    }

    /// The first line at the margin ends a traceback.
    ///
    /// Without a header (a syntax error, a log whose beginning is cut off)
    /// it must follow a frame and look like an error.
    mutating func close(_ text: String, _ plain: PlainLine) {
        defer {
            self.frames = []
            self.isOpen = false
        }
        // An exception that another process sent stands alone: its traceback is above, as that of its own cause.
        guard self.isOpen || !self.frames.isEmpty || self.isCaused else { return self.addDetail(plain) }
        guard let (type, message) = Self.exception(text) else { return }
        guard self.isOpen || Self.looksLikeError(type) else { return }
        let last = self.found.count - 1
        let traceback = Traceback(
            frames: self.frames,
            type: type,
            message: message,
            at: plain.line,
            start: self.start,
            before: self.before,
            cause: self.isCaused ? last : nil,
            context: self.isHandling ? last : nil
        )
        self.isCaused = false
        self.isHandling = false
        if !self.isIgnored { self.found.append(traceback) }
        self.isIgnored = false
    }
}
