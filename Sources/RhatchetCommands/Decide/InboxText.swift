import RhatchetProtocol
import RhatchetServices

/// The inbox for a reader.
enum InboxText {
    static func lines(_ items: [InboxItem], _ roles: [Role], isFull: Bool, _ palette: Palette) -> [String] {
        guard items.isEmpty else { return items.flatMap { Self.lines($0, isFull: isFull, palette) } }
        let names = roles.map(\.rawValue).joined(separator: ", ")
        return [
            roles.isEmpty ? "you fill no role here; --all shows what waits for anybody" : "nothing waits for \(names)"
        ]
    }

    private static func lines(_ item: InboxItem, isFull: Bool, _ palette: Palette) -> [String] {
        let digest = item.fixDigest.map { ["  fix \($0)"] } ?? []
        let canary = item.canary.map { ["  canary \($0)"] } ?? []
        let text = isFull ? (item.text?.split(separator: "\n").map { "  | \($0)" } ?? []) : []
        return [Self.head(item, palette)] + digest + canary + text + item.commands.map { "    \($0)" }
    }

    private static func head(_ item: InboxItem, _ palette: Palette) -> String {
        let subject = item.incident.map { "\($0) \(item.model)" } ?? "\(item.model)"
        let what = item.standing.map { "\($0.state.rawValue), \($0.severity.rawValue) \($0.category.rawValue)" }
        let others = item.others.map(\.rawValue).joined(separator: ", ")
        let parts = [
            palette.bold("\(subject): waits for you as \(item.role.rawValue)"),
            what ?? "a question before the training",
            others.isEmpty ? nil : "also for \(others)", item.limit.map { Self.limit($0, palette) },
        ]
        return parts.compactMap(\.self).joined(separator: " · ")
    }

    private static func limit(_ limit: InboxItem.Limit, _ palette: Palette) -> String {
        let time = Format.words(abs(limit.secondsLeft))
        return limit.secondsLeft < 0
            ? palette.red("\(limit.deadline.rawValue) is overdue by \(time)") : "\(limit.deadline.rawValue) in \(time)"
    }
}
