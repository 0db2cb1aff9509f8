/// A segment as a new watch finds it.
package struct FoundSegment: Hashable, Sendable {
    package let folder: SegmentFolder
    package let status: SegmentStatus
    /// Not nil when the keeper stopped it at its deadline while nobody watched.
    package let keeperPause: KeeperPause?

    package init(folder: SegmentFolder, status: SegmentStatus, keeperPause: KeeperPause?) {
        self.folder = folder
        self.status = status
        self.keeperPause = keeperPause
    }
}
