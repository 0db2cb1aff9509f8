import Foundation

/// What a launch has made so far, so that one that fails leaves nothing behind.
struct MadeForLaunch {
    let segment: SegmentFolder
    let log: String
    private let hadLog: Bool
    /// Folders made for the log, the outermost first.
    private var folders: [String] = []

    init(segment: SegmentFolder, log: String) {
        self.segment = segment
        self.log = log
        self.hadLog = access(log, F_OK) == 0
    }

    mutating func makeLogFolder() throws(LaunchError) {
        var missing: [String] = []
        var folder = (self.log as NSString).deletingLastPathComponent
        while !folder.isEmpty, folder != "/", !Folder.isFolder(folder) {
            missing.insert(folder, at: 0)
            folder = (folder as NSString).deletingLastPathComponent
        }
        for folder in missing {
            do { try Folder.create(folder) } catch { throw .file(error) }
            self.folders.append(folder)
        }
    }

    /// Takes everything away again; a log that holds somebody's output stays.
    func remove() {
        var found = stat()
        if !self.hadLog, stat(self.log, &found) == 0, found.st_size == 0 { unlink(self.log) }
        for folder in self.folders.reversed() { rmdir(folder) }
        let trainingPath = ((self.segment.path as NSString).deletingLastPathComponent as NSString)
            .deletingLastPathComponent
        TrainingFolder(path: trainingPath).discard(self.segment)
    }
}
