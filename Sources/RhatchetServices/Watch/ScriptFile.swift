import Foundation

/// Whether a model's file is a script that fixes can be written into.
enum ScriptFile {
    /// A program that was compiled, or a script for another interpreter, has nothing that the tool could read.
    static func isPython(_ file: URL) -> Bool {
        if file.pathExtension == "py" { return true }
        guard let handle = FileHandle(forReadingAtPath: file.path) else { return false }
        defer { try? handle.close() }
        let head = (try? handle.read(upToCount: 512)) ?? Data()
        guard !head.contains(0) else { return false }
        let line = String(decoding: head.prefix { $0 != 0x0A }, as: UTF8.self)
        return !line.hasPrefix("#!") || line.contains("python")
    }
}
