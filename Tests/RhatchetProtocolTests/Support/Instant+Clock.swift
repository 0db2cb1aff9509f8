import RhatchetProtocol

extension Instant {
    /// Reads `H:MM`, `H:MM:SS` or `H:MM:SS.sss`.
    static func read(_ text: String) -> Instant {
        let parts = text.split(separator: ":")
        let hours = parts.first.flatMap { Int64($0) } ?? 0
        let minutes = parts.count > 1 ? Int64(parts[1]) ?? 0 : 0
        let seconds = parts.count > 2 ? parts[2].split(separator: ".") : []
        let whole = seconds.first.flatMap { Int64($0) } ?? 0
        let thousandths = seconds.count > 1 ? Int64(seconds[1]) ?? 0 : 0
        return Instant(milliseconds: ((hours * 60 + minutes) * 60 + whole) * 1000 + thousandths)
    }

    /// `H:MM`, with seconds and milliseconds where they are not zero.
    var clock: String {
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let seconds = self.milliseconds / 1000
        let thousandths = self.milliseconds % 1000
        var text = "\(seconds / 3600):\(two(seconds / 60 % 60))"
        if seconds % 60 != 0 || thousandths != 0 { text += ":\(two(seconds % 60))" }
        if thousandths != 0 { text += "." + String("\(1000 + thousandths)".dropFirst()) }
        return text
    }
}
