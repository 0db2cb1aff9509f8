import Foundation

/// What a chain of CmdStan has learnt: the adaptation in the comments of its output, and its last draw.
package struct StanAdaptation: Sendable {
    package enum Metric: Sendable, Equatable {
        case unit
        case diagonal([Double])
        /// Row by row.
        case dense([[Double]])
    }

    package let stepSize: Double
    package let metric: Metric
    /// The last whole row, by CmdStan's names of its columns.
    package let last: [(name: String, value: Double)]

    /// - Returns: nil for a file without an end of adaptation, or without a draw behind it.
    package init?(path: String) {
        guard let bytes = try? FileBytes(path: path), let lines = try? TextLines(bytes), let header = lines.header
        else {
            return nil
        }
        let comments = lines.comments.filter { $0.end <= lines.end }
        guard let start = comments.firstIndex(where: { $0.text.contains("Adaptation terminated") }),
            let row = lines.rows.last, comments[start].rows < lines.rows.count
        else { return nil }
        let rows = comments[start].rows
        let said = comments[start...].prefix { $0.rows == rows }.compactMap { comment in
            (try? bytes.bytes(comment.place)).map { String(decoding: $0, as: UTF8.self).dropFirst() }
        }
        guard let step = said.lazy.compactMap(Self.stepSize).first, let metric = Self.metric(said) else { return nil }
        guard let text = try? bytes.bytes(header) else { return nil }
        let names = HeaderFields.names(String(decoding: text, as: UTF8.self))
        let table = NumberTable(bytes: bytes, names: names, rows: [row])
        guard let values = try? table.columns(Array(names.indices)) else { return nil }
        self.stepSize = step
        self.metric = metric
        self.last = zip(names, values).map { ($0, $1) }
    }

    private static func stepSize(_ line: Substring) -> Double? {
        let parts = line.split(separator: "=")
        guard parts.count == 2, parts[0].contains("Step size") else { return nil }
        return Double(parts[1].filter { !$0.isWhitespace })
    }

    private static func metric(_ lines: [Substring]) -> Metric? {
        guard let title = lines.firstIndex(where: { $0.contains("inverse mass matrix") }) else {
            return lines.contains { $0.contains("No free parameters") } ? nil : .unit
        }
        let rows = lines[(title + 1)...].map(Self.numbers).prefix { $0 != nil }.compactMap(\.self)
        guard let first = rows.first, !first.isEmpty else { return nil }
        if lines[title].contains("Diagonal") { return .diagonal(first) }
        return rows.count == first.count ? .dense(Array(rows)) : nil
    }

    private static func numbers(_ line: Substring) -> [Double]? {
        let parts = line.split(separator: ",").map { Double($0.filter { !$0.isWhitespace }) }
        let numbers = parts.compactMap(\.self)
        return numbers.count == parts.count && !numbers.isEmpty ? numbers : nil
    }
}
