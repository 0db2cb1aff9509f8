/// A desk in the course of a night: its queue, and how much it had to do.
struct DeskState: Sendable {
    /// In the order of arrival.
    var waiting: [Job] = []
    var busy = 0
    /// When it opens next, where that is awaited.
    var opening: Int64?
    var load = DeskLoad()

    /// The place in the queue of who is next: urgent work first, then the first come.
    func next(where canStart: (Job) -> Bool) -> Int? {
        self.waiting.firstIndex { $0.step.isUrgent && canStart($0) } ?? self.waiting.firstIndex(where: canStart)
    }
}
