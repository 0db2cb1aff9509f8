/// Every statistic of scalar elements of one shape, one element after the other: tables are made once, each element
/// is sorted once.
///
/// Load an element, then ask for what is wanted. It is as large as about ten times one element's draws.
package struct Summarizer: ~Copyable {
    let shape: Shape
    /// Draw t of chain c at c * draws + t.
    let draws: Storage<Double>
    let transforms = Transforms()
    let splitScores: NormalScores
    let table: RowTable
    var indicator: IndicatorRows
    let folding: Folding
    let chainScores: ChainScores
    private let sorter: DrawSorter
    private let orderMemory: OrderMemory
    private let splitMemory: OrderMemory
    private(set) var hasNaN = false

    /// - Parameters:
    ///   - chains: chains of every element.
    ///   - draws: draws of every chain that are used; further ones are left alone.
    package init(chains: Int, draws: Int) {
        let shape = Shape(chains: chains, draws: draws)
        self.shape = shape
        self.draws = Storage(shape.count, of: 0)
        self.splitScores = NormalScores(count: shape.splitCount)
        self.table = RowTable(rows: shape.rows, columns: shape.half)
        self.folding = Folding(count: shape.count)
        let scratch = self.folding.scratch
        self.indicator = IndicatorRows(rows: shape.rows, columns: shape.half, table: scratch, self.transforms)
        self.chainScores = ChainScores(shape)
        self.sorter = DrawSorter(count: shape.count)
        self.orderMemory = OrderMemory(shape.count)
        self.splitMemory = OrderMemory(shape.isEven ? 0 : shape.splitCount)
    }

    /// - Parameter chains: as many chains as were announced, each with at least the draws that were announced.
    package mutating func load(_ chains: [[Double]]) {
        self.load { chain, target in
            chains[chain].withUnsafeBufferPointer { source in
                for draw in target.indices { target[draw] = source[draw] }
            }
        }
    }

    /// - Parameter fill: writes all draws of a chain; it is called once for each.
    package mutating func load(_ fill: (_ chain: Int, _ draws: UnsafeMutableBufferPointer<Double>) -> Void) {
        for chain in 0..<self.shape.chains {
            let first = self.draws.base + chain * self.shape.draws
            fill(chain, UnsafeMutableBufferPointer(start: first, count: self.shape.draws))
        }
        self.hasNaN = self.draws.all.reduce(false) { $0 || $1.isNaN }
        if !self.hasNaN, self.shape.count > 0 { self.sort() }
    }

    private func sort() {
        self.sorter.order(UnsafePointer(self.draws.base), into: self.ordered)
        guard !self.shape.isEven else { return }
        let (ordered, split) = (self.ordered, self.split)
        var next = 0
        for index in 0..<ordered.count {
            guard let place = self.shape.splitPlace(ordered.places[index]) else { continue }
            split.values[next] = ordered.values[index]
            split.places[next] = place
            next += 1
        }
    }

    /// All draws in order; not to be asked for when one is NaN.
    var ordered: OrderedDraws { self.orderMemory.first(self.shape.count) }

    /// The draws that belong to a half chain in order, by their place among half chains.
    var split: OrderedDraws {
        self.shape.isEven ? self.ordered : self.splitMemory.first(self.shape.splitCount)
    }

    /// Whether R-hat and effective sample sizes are defined at all.
    var isSound: Bool { self.shape.isEnough && !self.hasNaN }

    /// All draws of all chains are equal, and a number.
    package var isConstant: Bool { !self.hasNaN && self.shape.count > 0 && self.ordered.isConstant }

    /// Draws, or what was made of them place by place, as centred half chains.
    func fillTable(from values: UnsafePointer<Double>) {
        for row in 0..<self.shape.rows {
            self.table.row(row).update(from: values + self.shape.start(ofRow: row), count: self.shape.half)
        }
    }
}
