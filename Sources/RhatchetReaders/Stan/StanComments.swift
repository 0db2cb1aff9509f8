/// What CmdStan's comments say: its settings, and where warm-up ended.
struct StanComments: Sendable {
    private let settings: [String: String]
    /// Rows before adaptation ended; nil when nothing says that it did.
    let adapted: Int?
    /// The run came to its end.
    let isFinished: Bool
    let isStan: Bool

    init(_ lines: TextLines) {
        self.init(lines.comments)
    }

    init(_ comments: [TextLines.Comment]) {
        let pairs = comments.filter { $0.rows == 0 }.compactMap { Self.pair($0.text) }
        // A chain's own number and file come before those of other parts that have the same name.
        self.settings = Dictionary(pairs) { first, _ in first }
        self.adapted = comments.first { $0.text.contains("Adaptation terminated") }?.rows
        self.isFinished = comments.contains { $0.text.contains("Elapsed Time") }
        self.isStan = self.settings["stan_version_major"] != nil
    }

    private static func pair(_ text: String) -> (String, String)? {
        guard let equals = text.firstIndex(of: "=") else { return nil }
        let trimmed = { (part: Substring) in part.split(separator: " ").joined(separator: " ") }
        let (key, value) = (trimmed(text[..<equals]), trimmed(text[text.index(after: equals)...]))
        let mark = "(Default)"
        return (key, value.hasSuffix(mark) ? trimmed(value.dropLast(mark.count)) : value)
    }

    func text(_ key: String) -> String? { self.settings[key].flatMap { $0.isEmpty ? nil : $0 } }

    func number(_ key: String) -> Double? { self.text(key).flatMap(Double.init) }

    /// A number that CmdStan could have written: it counts in 32 bits.
    func count(_ key: String) -> Int? { self.text(key).flatMap { Int32($0) }.map(Int.init) }

    /// 2.18 to 2.33 write 0 and 1, later ones false and true.
    func isOn(_ key: String) -> Bool { ["1", "true"].contains(self.text(key)) }

    private var thin: Int { max(1, self.count("thin") ?? 1) }

    /// Rows that are warm-up, of so many.
    ///
    /// They come before the end of adaptation. A run that does not adapt, or was ended before that, says how many were asked for.
    func warmUp(of rows: Int) -> Int {
        if let adapted = self.adapted { return min(adapted, rows) }
        guard self.isOn("save_warmup"), let asked = self.count("num_warmup") ?? self.count("warmup") else { return 0 }
        return min(rows, (max(0, asked) + self.thin - 1) / self.thin)
    }

    /// Post-warmup draws that were asked for.
    ///
    /// RStan counts warm-up in.
    var planned: Int? {
        let whole = self.count("iter").map { $0 - (self.count("warmup") ?? 0) }
        return (self.count("num_samples") ?? whole).map { (max(0, $0) + self.thin - 1) / self.thin }
    }

    /// The largest depth of a tree.
    var depth: Double? { self.number("max_depth") ?? self.number("max_treedepth") }
}
