/// The worst R-hat in a table of parameters, as ArviZ, NumPyro and CmdStan print it.
enum SummaryTable {
    private static let heads: Set<String> = ["r_hat", "rhat", "r-hat", "split_r-hat", "psrf", "r^"]
    private static let quick = ["r_hat", "rhat", "r-hat", "psrf", "r^"].map(LoweredText.init)
    /// What else the head of such a table has.
    private static let others: Set<String> = [
        "mean", "sd", "std", "median", "param", "parameter", "name", "variable", "ess", "ess_bulk", "n_eff", "neff",
    ]
    /// `gelman.diag` of coda, whose R-hat is the point estimate.
    private static let coda = [LoweredText("point est. upper c.i.")]

    /// The row with the largest R-hat, the head of its table, and the value; nil without a table.
    static func worst(_ tail: [PlainLine]) -> (row: LogLine, head: LogLine, rhat: Double)? {
        var (fromEnd, head): (Int?, LogLine?) = (nil, nil)
        var worst: (row: LogLine, head: LogLine, rhat: Double)?
        for line in tail {
            if let place = Self.column(line) {
                (fromEnd, head, worst) = (place, line.line, nil)
            } else if let place = fromEnd, let head, let rhat = Self.value(line, place) {
                if rhat > worst?.rhat ?? 0 { worst = (line.line, head, rhat) }
            } else if Self.isTypes(line) {
                continue
            } else if line.text.contains(where: { $0.isLetter || $0.isNumber }) {
                fromEnd = nil
            }
        }
        return worst
    }

    /// The types of the columns, which polars and Julia print below their names.
    private static func isTypes(_ line: PlainLine) -> Bool {
        let types: Set<Substring> = [
            "str", "f64", "f32", "i64", "i32", "u32", "u64", "bool", "cat", "---", "<chr>", "<dbl>", "<int>",
            "Symbol", "Float64", "Float32", "Int64", "Bool", "String", "Missing",
        ]
        return self.words(line).allSatisfy(types.contains)
    }

    private static func column(_ line: PlainLine) -> Int? {
        if line.containsAny(self.coda) { return 1 }
        guard line.containsAny(self.quick) else { return nil }
        let words = self.words(line)
        guard words.count >= 3, words.contains(where: { self.others.contains($0.lowercased()) }) else { return nil }
        return words.lastIndex { self.heads.contains($0.lowercased()) }.map { words.count - 1 - $0 }
    }

    /// The cells, also between the lines of a drawn table.
    private static func words(_ line: PlainLine) -> [Substring] {
        line.text.split { $0.isWhitespace || "│┃║|┆".contains($0) }
    }

    private static func value(_ line: PlainLine, _ fromEnd: Int) -> Double? {
        let words = self.words(line)
        // Apart from the density, what Stan adds are figures of the sampler, no parameters.
        guard let name = words.first, !name.hasSuffix("__") || name == "lp__" else { return 0 }
        guard words.count >= 3, words.count - 1 - fromEnd > 0 else { return nil }
        return Double(words[words.count - 1 - fromEnd])
    }
}
