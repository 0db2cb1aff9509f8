/// A program that is still there and says, again and again and last, that it does not go on.
enum StandStill {
    private static let words: [LoweredText] = [
        "no progress", "no new draw", "no new line", "no draw", "no line", "0 % cpu", "0% cpu", "not advanc",
        "not progress", "stalled",
        "no heartbeat", "no output for", "no output of",
        "waiting for lock", "waiting for the lock", "waiting to acquire", "waiting on lock", "lock held", "held by pid",
        "still waiting", "not responding", "no response", "deadlock", "no change since", "same draw",
        "no iteration finished", "no step finished", "nothing moves", "not moved for", "no activity", "unchanged for",
        "has not moved on",
    ].map(LoweredText.init)
    private static let enough = 3

    /// The last and the first of the lines with which the log ends; nil when it says so fewer times, or anything else after.
    static func lines(_ tail: [PlainLine]) -> [LogLine]? {
        let block = Array(
            tail.reversed().lazy.filter { !$0.isBlank }.map { (line: $0, isTold: $0.containsAny(Self.words)) }
                .prefix { ($0.isTold || GoodEnd.isBar($0.line)) && !Survival.isEcho($0.line) }
        )
        // A bar between the words stands still as well, or the run went on.
        let bars = block[..<(block.lastIndex { $0.isTold } ?? 0)].filter { !$0.isTold }
        guard Set(bars.compactMap { Self.progress($0.line) }).count <= 1 else { return nil }
        let told = block.filter(\.isTold).map(\.line.line)
        if told.count >= Self.enough, let last = told.first, let first = told.last { return [last, first] }
        return self.unchanged(tail)
    }

    /// `368/2000`, the last in a line that a bar was drawn over and over.
    private static func progress(_ bar: PlainLine) -> String? {
        bar.text.matches(of: /[0-9]+\/[0-9]+/).last.map { String($0.0) }
    }

    private static let beats = 8

    /// The last and the first of many lines of one shape that tell of as many draws of all each time, and not of the last.
    private static func unchanged(_ tail: [PlainLine]) -> [LogLine]? {
        let last = tail.lazy.filter { !$0.isBlank }.suffix(Self.beats)
        guard last.count == Self.beats, let first = last.first, let end = last.last, let count = Self.count(end),
            last.allSatisfy({ Self.count($0) == count && LineShape.of($0.text) == LineShape.of(end.text) })
        else { return nil }
        return [end.line, first.line]
    }

    /// `draws 300/4000`: how many of all; nil where all are there.
    private static func count(_ line: PlainLine) -> [Substring]? {
        let counted = /\b(?:draws?|iterations?|iter|samples?|steps?)\b\W{0,3}([0-9]+) ?\/ ?([0-9]+)\b/.ignoresCase()
        guard let found = line.text.firstMatch(of: counted), found.1 != found.2 else { return nil }
        return [found.1, found.2]
    }
}
