import RhatchetTraining

/// `marks.json`: whether the draws of a segment may be used, where anything is to be said about it.
struct SegmentMark: Codable, Equatable {
    enum Status: String, Codable {
        case current
        /// A later segment stands in its place; its draws are kept and not pooled with those.
        case superseded
        /// Its draws were made under a fix that was rejected.
        case quarantined
    }

    var status: Status
    var incident: Int?
    var reason: String

    func write(to segment: SegmentFolder) throws {
        try AtomicFile.write(json: self, to: segment.marks)
    }
}

extension SegmentFolder {
    /// Whether its draws may be used, be it that a later segment stands in its place.
    var isUsable: Bool { AtomicFile.read(SegmentMark.self, from: self.marks)?.status != .quarantined }
}
