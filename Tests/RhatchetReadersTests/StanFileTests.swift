import Foundation
import RhatchetDiagnostics
import RhatchetReaders
import Testing

/// CmdStan's CSV files.
@Suite struct StanFileTests {
    private static let draws = (1...4).map { StanText.row([Double($0), 10, -Double($0)], lp: -Double($0)) }

    private func read(_ files: [StanText]) throws -> Posterior {
        try Posterior.text(files.enumerated().map { ("c\($0 + 1).csv", $1.bytes) })
    }

    @Test func `names are Stan's, lp__ comes first, and what belongs to the sampler is no variable`() throws {
        let posterior = try self.read([StanText(draws: Self.draws)])
        #expect(posterior.elements == ["lp__", "mu", "theta[1]", "theta[2]"])
        #expect(try posterior.load([1, 3], workers: 1) == [[1, 2, 3, 4, -1, -2, -3, -4]])
        #expect(posterior.facts.model == "eight_model")
        #expect(posterior.facts.settings["max_depth"] == 10)
        #expect(posterior.notes.isEmpty)
    }

    @Test(arguments: [
        ("x", "x"), ("x.1", "x[1]"), ("x.12.3", "x[12,3]"), ("z.1.real", "z[1,real]"), ("a.2:1.2", "a[2].1[2]"),
        ("p:1:2", "p.1.2"),
    ]) func `a column's name as Stan writes it`(column: String, name: String) throws {
        let posterior = try self.read([StanText(draws: [StanText.row([1])], names: [column], planned: 1)])
        #expect(posterior.elements == ["lp__", name])
    }

    @Test(arguments: [true, false]) func `warm-up that was saved is left out`(isOld: Bool) throws {
        var text = StanText(
            isOld: isOld,
            warmUp: [StanText.row([7, 7, 7]), StanText.row([8, 8, 8])],
            draws: Self.draws
        )
        text.savesWarmUp = true
        #expect(try self.read([text]).load([1], workers: 1) == [[1, 2, 3, 4]])
        // Ended before adaptation did: only the settings say what is warm-up.
        (text.isAdapted, text.isFinished) = (false, false)
        #expect(try self.read([text]).draws == 4)
        text.draws = []
        #expect(throws: ReadingError.self) { try self.read([text]) }
    }

    @Test func `thinning lowers what was planned`() throws {
        var text = StanText(draws: Self.draws, planned: 8)
        text.settings = "#     thin = 2\n"
        #expect(try self.read([text]).notes.isEmpty)
        text.settings = "#     thin = 1 (Default)\n"
        #expect(try self.read([text]).notes == [.unfinished("c1.csv", draws: 4, planned: 8)])
    }

    @Test func `a line that is not whole is left out and said`() throws {
        var text = StanText(draws: Self.draws, planned: 4)
        text.isFinished = false
        let whole = text.bytes
        // Even where all fields are there: the last number may go on.
        for cut in 1...12 {
            let posterior = try Posterior.text([("c.csv", Array(whole.dropLast(cut)))])
            #expect(posterior.draws == 3)
            #expect(posterior.notes == [.torn("c.csv"), .unfinished("c.csv", draws: 3, planned: 4)])
        }
    }

    @Test func `statistics of the sampler are counted`() throws {
        let rows = [
            StanText.row([1, 2, 3], lp: -1, depth: 10), StanText.row([1, 2, 3], lp: -1, divergent: 1),
            StanText.row([2, 3, 4], lp: -2), StanText.row([3, 4, 5], lp: -4, depth: 10),
        ]
        let look = try self.read([StanText(draws: rows)]).chains[0].look
        #expect(look.draws == 4)
        #expect(look.divergent == 1)
        #expect(look.saturated == 2)
        #expect(look.unmoved == 1.0 / 3)
        #expect(look.stepSize == 0.8)
    }

    @Test func `chains are cut to the shortest, and empty ones left out`() throws {
        let short = StanText(draws: Array(Self.draws[1..<3]), planned: 2)
        let none = StanText(draws: [], planned: 2)
        let posterior = try self.read([StanText(draws: Self.draws), short, none])
        #expect(posterior.draws == 2)
        #expect(try posterior.load([1], workers: 2) == [[1, 2], [2, 3]])
        #expect(posterior.notes == [.empty("c3.csv"), .cut(to: 2, longest: 4)])
    }

    @Test func `files of two models are refused, with what differs`() throws {
        let one = StanText(draws: Self.draws)
        var other = StanText(model: "other_model", draws: Self.draws)
        let error = #expect(throws: ReadingError.self) { try self.read([one, other]) }
        #expect(error?.description.contains("'other_model'") == true)
        (other.model, other.names) = ("eight_model", ["mu", "theta.1", "tau"])
        let second = #expect(throws: ReadingError.self) { try self.read([one, other]) }
        #expect(second?.description.contains("'theta[2]' is lacking") == true)
    }

    @Test func `a chain that is given twice, and one that is missing, are said`() throws {
        var text = StanText(draws: Self.draws)
        text.settings += "#     num_chains = 3\n"
        #expect(
            try self.read([text, text]).notes == [.missing(chains: 2, planned: 3), .identical("c1.csv", "c2.csv")]
        )
    }

    @Test func `output of another method is refused`() {
        let text = StanText(draws: Self.draws).text.replacing("method = sample (Default)", with: "method = optimize")
        let error = #expect(throws: ReadingError.self) { try Posterior.text([("o.csv", Array(text.utf8))]) }
        #expect(error?.description.contains("'optimize'") == true)
    }

    @Test func `two programs on one file are seen at the line`() throws {
        let text = StanText(draws: Self.draws).text.replacing("\n-3.0,", with: "\n-3.0,0.1,0.2\n-3.0,")
        let error = try #require(throws: ReadingError.self) {
            try Posterior.text([("c.csv", Array(text.utf8))]).load([0, 1, 2, 3], workers: 1)
        }
        let line = text.components(separatedBy: "\n").firstIndex { $0.hasPrefix("-3.0,0.1") }
        #expect(error.line == line.map { $0 + 1 })
    }
}
