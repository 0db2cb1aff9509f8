/// The worst R-hat in a table of parameters, as ArviZ, NumPyro and CmdStan print it.
enum SummaryTable {
    private static let heads: Set<String> = ["r_hat", "rhat", "r-hat", "split_r-hat"]
    private static let quick = [LoweredText("r_hat"), LoweredText("rhat"), LoweredText("r-hat")]

    /// The row with the largest R-hat, the head of its table, and the value; nil without a table.
    static func worst(_ tail: [PlainLine]) -> (row: LogLine, head: LogLine, rhat: Double)? {
        var (fromEnd, head): (Int?, LogLine?) = (nil, nil)
        var worst: (row: LogLine, head: LogLine, rhat: Double)?
        for line in tail {
            if let place = Self.column(line) {
                (fromEnd, head, worst) = (place, line.line, nil)
            } else if let place = fromEnd, let head, let rhat = Self.value(line, place) {
                if rhat > worst?.rhat ?? 0 { worst = (line.line, head, rhat) }
            } else if !line.isBlank {
                fromEnd = nil
            }
        }
        return worst
    }

    private static func column(_ line: PlainLine) -> Int? {
        guard line.containsAny(self.quick) else { return nil }
        let words = line.text.split(whereSeparator: \.isWhitespace)
        guard words.count >= 3, words.contains(where: { ["mean", "sd", "std", "Mean"].contains($0) }) else {
            return nil
        }
        return words.lastIndex { self.heads.contains($0.lowercased()) }.map { words.count - 1 - $0 }
    }

    private static func value(_ line: PlainLine, _ fromEnd: Int) -> Double? {
        let words = line.text.split(whereSeparator: \.isWhitespace)
        guard words.count >= 3, words.count - 1 - fromEnd > 0 else { return nil }
        return Double(words[words.count - 1 - fromEnd])
    }
}
