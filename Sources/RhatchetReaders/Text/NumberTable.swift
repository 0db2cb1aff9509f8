/// The numbers of a text file's rows, read column by column when they are wanted.
struct NumberTable: Sendable {
    let path: String
    let bytes: FileBytes
    let names: [String]
    /// Where every row begins.
    var rows: [Int]
    /// Whether an empty field is a missing number.
    var isEmptyNaN = false

    /// Some columns of all rows, one after the other.
    ///
    /// - Parameter columns: in ascending order.
    /// - Throws: ``ReadingError`` at the first field that is no number, and for a row with more or fewer fields than the
    ///   header has names.
    func columns(_ columns: [Int]) throws(ReadingError) -> [Double] {
        var slots = [Int](repeating: -1, count: self.names.count)
        for (slot, column) in columns.enumerated() { slots[column] = slot * self.rows.count }
        let parts = Slots(slots, last: columns.last ?? -1)
        var fault: RowFault?
        let values = [Double](unsafeUninitializedCapacity: columns.count * self.rows.count) { target, count in
            count = columns.count * self.rows.count
            fault = self.fill(target, parts)
            if fault != nil { target.update(repeating: 0) }
        }
        if let fault { throw self.error(fault) }
        return values
    }

    /// Which columns are read, and where their values go.
    private struct Slots {
        let first: [Int]
        /// The last column that is read. Where it is the table's last one the row must end behind it.
        let last: Int

        init(_ first: [Int], last: Int) {
            self.first = first
            self.last = last
        }

        var isWhole: Bool { self.last == self.first.count - 1 }
    }

    private func fill(_ target: UnsafeMutableBufferPointer<Double>, _ slots: Slots) -> RowFault? {
        let fault = DecimalReader.with { reader in
            self.bytes.with { buffer in
                slots.first.withUnsafeBufferPointer { first in
                    guard let base = buffer.baseAddress else { return RowFault?.none }
                    let end = base + self.bytes.count
                    for (index, start) in self.rows.enumerated() {
                        var row = FieldReader(base + start, end: end, reader, isEmptyNaN: self.isEmptyNaN)
                        guard let field = row.read(first, slots.last, isWhole: slots.isWhole, target, index) else {
                            continue
                        }
                        return RowFault(start: start, field: field, kind: row.fault)
                    }
                    return nil
                }
            }
        }
        return fault ?? nil
    }

    private struct RowFault {
        let start: Int
        let field: Int
        let kind: FieldReader.Fault
    }

    private func error(_ fault: RowFault) -> ReadingError {
        let line = self.bytes.with { buffer in buffer[..<fault.start].reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) } }
        let name = self.names[min(fault.field, self.names.count - 1)]
        switch fault.kind {
        case .noNumber(let text):
            return ReadingError(
                self.path,
                line: line,
                field: fault.field + 1,
                "'\(text)' in column '\(name)' is no number; draws are numbers, leave columns of text out"
            )
        case .tooFew:
            return ReadingError(
                self.path,
                line: line,
                "the row ends after \(fault.field + 1) of \(self.names.count) fields; the file is damaged or two programs wrote it"
            )
        case .tooMany:
            return ReadingError(
                self.path,
                line: line,
                "the row has more than \(self.names.count) fields; the file is damaged or two programs wrote it"
            )
        }
    }
}
