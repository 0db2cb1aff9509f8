import RhatchetProtocol
import RhatchetServices

/// The trainings that one command watches, each with what became of it.
final class WatchRound {
    /// One training, and how its watch has ended.
    private struct Place {
        let watch: Watch
        var status: Int32?
    }

    private var places: [Place]

    init(_ watches: [Watch]) {
        self.places = watches.map { Place(watch: $0) }
    }

    var all: [Watch] { self.places.map(\.watch) }
    var isAlone: Bool { self.places.count == 1 }
    var isOver: Bool { self.places.allSatisfy { $0.status != nil } }
    /// The worst: 3 where somebody is needed, else 2 where a watch broke off, else 1 where a training failed.
    var exitStatus: Int32 { self.places.compactMap(\.status).max() ?? 0 }
    var snapshots: [WatchSnapshot] { self.places.map(\.watch.snapshot) }
    var isLive: Bool { self.places.contains { $0.status == nil && $0.watch.isLive } }

    /// Steps each that goes on, in turn; what breaks one ends that one alone.
    ///
    /// - Returns: what has happened, one line each.
    func step() throws -> [String] {
        var news: [String] = []
        for place in self.places.indices where self.places[place].status == nil {
            let watch = self.places[place].watch
            do {
                try watch.step()
                news += try watch.takeNews().map { self.named($0, watch) }
            } catch  where !self.isAlone {
                self.places[place].status = 2
                news.append(self.named("! the watch breaks off, the training goes on: \(error)", watch))
            }
        }
        // What concerns the whole project is told by each of them.
        var told: Set<String> = []
        return news.filter { told.insert($0).inserted }
    }

    /// Those that have come to an end by now, each once.
    func takeEnded(isAttended: (Watch) -> Bool) -> [(Watch, WatchEnding)] {
        self.places.indices.compactMap { place in
            let watch = self.places[place].watch
            guard self.places[place].status == nil, let ending = watch.ending else { return nil }
            // With the director at the keyboard an incident that waits for a person ends nothing.
            if case .waiting = ending, isAttended(watch) { return nil }
            self.places[place].status = ending.exitStatus
            return (watch, ending)
        }
    }

    /// Does something with each that still goes on.
    func forEachOpen(_ act: (Watch) throws -> Void) throws {
        for place in self.places where place.status == nil { try act(place.watch) }
    }

    func close() { self.places.forEach { $0.watch.close() } }

    /// Each begins with its event's own words; with several the model stands before them.
    private func named(_ line: String, _ watch: Watch) -> String {
        self.isAlone ? line : "\(watch.plan.model): \(line)"
    }
}
