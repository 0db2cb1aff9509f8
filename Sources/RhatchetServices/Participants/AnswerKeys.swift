/// Finds the keys of an answer that nobody reads: a misspelled one would else be left out without a word.
struct AnswerKeys: Decodable {
    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// The keys of one change.
    private struct Part: Decodable {
        let keys: [String]

        init(from decoder: any Decoder) throws {
            self.keys = try decoder.container(keyedBy: Key.self).allKeys.map(\.stringValue)
        }
    }

    private static let ofAChange = ["parameter", "from", "to", "file", "line"]

    let keys: [String]
    private let changes: [Part]

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        self.keys = container.allKeys.map(\.stringValue)
        // What is no list of maps is told by whoever reads the changes.
        self.changes = (try? container.decode([Part].self, forKey: Key(stringValue: "changes"))) ?? []
    }

    /// Those that are not among `known`, with where they stand, in alphabetical order.
    func unknown(_ known: [String]) -> [String] {
        let inChanges = self.changes.enumerated().flatMap { place, part in
            part.keys.filter { !Self.ofAChange.contains($0) }.map { "changes[\(place)].\($0)" }
        }
        return (self.keys.filter { !known.contains($0) } + inChanges).sorted()
    }
}
