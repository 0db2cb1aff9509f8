/// How the bytes of a block are found: what a valid header says, worked out once.
package struct DrawLayout: Sendable, Equatable {
    package let header: DrawLogHeader
    /// Scalar elements of each column, in the header's order.
    let elements: [Int]
    /// Bytes of one draw.
    package let rowBytes: Int
    /// Scalar elements of all posterior columns.
    package let parameters: Int
    /// Where they lie, in their order.
    let posterior: [ElementSpan]

    /// A draw of more than 256 MiB is taken for a damaged header.
    private static let largestRow = 1 << 28

    /// Throws `headerInvalid` for shapes that cannot be held and without a `tuning` column, `unknownFormat` for
    /// a format other than 1.
    package init(_ header: DrawLogHeader) throws(DrawLogDamage) {
        guard header.format == 1 else { throw .unknownFormat }
        var elements: [Int] = []
        var rowBytes = 0
        var posterior: [ElementSpan] = []
        for column in header.columns {
            guard let count = column.elements, count <= Self.largestRow else { throw .headerInvalid }
            if column.group == .posterior {
                let first = posterior.last?.elements.upperBound ?? 0
                let span = ElementSpan(elements: first..<first + count, rowOffset: rowBytes, dtype: column.dtype)
                posterior.append(span)
            }
            rowBytes += count * column.dtype.size
            guard rowBytes <= Self.largestRow else { throw .headerInvalid }
            elements.append(count)
        }
        let hasTuning = header.columns.contains { $0.statistic == .tuning && $0.elements == 1 }
        guard hasTuning, header.chain >= 0 else { throw .headerInvalid }
        self.header = header
        self.elements = elements
        self.rowBytes = rowBytes
        self.parameters = posterior.last?.elements.upperBound ?? 0
        self.posterior = posterior
    }

    /// Name of every scalar element of the posterior, in the log's order, as ArviZ shows it: `mu`, `theta[3]`
    /// without coordinates, `theta[north]` with them, `cov[a, b]` for two dimensions.
    package var parameterNames: [String] {
        self.header.columns.filter { $0.group == .posterior }.flatMap { $0.names(coords: self.header.coords ?? [:]) }
    }

    /// Whether draws of both may stand in one table.
    func holdsSameParameters(as other: DrawLayout) -> Bool {
        let mine = self.header.columns.filter { $0.group == .posterior }
        let theirs = other.header.columns.filter { $0.group == .posterior }
        return mine.elementsEqual(theirs) { $0.name == $1.name && $0.shape == $1.shape }
    }
}

extension DrawLogDamage: Error {}
