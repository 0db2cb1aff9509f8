import RhatchetDiagnostics

/// One output file of CmdStan.
struct StanFile {
    let path: String
    let table: NumberTable
    let comments: StanComments
    /// Post-warmup rows.
    let rows: Int
    let isTorn: Bool

    /// Methods whose output is draws that R-hat can be asked about.
    private static let methods = ["sample", "generate_quantities", nil]

    /// - Throws: ``ReadingError`` for output of another method than sampling.
    init(_ table: NumberTable, _ lines: TextLines, _ comments: StanComments, isTorn: Bool) throws(ReadingError) {
        let method = comments.text("method")
        guard Self.methods.contains(method) else {
            throw ReadingError(
                table.path,
                "was written by the method '\(method ?? "")', which makes no chains; give output of the method 'sample'"
            )
        }
        let warmUp = comments.warmUp(of: lines.rows.count)
        var table = table
        table.rows = lines.rows.part(warmUp..<lines.rows.count)
        self.path = table.path
        self.table = table
        self.comments = comments
        self.rows = table.rows.count
        self.isTorn = isTorn
    }

    /// Whether a header is CmdStan's, where no comment says so.
    static func isStan(_ names: [String]) -> Bool { names.contains("divergent__") || names.first == "lp__" }

    /// Columns of the model, `lp__` first, which is no parameter but has to converge as they do.
    static func elements(of names: [String]) -> [Int] {
        names.indices.filter { names[$0] == "lp__" || !names[$0].hasSuffix("__") }
    }

    /// - Parameter number: the chain's place among the others.
    func chain(_ number: Int, elements: [Int]) throws(ReadingError) -> PosteriorChain {
        PosteriorChain(
            name: self.path,
            look: try StanStatistics(self.table).look(number, maxDepth: self.comments.number("max_depth")),
            source: .text(self.table, columns: elements)
        )
    }

    var notes: [ReadingNote] {
        guard self.rows > 0 else { return [.empty(self.path)] }
        let torn: [ReadingNote] = self.isTorn ? [.torn(self.path)] : []
        guard let planned = self.comments.planned, self.rows < planned else { return torn }
        return torn + [.unfinished(self.path, draws: self.rows, planned: planned)]
    }

    var facts: SamplingFacts {
        var facts = SamplingFacts()
        facts.sampler = "CmdStan"
        facts.model = self.comments.text("model")
        for key in ["delta", "max_depth", "num_warmup", "num_samples", "stepsize", "thin"] {
            facts.settings[key] = self.comments.number(key)
        }
        facts.planned = self.comments.planned
        facts.chains = self.comments.count("num_chains")
        return facts
    }
}
