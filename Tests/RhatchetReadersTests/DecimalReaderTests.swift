import RhatchetReaders
import RhatchetTestSupport
import Testing

/// Numbers are read exactly, however they are written.
@Suite struct DecimalReaderTests {
    private func read(_ texts: [String]) throws -> [Double] {
        let csv = "x\n" + texts.joined(separator: "\n") + "\n"
        let posterior = try Posterior.text([("f.csv", Array(csv.utf8))])
        return try posterior.load([0], workers: 1)[0]
    }

    @Test func `every double is read back from its shortest text`() throws {
        var random = Seeded(7)
        var doubles: [Double] = []
        while doubles.count < 20000 {
            let double = Double(bitPattern: random.next())
            if double.isFinite { doubles.append(double) }
        }
        let read = try self.read(doubles.map(\.description))
        #expect(zip(read, doubles).allSatisfy { $0.bitPattern == $1.bitPattern })
    }

    @Test func `numbers of any length and power are those of the standard library`() throws {
        var random = Seeded(8)
        let texts = (0..<40000).map { _ -> String in
            let digits = Int.random(in: 1...25, using: &random)
            let point = Int.random(in: 0...digits, using: &random)
            let marks = (0..<digits).map { _ in String(Int.random(in: 0...9, using: &random)) }
            let power = Bool.random(using: &random) ? "e\(Int.random(in: -330...315, using: &random))" : ""
            let sign = Bool.random(using: &random) ? "-" : ""
            return sign + marks[..<point].joined() + "." + marks[point...].joined() + power
        }
        let read = try self.read(texts)
        for (text, value) in zip(texts, read) {
            let wanted = try #require(Double(text), "\(text)")
            if value.bitPattern != wanted.bitPattern { Issue.record("\(text): \(value) and not \(wanted)") }
        }
    }

    @Test(arguments: [
        ("0", 0), ("-0.0", -0.0), ("5e-324", .leastNonzeroMagnitude),
        ("2.2250738585072009e-308", .leastNormalMagnitude.nextDown),
        ("1.7976931348623157e308", .greatestFiniteMagnitude), ("1e400", .infinity), ("-1e400", -.infinity),
        ("1e-400", 0),
        ("9007199254740993", 9_007_199_254_740_992), ("9007199254740995", 9_007_199_254_740_996), ("1E+3", 1000),
        (".5", 0.5),
        ("5.", 5), ("inf", .infinity), ("-Inf", -.infinity), ("TRUE", 1), (" 1.5 ", 1.5), ("\"2\"", 2),
    ]) func `a number at the edge`(text: String, value: Double) throws {
        #expect(try self.read([text, "1"])[0].bitPattern == value.bitPattern)
    }

    @Test(arguments: ["abc", "1.2.3", "--1", "1e", "0x10", "1 2", "e5", ".", "-", "1,000"])
    func `what is no number is refused at its place`(text: String) {
        let error = #expect(throws: ReadingError.self) { try self.read(["1", text, "2"]) }
        #expect(error?.line == 3)
    }
}
