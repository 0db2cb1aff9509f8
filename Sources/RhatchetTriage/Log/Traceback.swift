/// One Python exception as a log shows it.
struct Traceback: Equatable {
    struct Frame: Equatable {
        var file: String
        var line: Int
        /// Where in the log the frame stands.
        var at: LogLine
    }

    /// From the outermost call to the innermost.
    var frames: [Frame]
    /// Type as printed, with its module: `pymc.exceptions.SamplingError`.
    var type: String
    var message: String
    /// The log line of type and message.
    var at: LogLine
    /// Index of the exception that directly caused this one (`raise … from`), in the same reading.
    var cause: Int?

    /// The type without its module.
    var name: String { self.type.split(separator: ".").last.map(String.init) ?? self.type }

    /// The innermost frame outside installed packages and Python itself; else the innermost of all.
    var place: Frame? { self.frames.last { !$0.isInstalled } ?? self.frames.last }
}

extension Traceback.Frame {
    private static let installed = ["/site-packages/", "/dist-packages/", "/lib/python3"]

    var isInstalled: Bool {
        self.file.hasPrefix("<") || Self.installed.contains(where: self.file.contains)
    }

    /// Whether the frame lies in the installed package, or module of Python itself, of that name.
    func isIn(package: String) -> Bool {
        self.isInstalled && (self.file.contains("/\(package)/") || self.file.hasSuffix("/\(package).py"))
    }
}
