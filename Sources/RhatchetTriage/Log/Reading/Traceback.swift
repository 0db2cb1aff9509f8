/// One Python exception as a log shows it.
struct Traceback: Equatable {
    struct Frame: Equatable {
        var file: String
        var line: Int
        /// Where in the log the frame stands.
        var at: LogLine
        /// The function that was running; empty where the log does not say.
        var function = ""
        /// The line of the program that the log shows below the frame.
        var code: PlainLine?
    }

    /// From the outermost call to the innermost.
    var frames: [Frame]
    /// Type as printed, with its module: `pymc.exceptions.SamplingError`.
    var type: String
    var message: String
    /// The log line of type and message.
    var at: LogLine
    /// The log line with which it begins.
    var start: Int
    /// The line before it, where a program says that it caught what follows.
    var before: PlainLine?
    /// Index of the exception that directly caused this one (`raise … from`), in the same reading.
    var cause: Int?
    /// Index of the exception that was being handled when this one came, in the same reading.
    var context: Int?
    /// The lines below the message.
    var detail: [PlainLine] = []
    /// The message, ready to be searched.
    private(set) var said: PlainLine
    /// The message, behind the words in the name of a type that the program made itself.
    private(set) var topic: PlainLine

    init(
        frames: [Frame],
        type: String,
        message: String,
        at: LogLine,
        start: Int,
        before: PlainLine? = nil,
        cause: Int? = nil,
        context: Int? = nil
    ) {
        self.frames = frames
        self.type = type
        self.message = message
        self.at = at
        self.start = start
        self.before = before
        self.cause = cause
        self.context = context
        self.said = PlainLine(message)
        self.topic = PlainLine(TypeName.words(of: type) + message)
    }

    /// What it is about: without a message, as a plain `assert` has none, the line of the program that raised it.
    var topicOrCode: PlainLine {
        !self.message.contains(where: \.isLetter) && self.name == "AssertionError"
            ? self.place?.code ?? self.topic : self.topic
    }

    /// Takes a message whose first line is empty from the line below.
    mutating func addDetail(_ line: PlainLine, isIndented: Bool) {
        self.detail.append(line)
        guard self.message.isEmpty, isIndented else { return }
        self.message = String(line.text.drop(while: \.isWhitespace))
        self.said = PlainLine(self.message)
        self.topic = PlainLine(TypeName.words(of: self.type) + self.message)
    }

    /// Whether the message only announces what stands below it: `Failed for site 206:`.
    var isHead: Bool { self.message.hasSuffix(":") }

    /// The type without its module.
    var name: String { self.type.split(separator: ".").last.map(String.init) ?? self.type }

    /// The innermost frame outside installed packages and Python itself; else the innermost of all.
    var place: Frame? { self.frames.last { !$0.isInstalled } ?? self.frames.last }
}

extension Traceback.Frame {
    private static let installed = ["/site-packages/", "/dist-packages/", "/lib/python3"]

    /// Compiled modules are shown without their folder: `pandas/_libs/index.pyx`.
    var isInstalled: Bool {
        self.file.hasPrefix("<") || self.file.hasSuffix(".pyx") || self.file.hasSuffix(".pxi")
            || self.file.hasSuffix(".pxd") || Self.installed.contains(where: self.file.contains)
    }

    /// Whether the names of the file and the function have a word that begins so.
    func isNamed(after words: [String]) -> Bool {
        guard !self.isInstalled else { return false }
        let file = self.file.split(separator: "/").last ?? ""
        let names = "\(file) \(self.function)".lowercased().split { !$0.isLetter && $0 != "_" }
        return names.contains { name in
            words.contains { name.hasPrefix($0) || name.contains("_\($0)") }
        }
    }

    /// Whether the frame lies in the installed package, or module of Python itself, of that name.
    func isIn(package: String) -> Bool {
        self.isInstalled
            && (self.file.contains("/\(package)/") || self.file.hasSuffix("/\(package).py")
                || self.file.hasPrefix("\(package)/"))
    }
}
