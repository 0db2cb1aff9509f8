import Foundation

/// Names a notice, and stays the same however often it is sent: `57-b8bebee7/ada/webhook`.
enum NoticeID {
    /// Without a full stop, which parts what a webhook signs, and without what a header cannot hold.
    private static let plain = CharacterSet(
        charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"
    )

    /// - Parameter subject: what it tells of, the number of a line for example.
    static func text(_ subject: String, person: String, channel: String) -> String {
        let name = person.addingPercentEncoding(withAllowedCharacters: Self.plain) ?? "someone"
        return "\(subject)/\(name)/\(channel)"
    }
}
