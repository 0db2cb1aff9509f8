import Foundation
import RhatchetTraining

/// What the watch of a training has last shown; `latest.json` in the training's folder, for whoever looks on.
struct LatestSnapshot: Codable {
    /// ISO 8601, UTC.
    var time: String
    var snapshot: WatchSnapshot

    static func of(_ training: TrainingFolder) -> LatestSnapshot? {
        guard let data = FileManager.default.contents(atPath: training.latest) else { return nil }
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .asText
        return try? decoder.decode(LatestSnapshot.self, from: data)
    }

    fileprivate var data: Data? {
        let encoder = JSONEncoder()
        encoder.nonConformingFloatEncodingStrategy = .asText
        return try? encoder.encode(self)
    }
}

/// Keeps ``LatestSnapshot`` of a training, every few seconds and whenever something begins or ends.
struct SnapshotKeeper {
    private let training: TrainingFolder
    private var keptAt = -Double.infinity
    private var status: WatchSnapshot.Status?
    private static let interval = 5.0

    init(_ training: TrainingFolder) {
        self.training = training
    }

    /// - Parameter now: seconds on a clock that never steps.
    mutating func take(_ snapshot: @autoclosure () -> WatchSnapshot, status: WatchSnapshot.Status, now: Double) {
        guard status != self.status || now - self.keptAt >= Self.interval else { return }
        (self.status, self.keptAt) = (status, now)
        // It is made anew all the time, so nothing waits for the disk; and without room it is merely old.
        let data = LatestSnapshot(time: UTC.now, snapshot: snapshot()).data
        try? data?.write(to: URL(filePath: self.training.latest), options: .atomic)
    }
}

extension TrainingFolder {
    fileprivate var latest: String { "\(self.path)/latest.json" }
}
