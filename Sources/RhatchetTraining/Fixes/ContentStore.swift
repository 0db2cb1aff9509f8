package import Foundation

/// Files as they were, kept under their hash: what was changed can be put back byte for byte.
package struct ContentStore: Sendable {
    private let folder: URL

    /// - Parameter folder: made when the first content is kept.
    package init(folder: URL) {
        self.folder = folder
    }

    /// Keeps `data`; the same data is kept once.
    package func keep(_ data: Data) throws -> ContentHash {
        let hash = ContentHash(of: data)
        let place = self.place(hash)
        guard !FileManager.default.fileExists(atPath: place.path) else { return hash }
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try AtomicFile.write(data, to: place.path)
        return hash
    }

    /// What was kept under `hash`.
    ///
    /// - Throws: ``FixError/contentDamaged(_:)`` when the bytes are no longer those that were kept.
    package func content(_ hash: ContentHash) throws -> Data {
        let data = try Data(contentsOf: self.place(hash))
        guard ContentHash(of: data) == hash else { throw FixError.contentDamaged(self.place(hash).path) }
        return data
    }

    private func place(_ hash: ContentHash) -> URL {
        self.folder.appending(path: String(hash.description.prefix(2))).appending(path: hash.description)
    }
}
