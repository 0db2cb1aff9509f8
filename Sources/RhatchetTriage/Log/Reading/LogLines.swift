/// The lines in the bytes of a log's end.
///
/// Only a line feed ends a line, so that numbers are those of every editor; what a progress bar wrote over with carriage
/// returns comes as several texts of the same line. Bytes that are no UTF-8 are replaced.
package enum LogLines {
    /// How many texts are looked at: the last ones.
    package static let most = 2000

    /// - Parameter before: line feeds in the log before these bytes.
    package static func split(_ bytes: some BidirectionalCollection<UInt8>, before: Int) -> [LogLine] {
        var lines: [LogLine] = []
        var number = before + bytes.count { $0 == UInt8(ascii: "\n") } + 1
        var end = bytes.endIndex
        var place = bytes.endIndex
        while place != bytes.startIndex, lines.count < Self.most {
            let at = bytes.index(before: place)
            let byte = bytes[at]
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                Self.add(bytes[place..<end], byte, number, to: &lines)
                end = at
                number -= byte == UInt8(ascii: "\n") ? 1 : 0
            }
            place = at
        }
        if lines.count < Self.most, place != end {
            Self.add(bytes[place..<end], UInt8(ascii: "\n"), number, to: &lines)
        }
        return lines.reversed()
    }

    /// A carriage return before a line feed, as Windows writes it, stands for nothing.
    private static func add(_ text: some Collection<UInt8>, _ before: UInt8, _ number: Int, to lines: inout [LogLine]) {
        if text.isEmpty, before == UInt8(ascii: "\r") || lines.isEmpty { return }
        let bounded = text.prefix(4 * PlainLine.longest)
        lines.append(LogLine(number: number, text: String(decoding: bounded, as: UTF8.self)))
    }
}
