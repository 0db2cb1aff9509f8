/// The draws of one chain as they come, element by element, within a stated number of bytes.
///
/// Memory grows by pieces of equally many draws, so that nothing is moved when it does, and half of it never stands
/// empty. Once the next piece would not fit, all is given up: draws are then to be read from where they were written.
/// A wrong number is never made from a part of them.
package struct KeptDraws: Sendable {
    /// Draws of a piece: an element's share of it is some cache lines long, and a chain that has just begun takes little.
    private static let pieceDraws = 64

    private let elements: Int
    private let allowance: Int
    private var pieces: [[Double]] = []
    /// Draws that came.
    package private(set) var count = 0
    /// Whether all of them are here.
    package private(set) var isWhole = true

    /// - Parameters:
    ///   - elements: values of one draw.
    ///   - allowance: bytes that may be used.
    package init(elements: Int, allowance: Int) {
        self.elements = elements
        self.allowance = allowance
    }

    /// Bytes in use.
    package var bytes: Int { self.pieces.count * self.pieceBytes }

    private var pieceBytes: Int { self.elements * Self.pieceDraws * MemoryLayout<Double>.stride }

    /// Takes so many draws in.
    ///
    /// - Parameter write: writes some of them, numbered from 0, one after the other from where it is told; the next
    ///   element's stand `stride` further on. Not called once draws have been given up.
    package mutating func append(
        _ count: Int,
        write: (_ draws: Range<Int>, _ target: UnsafeMutablePointer<Double>, _ stride: Int) -> Void
    ) {
        var done = 0
        while done < count, self.isWhole {
            let taken = (self.count + done) % Self.pieceDraws
            if taken == 0 { self.grow() }
            let next = min(count, done + Self.pieceDraws - taken)
            self.writeLast { write(done..<next, $0 + taken, Self.pieceDraws) }
            done = next
        }
        self.count += count
    }

    private mutating func grow() {
        guard self.bytes + self.pieceBytes <= self.allowance else {
            self.isWhole = false
            self.pieces = []
            return
        }
        self.pieces.append([Double](repeating: 0, count: self.elements * Self.pieceDraws))
    }

    private mutating func writeLast(_ body: (UnsafeMutablePointer<Double>) -> Void) {
        guard let last = self.pieces.indices.last else { return }
        self.pieces[last].withUnsafeMutableBufferPointer { piece in
            if let base = piece.baseAddress { body(base) }
        }
    }

    /// The first draws of one element, as many as `target` has room for and came.
    package func copy(_ element: Int, to target: UnsafeMutableBufferPointer<Double>) {
        let count = min(target.count, self.isWhole ? self.count : 0)
        for (number, first) in stride(from: 0, to: count, by: Self.pieceDraws).enumerated() {
            self.pieces[number].withUnsafeBufferPointer { piece in
                let own = piece[element * Self.pieceDraws..<(element + 1) * Self.pieceDraws]
                let room = UnsafeMutableBufferPointer(rebasing: target[first..<min(first + Self.pieceDraws, count)])
                _ = room.update(fromContentsOf: own.prefix(room.count))
            }
        }
    }

    /// All draws of one element; none once they have been given up.
    package func values(of element: Int) -> [Double] {
        [Double](unsafeUninitializedCapacity: self.isWhole ? self.count : 0) { target, count in
            count = self.isWhole ? self.count : 0
            self.copy(element, to: UnsafeMutableBufferPointer(rebasing: target[..<count]))
        }
    }
}
