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

    /// Where the R-hat of a table stands: so many cells before the last one.
    private struct Column {
        let fromEnd: Int
        /// Whether names of columns have blanks, so that two of them part the cells.
        let isWide: Bool
    }

    /// The row with the largest R-hat, the head of its table, and the value; nil without a table.
    ///
    /// Of a table that names its rows again, look after look, the last row counts.
    static func worst(_ tail: [PlainLine]) -> (row: LogLine, head: LogLine, rhat: Double)? {
        var (column, head, names): (Column?, LogLine?, Set<String>) = (nil, nil, [])
        var worst: (row: LogLine, head: LogLine, rhat: Double)?
        for line in tail {
            if let found = Self.column(line) {
                (column, head, names, worst) = (found, line.line, [], nil)
            } else if let place = column, let head, let rhat = Self.value(line, place) {
                let isAgain = rhat > 0 && !names.insert(Self.name(line, place)).inserted
                if isAgain || rhat > worst?.rhat ?? 0 { worst = (line.line, head, rhat) }
            } else if Self.isTypes(line) {
                continue
            } else if line.text.contains(where: { $0.isLetter || $0.isNumber }) {
                column = nil
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

    private static func column(_ line: PlainLine) -> Column? {
        if line.containsAny(self.coda) { return Column(fromEnd: 1, isWide: false) }
        guard line.containsAny(self.quick) else { return nil }
        let words = self.words(line)
        guard words.count >= 3, words.contains(where: { self.others.contains($0.lowercased()) }) else { return nil }
        let cells = self.cells(line).map { $0.split(separator: " ") }
        if cells.count >= 3, cells.count < words.count, cells.allSatisfy({ $0.count <= 2 }) {
            let place = cells.lastIndex { $0.contains { self.heads.contains($0.lowercased()) } }
            return place.map { Column(fromEnd: cells.count - 1 - $0, isWide: true) }
        }
        return words.lastIndex { self.heads.contains($0.lowercased()) }
            .map { Column(fromEnd: words.count - 1 - $0, isWide: false) }
    }

    /// The cells, also between the lines of a drawn table.
    private static func words(_ line: PlainLine) -> [Substring] {
        line.text.split { $0.isWhitespace || "│┃║|┆".contains($0) }
    }

    /// The cells of a table whose cells may have blanks.
    private static func cells(_ line: PlainLine) -> [Substring] {
        line.text.split(separator: /\s{2,}|\t|\s*[│┃║|┆]\s*/)
    }

    /// What stands before the numbers of a row: `theta[0, 1]` is two words.
    private static func name(_ line: PlainLine, _ column: Column) -> String {
        if column.isWide { return self.cells(line).first.map(String.init) ?? "" }
        let words = self.words(line)
        let name = words.prefix { Double($0) == nil }
        return (name.isEmpty ? words.prefix(2) : name).joined(separator: " ")
    }

    /// `divergences 0 of 1000` is a sentence below the table.
    private static func isCounting(_ word: Substring) -> Bool { word == "of" || word == "/" }

    private static func value(_ line: PlainLine, _ column: Column) -> Double? {
        let words = column.isWide ? self.cells(line) : self.words(line)
        // Apart from the density, what Stan adds are figures of the sampler, no parameters.
        guard let name = words.first, !name.hasSuffix("__") || name == "lp__" else { return 0 }
        let place = words.count - 1 - column.fromEnd
        // A colon or "=" before the number makes it a sentence below the table.
        guard words.count >= 3, place > 0, !words.contains(where: Self.isCounting), !words[place - 1].hasSuffix(":"),
            words[place - 1] != "="
        else { return nil }
        return Double(words[place])
    }
}
