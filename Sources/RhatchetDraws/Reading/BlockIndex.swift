/// Where the draws of a log lie in its file, so that they can be read again.
package struct BlockIndex: Sendable {
    /// One block: its payload's place, and how many draws are in it.
    private struct Place {
        let offset: Int
        let draws: Int
    }

    private var places: [Place] = []
    /// Of every draw in the blocks, whether it is post-warmup.
    private var kept: [Bool] = []

    /// - Parameters:
    ///   - offset: of the payload in the file.
    ///   - kept: which of its draws are post-warmup.
    mutating func append(offset: Int, kept: [Bool]) {
        self.places.append(Place(offset: offset, draws: kept.count))
        self.kept += kept
    }

    /// The first post-warmup draws of some elements, element by element.
    ///
    /// Of every block only the elements' own bytes are read. Their checksums were right when the blocks were first read.
    ///
    /// - Parameters:
    ///   - draws: as many as that are on record, or fewer.
    ///   - target: room for `draws` values of every element.
    /// - Throws: what the system says, and `ENODATA` when the file has become shorter.
    func read(
        _ elements: Range<Int>,
        draws: Int,
        of layout: DrawLayout,
        from file: borrowing LogFile,
        to target: UnsafeMutablePointer<Double>
    ) throws(LogFile.Failure) {
        var buffer: [UInt8] = []
        var (first, done) = (0, 0)
        for place in self.places where done < draws {
            let rows = self.kept[first..<first + place.draws].indices.filter { self.kept[$0] }.map { $0 - first }
            let wanted = rows.prefix(draws - done)
            first += place.draws
            guard !wanted.isEmpty else { continue }
            for span in layout.posterior where span.elements.overlaps(elements) {
                let part = span.elements.clamped(to: elements)
                let start = span.offset(of: part.lowerBound, draws: place.draws)
                let count = part.count * place.draws * span.dtype.size
                try file.read(at: place.offset + start, count: count, into: &buffer)
                guard buffer.count == count else { throw LogFile.Failure.ended }
                buffer.withUnsafeBytes { bytes in
                    let block = BlockFrame(draws: place.draws, payload: bytes)
                    for element in part {
                        let own = (element - part.lowerBound) * place.draws * span.dtype.size
                        let row = target + (element - elements.lowerBound) * draws + done
                        for (index, draw) in wanted.enumerated() {
                            row[index] = block.value(at: own + draw * span.dtype.size, as: span.dtype)
                        }
                    }
                }
            }
            done += wanted.count
        }
    }
}
