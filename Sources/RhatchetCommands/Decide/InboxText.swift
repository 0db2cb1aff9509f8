import RhatchetProtocol
import RhatchetServices

/// The inbox for a reader.
enum InboxText {
    static func lines(_ items: [InboxItem], _ roles: [Role], isFull: Bool, _ palette: Palette) -> [String] {
        guard !items.isEmpty else {
            let names = roles.map(\.rawValue).joined(separator: ", ")
            return [
                roles.isEmpty
                    ? "you fill no role here; --all shows what waits for anybody" : "nothing waits for \(names)"
            ]
        }
        return items.flatMap { Self.lines($0, isFull: isFull, palette) }
    }

    private static func lines(_ item: InboxItem, isFull: Bool, _ palette: Palette) -> [String] {
        let head = "\(item.incident) \(item.model): \(item.state.rawValue), as \(item.role.rawValue)"
        let what = "\(item.severity.rawValue) \(item.category.rawValue), \(item.lane.rawValue)"
        let digest = item.fixDigest.map { ["  fix \($0)"] } ?? []
        let text = isFull ? (item.text?.split(separator: "\n").map { "  | \($0)" } ?? []) : []
        return [palette.bold(head) + "  " + what + Self.limit(item, palette)] + digest + text
            + item.commands.map { "    \($0)" }
    }

    private static func limit(_ item: InboxItem, _ palette: Palette) -> String {
        guard let deadline = item.deadline, let left = item.secondsLeft else { return "" }
        let time = Format.duration(abs(left))
        return left < 0
            ? "  " + palette.red("\(deadline) was due \(time) ago") : "  \(deadline) in \(time)"
    }
}
