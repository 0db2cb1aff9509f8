/// Rows of "at most the quantile": 0 and 1, one bit each, and their autocovariances by counting bits.
///
/// Autocovariances of an indicator and of its opposite are the same, so the one that is rarer may be marked.
struct IndicatorRows: ~Copyable, Autocovariance {
    let rows: Int
    let columns: Int
    private let words: Int
    private let bits: Storage<UInt64>
    /// How many are 1 in each row.
    private let ones: Storage<Int>
    /// How many of all rows are 1 in the first and in the last `reach` columns, times the row's own ones, added up.
    private var edges = 0
    private var reach = 0
    private var transformed: [Double] = []
    private let table: UnsafeMutablePointer<Double>
    private let transforms: Transforms

    /// Counting bits is so cheap that a transform pays only for chains that hardly mix.
    private var directLags: Int { 240 + 8 * self.words }

    /// - Parameter table: room for as many values, used where lags are so many that they need a transform.
    init(rows: Int, columns: Int, table: UnsafeMutablePointer<Double>, _ transforms: Transforms) {
        self.rows = rows
        self.columns = columns
        self.words = (columns + 63) / 64
        self.table = table
        self.transforms = transforms
        // One more, so that what follows the last word can be read.
        self.bits = Storage(rows * self.words + 1, of: 0)
        self.ones = Storage(rows, of: 0)
    }

    mutating func clear() {
        self.bits.base.update(repeating: 0, count: self.bits.count)
        self.ones.base.update(repeating: 0, count: self.rows)
        (self.edges, self.reach) = (0, 0)
        self.transformed = []
    }

    /// Marks the value at a place, counted through all rows; none may be marked twice.
    @inline(__always)
    func mark(_ place: UInt32) {
        let (row, column) = place.quotientAndRemainder(dividingBy: UInt32(truncatingIfNeeded: self.columns))
        self.bits[Int(row) * self.words + Int(column >> 6)] |= 1 << UInt64(column & 63)
        self.ones[Int(row)] &+= 1
    }

    var variance: Double {
        let columns = Double(self.columns)
        let sum = self.ones.all.prefix(self.rows).reduce(0) { $0 + Double($1) * (columns - Double($1)) }
        return sum / columns / (columns * Double(self.rows))
    }

    var varianceOfMeans: Double {
        self.rows > 1 ? Moments.variance(self.ones.all.prefix(self.rows).map { Double($0) / Double(self.columns) }) : 0
    }

    mutating func pair(_ lag: Int) -> (Double, Double) {
        if lag >= self.directLags {
            if self.transformed.isEmpty { self.transform() }
            return (self.transformed[lag], self.transformed[lag + 1])
        }
        return (self.direct(lag), self.direct(lag + 1))
    }

    /// The sum over each row of (x(t) - m)(x(t + lag) - m), with n m ones in it: both - m (first + last) + (n - lag) m².
    ///
    /// All but the division are whole numbers.
    private mutating func direct(_ lag: Int) -> Double {
        self.extendEdges(to: lag)
        var both = 0
        var squares = 0
        for row in 0..<self.rows {
            both &+= self.together(row, lag)
            squares &+= self.ones[row] &* self.ones[row]
        }
        let columns = Double(self.columns)
        let crossed = Double(2 * squares - self.edges) - (columns - Double(lag)) / columns * Double(squares)
        return (Double(both) - crossed / columns) / (columns * Double(self.rows))
    }

    /// How often a row is 1 at t and at t + lag.
    private func together(_ row: Int, _ lag: Int) -> Int {
        let (skip, shift) = (lag >> 6, UInt64(lag & 63))
        let first = self.bits.base + row * self.words
        var count = 0
        for word in 0..<self.words - skip {
            let here = first[word + skip]
            // What follows the row's last word is the next row's, and belongs to no lag of this one.
            let next = word + skip + 1 < self.words ? first[word + skip + 1] : 0
            let later = shift == 0 ? here : here >> shift | next << (64 - shift)
            count &+= (first[word] & later).nonzeroBitCount
        }
        return count
    }

    private mutating func extendEdges(to lag: Int) {
        while self.reach < lag {
            for row in 0..<self.rows {
                let ends = self.bit(row, self.reach) + self.bit(row, self.columns - 1 - self.reach)
                self.edges &+= ends &* self.ones[row]
            }
            self.reach += 1
        }
    }

    @inline(__always)
    private func bit(_ row: Int, _ column: Int) -> Int {
        Int(self.bits[row * self.words + column >> 6] >> UInt64(column & 63) & 1)
    }

    private mutating func transform() {
        for row in 0..<self.rows {
            let mean = Double(self.ones[row]) / Double(self.columns)
            for column in 0..<self.columns {
                self.table[row * self.columns + column] = Double(self.bit(row, column)) - mean
            }
        }
        let fourier = self.transforms.atLeast(2 * self.columns)
        self.transformed = fourier.autocovariances(
            self.table,
            rows: self.rows,
            columns: self.columns,
            lags: self.columns
        )
    }
}
