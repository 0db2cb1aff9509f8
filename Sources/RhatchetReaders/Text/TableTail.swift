import Foundation
package import RhatchetDraws

/// Follows one chain in a text file while it is written: an output file of CmdStan, or a plain table.
///
/// A last line without an end is held back until it has one.
package struct TableTail: ChainFile {
    private let path: String
    private let chain: Int
    /// Behind the last line that was taken.
    private var offset = 0
    /// The first bytes, by which a file that was begun anew under the same name is known.
    private var head: [UInt8] = []
    private var settledSize: Int?
    private var comments: [TextLines.Comment] = []
    private var reading: (any TableReading)?
    /// Rows that were taken, and the places of the post-warmup ones.
    private var count = 0
    private var rows = RowPlaces()
    package private(set) var layout: DrawLayout?
    package private(set) var condition: LogCondition = .short(offset: 0)

    /// Values that are read into memory together.
    private static let batch = 1 << 20

    package init(path: String, chain: Int) {
        self.path = path
        self.chain = chain
    }

    package mutating func poll(_ take: (BlockFrame, DrawLayout, _ offset: Int) -> Void) {
        do {
            let bytes = try FileBytes(path: self.path)
            guard bytes.count != self.settledSize else { return }
            guard try self.isSame(bytes) else { return self.condition = .damaged(offset: self.offset, .replaced) }
            try self.read(bytes, take)
            self.settledSize = bytes.count
        } catch {
            self.settledSize = nil
            self.condition = .unreadable(errno: access(self.path, F_OK) == 0 ? EIO : ENOENT)
        }
    }

    private func isSame(_ bytes: FileBytes) throws(ReadingError) -> Bool {
        guard bytes.count >= self.offset else { return false }
        return try bytes.bytes(0..<self.head.count) == self.head
    }

    private mutating func read(
        _ bytes: FileBytes,
        _ take: (BlockFrame, DrawLayout, _ offset: Int) -> Void
    ) throws(ReadingError) {
        var lines = try TextLines(bytes, from: self.offset)
        if self.reading == nil { self.comments = [] }
        // A comment whose end is missing is read again whole.
        let known = lines.comments.filter { $0.end <= lines.end }
        self.comments += known.map { TextLines.Comment(text: $0.text, rows: $0.rows + self.count, place: $0.place) }
        if self.reading == nil {
            guard let header = lines.header, header.upperBound < lines.end else {
                // Nothing is passed over before the names are there.
                return self.condition = bytes.count == 0 ? .whole : .short(offset: 0)
            }
            let text = String(decoding: try bytes.bytes(header), as: UTF8.self)
            guard self.begin(names: HeaderFields.names(text), before: header.lowerBound) else { return }
            self.head = try bytes.bytes(0..<min(1024, header.upperBound))
            // The names are no row, also where the first row behind them cannot be read.
            self.offset = header.upperBound
        } else if let first = lines.header {
            lines.takeHeaderForRow(first)
        }
        self.condition = lines.end < bytes.count ? .short(offset: lines.end) : .whole
        try self.take(lines, bytes, take)
    }

    /// Only what stands before the names counts: how much of the rest is there depends on when the file is looked at.
    private mutating func begin(names: [String], before header: Int) -> Bool {
        let comments = StanComments(self.comments.filter { $0.place.lowerBound < header })
        let reading: any TableReading =
            comments.isStan || StanFile.isStan(names)
            ? StanReading(names: names, comments: comments, chain: self.chain)
            : PlainReading(names: names, chain: self.chain)
        guard !reading.elements.isEmpty, let layout = try? DrawLayout(reading.header) else {
            self.condition = .damaged(offset: 0, .headerInvalid)
            return false
        }
        self.reading = reading
        self.layout = layout
        return true
    }

    private mutating func take(
        _ lines: TextLines,
        _ bytes: FileBytes,
        _ take: (BlockFrame, DrawLayout, _ offset: Int) -> Void
    ) throws(ReadingError) {
        guard let reading = self.reading, let layout = self.layout else { return }
        let most = max(1, min(256, Self.batch / max(1, reading.names.count)))
        for first in stride(from: 0, to: lines.rows.count, by: most) {
            let some = lines.rows.part(first..<min(first + most, lines.rows.count))
            guard self.take(some, reading, layout, bytes, take) else { return }
        }
        self.offset = lines.end
    }

    /// - Returns: false for a row that could not be read; those before it were taken, and nothing behind it is.
    private mutating func take(
        _ some: RowPlaces,
        _ reading: any TableReading,
        _ layout: DrawLayout,
        _ bytes: FileBytes,
        _ take: (BlockFrame, DrawLayout, _ offset: Int) -> Void
    ) -> Bool {
        guard let own = try? reading.own(some, of: bytes),
            let values = try? reading.block(own, of: bytes, from: self.count)
        else {
            guard some.count > 1 else {
                self.condition = .damaged(offset: some[0].lowerBound, .rowInvalid)
                return false
            }
            return some.allSatisfy { self.take([$0], reading, layout, bytes, take) }
        }
        if let first = own.first {
            values.withUnsafeBytes { take(BlockFrame(draws: own.count, payload: $0), layout, first.lowerBound) }
        }
        let warmUp = max(0, min(own.count, reading.warmUp - self.count))
        self.rows.append(own.part(warmUp..<own.count))
        self.count += own.count
        self.offset = some[some.count - 1].upperBound
        return true
    }

    package func read(
        _ elements: Range<Int>,
        draws: Int,
        index: BlockIndex,
        to target: UnsafeMutablePointer<Double>
    ) throws(LogFile.Failure) {
        guard let reading = self.reading, self.rows.count >= draws else { throw LogFile.Failure.ended }
        do {
            let bytes = try FileBytes(path: self.path)
            guard try self.isSame(bytes) else { throw LogFile.Failure.replaced }
            let table = reading.table(self.rows.part(0..<draws), of: bytes)
            let values = try table.columns(elements.map { reading.elements[$0] })
            values.withUnsafeBufferPointer { source in
                guard let base = source.baseAddress else { return }
                target.update(from: base, count: source.count)
            }
        } catch let failure as LogFile.Failure {
            throw failure
        } catch {
            throw LogFile.Failure.ended
        }
    }
}

extension ChainFormat {
    /// A text file under the name of a run's chain.
    package static let table = ChainFormat(suffix: ".csv") { path, chain in TableTail(path: path, chain: chain) }
}

extension [ChainFormat] {
    /// All that a run's folder may hold.
    package static let all: [ChainFormat] = [.drawLog, .table]
}
