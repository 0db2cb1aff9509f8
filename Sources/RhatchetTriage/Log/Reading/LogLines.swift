/// The lines in the bytes of a log's end.
///
/// Only a line feed ends a line, so that numbers are those of every editor; what a progress bar wrote over with carriage
/// returns comes as several texts of the same line. Bytes that are no UTF-8 are replaced.
package enum LogLines {
    /// How many texts are looked at: the last ones.
    package static let most = 2000
    /// The longest line that is kept, in bytes: a record of a logger may hold a whole traceback.
    package static let longest = 1 << 14
    private static let feed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    /// - Parameter before: line feeds in the log before these bytes.
    package static func split(_ bytes: some BidirectionalCollection<UInt8>, before: Int) -> [LogLine] {
        var lines: [LogLine] = []
        var number = before + bytes.count { $0 == Self.feed } + 1
        var (place, end, after) = (bytes.endIndex, bytes.endIndex, Self.feed)
        while place != bytes.startIndex, lines.count < Self.most {
            let at = bytes.index(before: place)
            let byte = bytes[at]
            if byte == Self.feed || byte == Self.carriageReturn {
                Self.add(bytes[place..<end], byte, after, number, to: &lines)
                (end, after) = (at, byte)
                number -= byte == Self.feed ? 1 : 0
            }
            place = at
        }
        if lines.count < Self.most, place != end { Self.add(bytes[place..<end], Self.feed, after, number, to: &lines) }
        return lines.reversed()
    }

    /// Adds what stands between two marks; nothing beside a carriage return, and nothing at the log's end, is no line.
    private static func add(
        _ text: some Collection<UInt8>,
        _ before: UInt8,
        _ after: UInt8,
        _ number: Int,
        to lines: inout [LogLine]
    ) {
        if text.isEmpty, [before, after].contains(Self.carriageReturn) || lines.isEmpty { return }
        let bounded = text.prefix(Self.longest)
        lines.append(LogLine(number: number, text: String(decoding: bounded, as: UTF8.self)))
    }
}
