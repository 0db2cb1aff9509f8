/// Where the elements of one posterior column lie.
struct ElementSpan: Sendable, Equatable {
    /// The elements' numbers among all of the posterior.
    let elements: Range<Int>
    /// Bytes of one draw before the column; in a block of n draws it begins at n times that.
    let rowOffset: Int
    let dtype: DrawType

    /// The first byte of an element's values in the payload of a block of so many draws.
    @inline(__always)
    func offset(of element: Int, draws: Int) -> Int {
        draws * (self.rowOffset + (element - self.elements.lowerBound) * self.dtype.size)
    }
}
