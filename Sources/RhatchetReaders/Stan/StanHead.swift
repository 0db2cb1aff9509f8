/// The head of an output of CmdStan with other values of some settings.
package enum StanHead {
    /// - Parameters:
    ///   - head: comments and the names of the columns.
    ///   - draws: post-warm-up iterations, for `num_samples`.
    ///   - output: for the `file` of the output; nil leaves it.
    ///   - chains: for `num_chains`; nil leaves it. A head that does not name it gets no such line.
    /// - Returns: the same head; everything else stays to the byte.
    package static func with(_ head: [UInt8], draws: Int, output: String? = nil, chains: Int? = nil) -> [UInt8] {
        var isOfOutput = false
        let lines = head.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
            if Self.isTop(line) { isOfOutput = Self.text(line) == "output" }
            guard line.first == UInt8(ascii: "#"), let equals = line.firstIndex(of: UInt8(ascii: "=")) else {
                return Array(line)
            }
            let value: String? =
                switch Self.text(line[..<equals]) {
                case "num_samples": "\(draws)"
                case "num_chains": chains.map { "\($0)" }
                case "file" where isOfOutput: output
                default: nil
                }
            let end = line.last == 0x0D ? [UInt8(0x0D)] : []
            return value.map { line[...equals] + [0x20] + Array($0.utf8) + end } ?? Array(line)
        }
        return Array(lines.joined(separator: [0x0A]))
    }

    /// Whether a comment is no further in than the groups of arguments at the top.
    private static func isTop(_ line: ArraySlice<UInt8>) -> Bool {
        let marks = line.prefix(3)
        return marks.count == 3 && marks.first == UInt8(ascii: "#") && marks.last != 0x20
    }

    private static func text(_ line: ArraySlice<UInt8>) -> String {
        String(decoding: line.filter { ![0x23, 0x20, 0x0D].contains($0) }, as: UTF8.self)
    }
}
