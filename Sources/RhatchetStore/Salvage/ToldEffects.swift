import RhatchetEngine
import RhatchetProtocol

/// Effects in the order in which they were asked for, and what the log alone tells of them.
struct ToldEffects {
    private(set) var effects: [StoredEffect] = []
    /// Places of those that are not told to be done, with what they are.
    private var waiting: [(place: Int, effect: Effect)] = []

    mutating func take(_ line: Line) throws {
        switch line.content {
        case .event(let event): try self.ask(event, line.sequence)
        case .note(.performed(let done)): self.tell(done)
        case .note: return
        }
    }

    private mutating func ask(_ event: Event, _ sequence: Int64) throws {
        self.waiting += event.effects.enumerated().map { (self.effects.count + $0, $1) }
        self.effects += try StoredEffect.asked(by: event, at: sequence)
    }

    private mutating func tell(_ done: PerformedEffect) {
        guard let index = self.waiting.firstIndex(where: { $0.effect == done.effect }) else { return }
        let place = self.waiting.remove(at: index).place
        (self.effects[place].progress, self.effects[place].result) = (.done, done.result)
    }
}
