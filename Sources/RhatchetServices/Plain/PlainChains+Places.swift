import RhatchetReaders

extension PlainChains {
    /// Numbers of the table's chains: those of its column, or, of a table that is one chain, the number in the file's name.
    ///
    /// - Parameters:
    ///   - mine: numbers that the table's chains have already; a table that is one chain has one for good.
    ///   - known: all numbers that are taken.
    func places(in file: String, mine: Set<Int>, known: Set<Int>) -> [Int] {
        guard self.isOneChain else { return self.numbers.sorted() }
        return mine.isEmpty ? [FoundOutputs.number(of: file, but: known)] : []
    }
}
