/// The head of an output of CmdStan with other values of some settings.
package enum StanHead {
    /// Words of a call that differ from those of the calls of its chains.
    package struct Call: Sendable, Equatable, Codable {
        /// The output as it was typed.
        package var output: String
        package var id: Int
        package var chains: Int

        package init(output: String, id: Int, chains: Int) {
            (self.output, self.id, self.chains) = (output, id, chains)
        }
    }

    /// - Parameters:
    ///   - head: comments and the names of the columns.
    ///   - draws: post-warm-up iterations, for `num_samples`.
    ///   - call: what the words of a call of several chains say, in place of those of one chain's own call: CmdStan writes the
    ///     same words into the output of each. nil leaves them.
    /// - Returns: the same head; everything else stays to the byte.
    package static func with(_ head: [UInt8], draws: Int, call: Call? = nil) -> [UInt8] {
        var isOfOutput = false
        let lines = head.split(separator: 0x0A, omittingEmptySubsequences: false).map { line -> [UInt8] in
            if Self.isTop(line) { isOfOutput = Self.text(line) == "output" }
            guard line.first == UInt8(ascii: "#"), let equals = line.firstIndex(of: UInt8(ascii: "=")) else {
                return Array(line)
            }
            let value: String? =
                switch Self.text(line[..<equals]) {
                case "num_samples": "\(draws)"
                case "num_chains": call.map { "\($0.chains)" }
                case "id": call.map { "\($0.id)" }
                case "file" where isOfOutput: call?.output
                default: nil
                }
            // What says so already stays as it is, with the remark that it is the default.
            guard let value, Self.value(line[(equals + 1)...]) != value else { return Array(line) }
            let end = line.last == 0x0D ? [UInt8(0x0D)] : []
            return line[...equals] + [0x20] + Array(value.utf8) + end
        }
        return Array(lines.joined(separator: [0x0A]))
    }

    /// Whether a comment is no further in than the groups of arguments at the top.
    private static func isTop(_ line: ArraySlice<UInt8>) -> Bool {
        let marks = line.prefix(3)
        return marks.count == 3 && marks.first == UInt8(ascii: "#") && marks.last != 0x20
    }

    private static func value(_ text: ArraySlice<UInt8>) -> String {
        let words = String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        return words.dropLast(words.last == "(Default)" ? 1 : 0).joined(separator: " ")
    }

    private static func text(_ line: ArraySlice<UInt8>) -> String {
        String(decoding: line.filter { ![0x23, 0x20, 0x0D].contains($0) }, as: UTF8.self)
    }
}
