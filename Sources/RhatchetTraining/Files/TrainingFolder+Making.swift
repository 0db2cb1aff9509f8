import Foundation

extension TrainingFolder {
    /// Makes the training's folder, and those above it, when they are not there.
    package func create() throws(FileError) {
        try Folder.create(self.segments)
    }

    /// Makes the folder of the next segment with its `control` folder.
    ///
    /// mkdir(2) decides between two that want the same number: the second gets the next one.
    package func createSegment() throws(FileError) -> SegmentFolder {
        try self.create()
        var number = (self.segmentNumbers.last ?? 0) + 1
        while true {
            let segment = self.segment(number)
            if mkdir(segment.path, 0o755) == 0 {
                try Folder.create(segment.control)
                return segment
            }
            guard errno == EEXIST else { throw FileError(.create, segment.path, errno: errno) }
            number += 1
        }
    }

    /// Makes the folder of the segment with this number, or goes on with one that is there.
    package func createSegment(_ number: Int) throws(FileError) -> SegmentFolder {
        let segment = self.segment(number)
        try Folder.create(segment.control)
        return segment
    }

    /// Removes what a start that came to nothing has made: the segment, and the training when it has no other.
    package func discard(_ segment: SegmentFolder) {
        try? FileManager.default.removeItem(atPath: segment.path)
        self.discardIfEmpty()
    }

    /// Removes the training's folder when it has no segment.
    package func discardIfEmpty() {
        guard self.segmentNumbers.isEmpty else { return }
        rmdir(self.segments)
        // Other files than the lock would be somebody's work; then the folder stays.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: self.path)) ?? []
        guard names.allSatisfy({ $0 == "owner" || $0 == "continues.json" }) else { return }
        unlink("\(self.path)/continues.json")
        unlink(self.owner)
        rmdir(self.path)
    }
}
