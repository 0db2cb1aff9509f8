import Foundation
import Testing

/// One case of `Fixtures/arviz.json`: how the draws are made, and arviz-stats' answers.
struct Fixture: Decodable, CustomTestStringConvertible {
    enum Kind: String, Decodable {
        case ar, uniform, heavy, counts, binary
    }

    var name: String
    var seed: UInt64
    var chains: Int
    var draws: Int
    var kind: Kind
    var number: Double
    var edits: [Edit]
    var rhat, essBulk, essTail, essMean: Answer
    var chainESS, bfmi: [Answer]
    /// The rest by name; null where we differ on purpose, or rounding decides.
    var more: [String: Answer?]
    /// The bits of all draws, added without carry: the two sides have the same doubles.
    var bits: UInt64

    var testDescription: String { "\(self.name): \(self.chains)x\(self.draws) \(self.kind) \(self.number)" }

    /// A number, or the text `nan`, `inf`, `-inf`.
    struct Answer: Decodable {
        var value: Double

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let value = try? container.decode(Double.self) {
                self.value = value
            } else {
                self.value = Double(try container.decode(String.self)) ?? 0
            }
        }
    }

    /// `[name, chain, number, start, end]`, the last two for `hold` and `put` only.
    struct Edit: Decodable {
        enum Name: String, Decodable {
            case shift, scale, offset, drift, grid, hold, put
        }

        var name: Name
        var chain: Int
        var number: Double
        var start = 0
        var end = 0

        init(from decoder: any Decoder) throws {
            var list = try decoder.unkeyedContainer()
            self.name = try list.decode(Name.self)
            self.chain = try list.decode(Int.self)
            self.number = try list.decode(Answer.self).value
            guard !list.isAtEnd else { return }
            self.start = try list.decode(Int.self)
            self.end = try list.decode(Int.self)
        }
    }

    static let all: [Fixture] = {
        let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let file = here.appendingPathComponent("Fixtures/arviz.json")
        guard let data = try? Data(contentsOf: file) else { return [] }
        return (try? JSONDecoder().decode([Fixture].self, from: data)) ?? []
    }()
}
