/// A program that is still there and says, again and again and last, that it does not go on.
enum StandStill {
    private static let words: [LoweredText] = [
        "no progress", "no new ", "no draw", "no line", "0 % cpu", "0% cpu", "not advanc", "not progress", "stalled",
        "no heartbeat", "no output for",
        "waiting for lock", "waiting for the lock", "waiting to acquire", "waiting on lock", "lock held", "held by pid",
        "still waiting", "not responding", "no response", "deadlock", "no change since", "same draw", "hung",
        "no activity", "unchanged for", "has not moved on", "frozen",
    ].map(LoweredText.init)
    private static let enough = 3

    /// The last and the first of the lines with which the log ends; nil when it says so fewer times, or anything else after.
    static func lines(_ tail: [PlainLine]) -> [LogLine]? {
        let told = tail.reversed().lazy.filter { !$0.isBlank }.prefix {
            $0.containsAny(Self.words) && !Survival.isEcho($0)
        }
        let lines = Array(told.map(\.line))
        guard lines.count >= Self.enough, let last = lines.first, let first = lines.last else { return nil }
        return [last, first]
    }
}
