/// A figure in a table of parameters that cannot be true.
enum ImpossibleRow {
    /// Columns whose figures are never negative.
    private static let spreads: Set<String> = [
        "sd", "std", "stddev", "std_dev", "var", "variance", "se", "stderr", "std_err", "mcse", "mcse_mean", "mcse_sd",
        "se_mean", "ess", "ess_bulk", "ess_tail", "n_eff", "neff", "r_hat", "rhat", "r-hat", "iqr", "mad", "sd_mean",
    ]
    private static let rhats: Set<String> = ["r_hat", "rhat", "r-hat"]
    private static let others: Set<String> = [
        "mean", "median", "param", "parameter", "name", "variable", "estimate", "sd",
    ]

    /// The last one.
    static func find(_ tail: [PlainLine], _ priors: ToldPriors) -> ImpossibleResult? {
        var (head, found): ([String], ImpossibleResult?) = ([], nil)
        for line in tail {
            let cells = line.text.split { $0.isWhitespace || "│┃║|┆,".contains($0) }.map { $0.lowercased() }
            if cells.count >= 3, cells.contains(where: Self.others.contains),
                cells.contains(where: Self.spreads.contains),
                !cells.contains(where: { Double($0) != nil })
            {
                head = cells
            } else if !head.isEmpty, let cause = Self.cause(cells, head) ?? Self.prior(cells, head, priors) {
                found = ImpossibleResult(line: line.line, cause: cause)
            } else if Self.isText(cells) {
                head = []
            }
        }
        return found
    }

    /// A mean that the prior, which the log tells as well, does not allow.
    private static func prior(_ cells: [String], _ head: [String], _ priors: ToldPriors) -> String? {
        let names = cells.count - head.count
        guard let place = head.firstIndex(of: "mean"), (0...1).contains(names), self.isRow(cells),
            let mean = Double(cells[place + names])
        else { return nil }
        return priors.excludes(cells[0], mean: mean)
    }

    /// Whether a line is no row and no rule between rows: a few words, or a sentence with numbers in it.
    private static func isText(_ cells: [String]) -> Bool {
        let hasWords = cells.contains { $0.contains(where: \.isLetter) }
        return hasWords && (cells.count < 3 || cells.contains { Double($0) != nil } && !Self.isRow(cells))
    }

    /// A name, of two words at most, and numbers behind it.
    private static func isRow(_ cells: [String]) -> Bool {
        cells.dropFirst(2).allSatisfy { Double($0) != nil || ["-", "na", "n/a", "missing", "null"].contains($0) }
    }

    /// Rows may begin with a name that the head has no word for.
    private static func cause(_ cells: [String], _ head: [String]) -> String? {
        guard cells.count >= 3, (head.count...(head.count + 1)).contains(cells.count), !cells[0].hasSuffix("__"),
            Self.isRow(cells)
        else {
            return nil
        }
        for (name, cell) in zip(head.reversed(), cells.reversed()) {
            guard let value = Double(cell) else { continue }
            // -1 stands for none where an estimate was not made.
            if Self.spreads.contains(name), value < 0, value != -1 { return "a \(name) of \(cell) cannot be" }
            if Self.rhats.contains(name), value > 0, value < 0.9 { return "an R-hat of \(cell) cannot be" }
        }
        return nil
    }
}
