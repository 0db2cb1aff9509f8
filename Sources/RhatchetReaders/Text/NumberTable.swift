/// The numbers of a text file's rows, read column by column when they are wanted.
struct NumberTable: Sendable {
    let bytes: FileBytes
    let names: [String]
    /// Every row, without its end.
    var rows: RowPlaces
    /// Whether an empty field is a missing number.
    var isEmptyNaN = false

    /// Bytes that are read together, unless a row is longer: few enough that they stay in a near cache.
    private static let piece = 1 << 18

    var path: String { self.bytes.path }

    /// Some columns of all rows, one after the other.
    ///
    /// - Parameter columns: in ascending order.
    /// - Throws: ``ReadingError`` at the first field that is no number, and for a row with more or fewer fields than the
    ///   header has names.
    func columns(_ columns: [Int]) throws(ReadingError) -> [Double] {
        var slots = [Int](repeating: -1, count: self.names.count)
        for (slot, column) in columns.enumerated() { slots[column] = slot * self.rows.count }
        let parts = Slots(slots, last: columns.last ?? -1)
        var failure: ReadingError?
        let values = [Double](unsafeUninitializedCapacity: columns.count * self.rows.count) { target, count in
            count = columns.count * self.rows.count
            failure = self.fill(target, parts)
            if failure != nil { target.update(repeating: 0) }
        }
        if let failure { throw failure }
        return values
    }

    /// Which columns are read, and where their values go.
    private struct Slots {
        let first: [Int]
        /// For every column how many from it on are not read, one after the other.
        let gaps: [Int]
        /// The last column that is read; where it is the table's last one the row must end behind it.
        let last: Int

        init(_ first: [Int], last: Int) {
            self.first = first
            self.last = last
            var gaps = [Int](repeating: 0, count: first.count)
            for column in first.indices.reversed() where first[column] < 0 {
                gaps[column] = 1 + (column + 1 < first.count ? gaps[column + 1] : 0)
            }
            self.gaps = gaps
        }

        var isWhole: Bool { self.last == self.first.count - 1 }
    }

    private func fill(_ target: UnsafeMutableBufferPointer<Double>, _ slots: Slots) -> ReadingError? {
        var buffer: [UInt8] = []
        var first = 0
        do throws(ReadingError) {
            while first < self.rows.count {
                let end = self.end(ofPieceFrom: first)
                let range = self.rows[first].lowerBound..<self.rows[end - 1].upperBound
                let fault = try self.bytes.with(range, &buffer) {
                    self.fill(target, slots, first..<end, $0, range.lowerBound)
                }
                if let fault { throw try self.error(fault) }
                first = end
            }
            return nil
        } catch {
            return error
        }
    }

    /// Rows behind one another, as many as are read together.
    private func end(ofPieceFrom first: Int) -> Int {
        var end = first + 1
        let start = self.rows[first].lowerBound
        while end < self.rows.count, self.rows[end].lowerBound >= self.rows[end - 1].upperBound,
            self.rows[end].upperBound - start <= Self.piece
        { end += 1 }
        return end
    }

    private func fill(
        _ target: UnsafeMutableBufferPointer<Double>,
        _ slots: Slots,
        _ rows: Range<Int>,
        _ piece: UnsafeBufferPointer<UInt8>,
        _ offset: Int
    ) -> RowFault? {
        let fault = DecimalReader.with { reader in
            slots.first.withUnsafeBufferPointer { first in
                guard let base = piece.baseAddress else { return RowFault?.none }
                for index in rows {
                    let place = self.rows[index]
                    let (start, end) = (base + place.lowerBound - offset, base + place.upperBound - offset)
                    var row = FieldReader(start, end: end, reader, isEmptyNaN: self.isEmptyNaN)
                    guard let field = row.read(first, slots.gaps, slots.last, isWhole: slots.isWhole, target, index)
                    else {
                        continue
                    }
                    return RowFault(start: place.lowerBound, field: field, kind: row.fault)
                }
                return nil
            }
        }
        return fault ?? nil
    }

    private struct RowFault {
        let start: Int
        let field: Int
        let kind: FieldReader.Fault
    }

    /// The line's number is counted only now that it is wanted.
    private func error(_ fault: RowFault) throws(ReadingError) -> ReadingError {
        var (line, start, buffer): (Int, Int, [UInt8]) = (1, 0, [])
        while start < fault.start {
            let end = min(start + Self.piece, fault.start)
            line += try self.bytes.with(start..<end, &buffer) { piece in piece.count { $0 == 0x0A } }
            start = end
        }
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
