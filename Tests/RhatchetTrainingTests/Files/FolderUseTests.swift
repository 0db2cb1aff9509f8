import Foundation
import RhatchetTraining
import Testing

@Suite(.timeLimit(.minutes(1)))
struct FolderUseTests {
    private let scratch: Scratch
    private let folder: String

    init() throws {
        self.scratch = try Scratch()
        self.folder = self.scratch.path("made")
        try Folder.create(self.folder)
    }

    @Test func `a folder that nobody else uses goes with all that is in it`() throws {
        let use = FolderUse(self.folder)
        try Data("half made".utf8).write(to: URL(filePath: self.folder + "/store"))
        #expect(use.removeIfAlone())
        #expect(!FileManager.default.fileExists(atPath: self.folder))
    }

    @Test func `a folder that another has come to use stays, until that one has left`() {
        let maker = FolderUse(self.folder)
        var other: FolderUse? = FolderUse(self.folder)
        #expect(!maker.removeIfAlone())
        #expect(FileManager.default.fileExists(atPath: self.folder))
        _ = other.take()
        #expect(maker.removeIfAlone())
    }

    @Test func `a folder that was taken away before it was locked is made again`() throws {
        try FileManager.default.removeItem(atPath: self.folder)
        let use = FolderUse(self.folder)
        #expect(FileManager.default.fileExists(atPath: self.folder))
        #expect(use.removeIfAlone())
    }
}
