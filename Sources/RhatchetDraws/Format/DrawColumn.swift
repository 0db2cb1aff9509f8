/// One variable of the model or one statistic of the sampler, as a draw log's header describes it.
package struct DrawColumn: Sendable, Codable, Equatable {
    package var name: String
    package var group: Group
    package var dtype: DrawType
    /// Sizes in C order; empty for a scalar.
    package var shape: [Int]
    /// Names of the dimensions, one per entry of `shape`; empty when the model names none.
    package var dims: [String]

    /// ArviZ's group.
    package enum Group: String, Sendable, Codable {
        case posterior
        case sampleStats = "sample_stats"
    }

    package init(name: String, group: Group, dtype: DrawType = .float64, shape: [Int] = [], dims: [String] = []) {
        self.name = name
        self.group = group
        self.dtype = dtype
        self.shape = shape
        self.dims = dims
    }

    /// Scalar elements of one draw; nil when a size is negative or the product cannot be held.
    package var elements: Int? {
        var product = 1
        for size in self.shape {
            let (next, overflow) = product.multipliedReportingOverflow(by: size)
            guard size >= 0, !overflow else { return nil }
            product = next
        }
        return product
    }
}
