/// A growing file with the draws of one chain, in whatever format.
///
/// The draws come in blocks as a draw log has them, so that everything behind is the same for every format.
package protocol ChainFile: Sendable {
    /// The file's columns; nil until they could be read.
    var layout: DrawLayout? { get }
    /// How the file stands behind the last draw that was taken.
    var condition: LogCondition { get }

    /// Gives every new draw to `take`, block by block and in order, with the place of the block in the file.
    mutating func poll(_ take: (BlockFrame, DrawLayout, _ offset: Int) -> Void)

    /// Reads post-warmup draws that were taken before once more, element by element.
    ///
    /// - Parameters:
    ///   - elements: numbers among all elements of the posterior.
    ///   - draws: as many as were taken, or fewer.
    ///   - index: where the blocks that were given lie.
    ///   - target: room for `draws` values of every element.
    /// - Throws: the system's number of the error.
    func read(
        _ elements: Range<Int>,
        draws: Int,
        index: BlockIndex,
        to target: UnsafeMutablePointer<Double>
    ) throws(LogFile.Failure)
}

/// A format of chains' files: how they are named in a run's folder, and how they are followed.
package struct ChainFormat: Sendable {
    /// What follows `chain-<c>` in the file's name, with its dot.
    package let suffix: String
    package let open: @Sendable (_ path: String, _ chain: Int) -> any ChainFile

    package init(suffix: String, open: @escaping @Sendable (_ path: String, _ chain: Int) -> any ChainFile) {
        self.suffix = suffix
        self.open = open
    }

    /// Rhatchet's own draw log.
    package static let drawLog = ChainFormat(suffix: ".draws") { path, _ in LogTail(path: path) }

    /// The number in `chain-<c>` and the suffix, when it is written as we write it.
    package func chain(ofFile name: String) -> Int? {
        guard name.hasPrefix("chain-"), name.hasSuffix(self.suffix) else { return nil }
        guard let chain = Int(name.dropFirst(6).dropLast(self.suffix.count)) else { return nil }
        return chain >= 0 && name == "chain-\(chain)\(self.suffix)" ? chain : nil
    }
}
