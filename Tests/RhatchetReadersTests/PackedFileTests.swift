import Foundation
import RhatchetReaders
import Testing

/// Files that gzip packed; `Fixtures/make_packed.py` made them.
@Suite struct PackedFileTests {
    struct Packed: Decodable, CustomTestStringConvertible {
        let kind: String
        let level: Int
        let sum: Int
        let gzip: Data
        var testDescription: String { "\(self.kind), level \(self.level)" }
    }

    static let all: [Packed] = {
        let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/packed.json")
        return (try? JSONDecoder().decode([Packed].self, from: Data(contentsOf: url))) ?? []
    }()

    private func values(_ bytes: [UInt8]) throws -> [Double] {
        try Posterior.text([("p.csv.gz", bytes)]).load([0, 1], workers: 1)[0]
    }

    @Test func `the fixtures are there`() { #expect(Self.all.count == 13) }

    @Test(arguments: all) func `a packed table is read as the table`(packed: Packed) throws {
        let values = try self.values(Array(packed.gzip))
        switch packed.kind {
        case "small": #expect(values == [1, 3, 2, 4])
        case "repeated": #expect(values == Array(repeating: 1.25, count: 3000) + Array(repeating: 2.5, count: 3000))
        default:
            // The same rows at every level, also as two files one after the other.
            let first = try self.values(Array(try #require(Self.all.first { $0.kind == "numbers" }).gzip))
            #expect(values == first)
            #expect(Set(values).count > 790)
        }
    }

    @Test(arguments: all.filter { $0.kind == "numbers" }) func `what is cut off is read to its last whole row`(
        packed: Packed
    )
        throws
    {
        let whole = try self.values(Array(packed.gzip))
        let posterior = try Posterior.text([("p.csv.gz", Array(packed.gzip.dropLast(packed.gzip.count / 3)))])
        #expect(posterior.notes == [.torn("p.csv.gz")])
        #expect((100..<400).contains(posterior.draws))
        #expect(try posterior.load([0], workers: 1)[0] == Array(whole[..<posterior.draws]))
    }

    @Test func `a bit that is another is seen by the sum`() throws {
        var bytes = Array(try #require(Self.all.first { $0.kind == "numbers" && $0.level == 0 }).gzip)
        bytes[200] ^= 1
        let error = #expect(throws: ReadingError.self) { try self.values(bytes) }
        #expect(error?.description.contains("damaged") == true)
    }
}
