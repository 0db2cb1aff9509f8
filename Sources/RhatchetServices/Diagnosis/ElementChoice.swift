import RhatchetReaders

/// Which of a posterior's elements were asked for by name.
struct ElementChoice {
    private let names: [String]

    init(_ names: [String]) {
        self.names = names
    }

    /// The numbers of all elements with one of the names, `theta` meaning all of `theta[1]`, `theta[2]`, ….
    ///
    /// - Parameter wanted: none for all elements.
    /// - Throws: ``ReadingError`` for a name that none has.
    func numbers(_ wanted: [String]) throws(ReadingError) -> [Int] {
        guard !wanted.isEmpty else { return Array(self.names.indices) }
        let keys = self.names.map { [Self.bare($0), Self.variable($0)] }
        for name in wanted where !keys.contains(where: { $0.contains(Self.bare(name)) }) {
            throw ReadingError("--var", "'\(name)' is no variable of these draws; there are \(self.known)")
        }
        let bare = Set(wanted.map(Self.bare))
        return self.names.indices.filter { number in keys[number].contains { bare.contains($0) } }
    }

    private var known: String {
        var seen: Set<String> = []
        let variables = self.names.map(Self.variable).filter { seen.insert($0).inserted }
        return variables.prefix(12).joined(separator: ", ")
            + (variables.count > 12 ? " and \(variables.count - 12) more" : "")
    }

    /// `theta[1, 2]` and `theta[1,2]` are the same.
    private static func bare(_ name: String) -> String { name.filter { $0 != " " } }

    private static func variable(_ name: String) -> String { name.split(separator: "[").first.map(String.init) ?? name }
}
