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
    ///   - gaps: for every column how many from it on are not wanted, one after the other.
    ///   - row: the place of this row's values among a column's.
    /// - Returns: the number of the field that could not be read, from 0 on; nil when all could.
    @inline(__always)
    mutating func read(
        _ first: UnsafeBufferPointer<Int>,
        _ gaps: [Int],
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
                // The comma behind the last of them is taken below, as behind a field that is read.
                column += self.skip(gaps[column] - 1)
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

    /// Over so many fields with the commas behind them, eight bytes at a time.
    ///
    /// - Returns: how many were passed; fewer before the end of the row and before a quotation mark, in which a comma may stand.
    @inline(__always)
    private mutating func skip(_ fields: Int) -> Int {
        var passed = 0
        while passed < fields, self.next + 8 <= self.end {
            let eight = UnsafeRawPointer(self.next).loadUnaligned(as: UInt64.self).littleEndian
            guard Self.marks(eight, 0x22) == 0 else { return passed }
            var commas = Self.marks(eight, 0x2C)
            let count = commas.nonzeroBitCount
            guard passed + count >= fields else {
                passed += count
                self.next += 8
                continue
            }
            for _ in 0..<fields - passed - 1 { commas &= commas - 1 }
            self.next += commas.trailingZeroBitCount / 8 + 1
            return fields
        }
        return passed
    }

    /// The highest bit of each byte that is this one.
    @inline(__always)
    private static func marks(_ eight: UInt64, _ byte: UInt64) -> UInt64 {
        let (other, low) = (eight ^ byte &* 0x0101_0101_0101_0101, UInt64(0x7F7F_7F7F_7F7F_7F7F))
        return ~((other & low) &+ low | other | low)
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
