import RhatchetDraws

/// How rows of a text file become blocks of draws of one chain.
protocol TableReading: Sendable {
    /// Every column's, in the file's order.
    var names: [String] { get }
    /// Columns of the posterior's elements, in their order.
    var elements: [Int] { get }
    var header: DrawLogHeader { get }
    /// Rows of warm-up at the beginning of the file, when all of it is there.
    var warmUp: Int { get }

    /// Those of the rows that are the chain's.
    ///
    /// - Throws: ``ReadingError`` for a row that names no chain.
    func own(_ rows: RowPlaces, of bytes: FileBytes) throws(ReadingError) -> RowPlaces

    func table(_ rows: RowPlaces, of bytes: FileBytes) -> NumberTable

    /// The block's payload: column by column, doubles as this machine holds them, which Swift runs on little-endian only.
    ///
    /// - Parameter first: rows before these.
    /// - Throws: ``ReadingError`` for a row that is not as the names say.
    func block(_ rows: RowPlaces, of bytes: FileBytes, from first: Int) throws(ReadingError) -> [Double]
}
