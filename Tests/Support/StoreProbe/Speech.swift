import Foundation

/// Standard output without a buffer: what was said is out, also when the process is killed after it.
enum Speech {
    static func say(_ line: String) {
        let bytes = Array("\(line)\n".utf8)
        _ = write(1, bytes, bytes.count)
    }
}
