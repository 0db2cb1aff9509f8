import RhatchetDiagnostics

/// A plain table of draws: a column for every element, and, where the file holds several chains, the columns `chain` and `draw`.
struct PlainFile {
    private let table: NumberTable
    private let chainColumn: Int?
    private let drawColumn: Int?

    init(_ table: NumberTable) {
        self.table = table
        let names = table.names.map { $0.lowercased() }
        self.chainColumn = Self.chainColumn(of: table.names)
        self.drawColumn = names.firstIndex { [".iteration", "draw", "iteration", "draw__", "iter__"].contains($0) }
    }

    /// The column with the chains' numbers.
    static func chainColumn(of names: [String]) -> Int? {
        names.firstIndex { [".chain", "chain", "chain__"].contains($0.lowercased()) }
    }

    /// Columns with values; not those that number the rows (R's and pandas' first one has no name).
    static func elements(of names: [String]) -> [Int] {
        let numbering: Set = [
            "", ".chain", "chain", "chain__", ".iteration", "iteration", "draw", "draw__", "iter__", ".draw",
        ]
        return names.indices.filter { column in
            let name = names[column].lowercased()
            return !numbering.contains(name) && (name == "lp__" || !name.hasSuffix("__"))
        }
    }

    /// - Parameter first: the number of this file's first chain.
    /// - Throws: ``ReadingError`` for a chain's or a draw's number that is none.
    func chains(from first: Int, elements: [Int]) throws(ReadingError) -> [PosteriorChain] {
        let own = try self.numbers().map(self.grouped) ?? [0: self.table.rows]
        var chains: [PosteriorChain] = []
        for (place, (chain, rows)) in own.sorted(by: { $0.key < $1.key }).enumerated() {
            var own = self.table
            own.rows = try self.ordered(rows, chain)
            let name = self.chainColumn == nil ? self.table.path : "chain \(Self.shown(chain)) of \(self.table.path)"
            let look = try StanStatistics(own).look(first + place, maxDepth: nil)
            chains.append(PosteriorChain(name: name, look: look, source: .text(own, columns: elements)))
        }
        return chains
    }

    private static func shown(_ number: Double) -> String {
        Int(exactly: number).map(String.init) ?? "\(number)"
    }

    /// The number of every row's chain; nil where the file is one chain.
    private func numbers() throws(ReadingError) -> [Double]? {
        guard let column = self.chainColumn else { return nil }
        let numbers = try self.table.columns([column])
        if numbers.contains(where: \.isNaN) {
            throw ReadingError(self.table.path, "a row has no number in its column '\(self.table.names[column])'")
        }
        return numbers
    }

    /// Every chain's rows.
    private func grouped(_ numbers: [Double]) -> [Double: RowPlaces] {
        var chains: [Double: RowPlaces] = [:]
        for row in numbers.indices { chains[numbers[row], default: RowPlaces()].append(self.table.rows[row]) }
        return chains
    }

    /// The rows of a chain in the order of its draws: that of the file where nothing else is said.
    private func ordered(_ rows: RowPlaces, _ chain: Double) throws(ReadingError) -> RowPlaces {
        guard let column = self.drawColumn else { return rows }
        var own = self.table
        own.rows = rows
        let numbers = try own.columns([column])
        if zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 }), numbers.first?.isNaN != true { return rows }
        let order = numbers.indices.sorted { numbers[$0] < numbers[$1] }
        if let twice = zip(order, order.dropFirst()).first(where: { !(numbers[$0] < numbers[$1]) }) {
            let (name, number) = (self.table.names[column], Self.shown(numbers[twice.0]))
            throw ReadingError(
                self.table.path,
                "chain \(Self.shown(chain)) has \(name) \(number) twice or not as a number; every draw of a chain has a number of its own"
            )
        }
        return RowPlaces(order.map { rows[$0] })
    }
}
