/// Reads the fields of one row.
struct FieldReader {
    enum Fault {
        case noNumber(String)
        case tooFew
        case tooMany
    }

    private var next: UnsafePointer<UInt8>
    private let end: UnsafePointer<UInt8>
    private let reader: DecimalReader
    private let isEmptyNaN: Bool
    /// Why the row could not be read.
    private(set) var fault = Fault.tooFew

    init(_ start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, _ reader: DecimalReader, isEmptyNaN: Bool) {
        self.next = start
        self.end = end
        self.reader = reader
        self.isEmptyNaN = isEmptyNaN
    }

    /// Writes the values of the columns that have a place.
    ///
    /// - Parameters:
    ///   - first: where a column's values begin in `target`; negative for those that are not wanted.
    ///   - row: the place of this row's values among a column's.
    /// - Returns: the number of the field that could not be read, from 0 on; nil when all could.
    @inline(__always)
    mutating func read(
        _ first: UnsafeBufferPointer<Int>,
        _ last: Int,
        isWhole: Bool,
        _ target: UnsafeMutableBufferPointer<Double>,
        _ row: Int
    ) -> Int? {
        var column = 0
        while column <= last {
            if first[column] >= 0 {
                guard self.number(into: &target[first[column] + row]) else { return column }
            } else {
                self.skip()
            }
            if column < first.count - 1 {
                guard self.next < self.end, self.next.pointee == 0x2C else { return column }
                self.next += 1
            } else if isWhole, !self.isAtEnd {
                self.fault = .tooMany
                return column
            }
            column += 1
        }
        return nil
    }

    private var isAtEnd: Bool { self.next >= self.end }

    @inline(__always)
    private mutating func number(into value: inout Double) -> Bool {
        if let behind = self.reader.number(self.next, &value) {
            if behind.pointee == 0x2C || behind >= self.end {
                self.next = behind
                return true
            }
        }
        return self.loose(&value)
    }

    private mutating func loose(_ value: inout Double) -> Bool {
        let start = self.next
        self.skip()
        let field = UnsafeBufferPointer(start: start, count: self.next - start)
        guard let found = LooseField.value(field, isEmptyNaN: self.isEmptyNaN) else {
            self.fault = .noNumber(String(decoding: field.prefix(40), as: UTF8.self).filter { !$0.isNewline })
            return false
        }
        value = found
        return true
    }

    /// To the comma or the end of the row behind the field.
    private mutating func skip() {
        var isQuoted = false
        while self.next < self.end {
            if self.next.pointee == 0x22 { isQuoted.toggle() }
            if !isQuoted, self.next.pointee == 0x2C { return }
            self.next += 1
        }
    }
}
