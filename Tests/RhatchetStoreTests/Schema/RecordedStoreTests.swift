import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetStore
import RhatchetTestSupport
import Testing

/// A store of every released schema is opened, and all of it is there.
@Suite struct RecordedStoreTests {
    private let folder: ScratchFolder

    init() throws { self.folder = try ScratchFolder() }

    @Test(.enabled(if: RecordedStore.asked != nil, "asked for by RHATCHET_RECORD_SCHEMA"))
    func `the store of a new schema is recorded, and that of a released one is not touched`() throws {
        let file = RecordedStore.file(try #require(RecordedStore.asked))
        try #require(!FileManager.default.fileExists(atPath: file.path), "a released schema is never recorded again")
        try RecordedStore.play(on: SQLiteLedger(path: file.path))
    }
}
