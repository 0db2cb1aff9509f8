import RhatchetServices

/// Whose turn the keys are: the training that was chosen with Tab, or the one in which the director is needed.
struct KeyboardDesk {
    private let watches: [Watch]
    private var keys: [DirectorKeys]
    private var seats: [DirectorSeat?]
    private(set) var selected = 0

    init(_ watches: [Watch]) {
        self.watches = watches
        self.keys = watches.map(DirectorKeys.init)
        self.seats = watches.map { _ in nil }
    }

    /// Looks who waits for the director; a training that does comes to the front when the one in front does not.
    mutating func look() {
        self.seats = self.watches.map(DirectorSeat.init)
        guard self.seats[self.selected] == nil, let waiting = self.seats.firstIndex(where: { $0 != nil }) else {
            return
        }
        self.selected = waiting
    }

    var prompt: String? { self.keys[self.selected].prompt(self.seats[self.selected]) }

    mutating func take(_ key: Character) throws {
        guard key != "\t" || self.keys[self.selected].isTyping else {
            return self.selected = (self.selected + 1) % self.watches.count
        }
        try self.keys[self.selected].take(key, self.seats[self.selected])
    }
}
