import Foundation
import RhatchetServices
import Testing

/// The files of the record follow the log, however long it is.
@Suite struct RecordKeeperTests {
    @Test func `what there was no time for is said, and gone on with the next time`() throws {
        let play = try Performance()
        try play.example()
        let paths = play.project.paths
        let hurried = RecordKeeper(project: play.project, budget: .zero)
        try hurried.update()
        #expect(hurried.complaints.count == 1 && hurried.complaints[0].contains("up to line 0 so far"))
        #expect(FileManager.default.fileExists(atPath: paths.manifest.path))
        let keeper = RecordKeeper(project: play.project)
        try keeper.update()
        #expect(keeper.complaints == [])
        #expect(try FileManager.default.contentsOfDirectory(atPath: paths.transcripts.path) == ["INC-1.md"])
    }

    /// A manifest of many fixes takes seconds: it lags behind, by twenty times what it costs at most.
    @Test func `a manifest that costs much is not written at every step`() throws {
        let play = try Performance()
        try play.example()
        let paths = play.project.paths
        try RecordKeeper(project: play.project).update()
        let costly = #"{"through":1,"manifest":{"through":1,"at":\#(Date().timeIntervalSince1970),"seconds":3}}"#
        try Data(costly.utf8).write(to: paths.recordMark)
        try FileManager.default.removeItem(at: paths.manifest)
        try RecordKeeper(project: play.project).update()
        #expect(!FileManager.default.fileExists(atPath: paths.manifest.path))
        let later = costly.replacing("\"at\":", with: "\"at\":-60.0,\"was\":")
        try Data(later.utf8).write(to: paths.recordMark)
        try RecordKeeper(project: play.project).update()
        #expect(FileManager.default.fileExists(atPath: paths.manifest.path))
    }
}
