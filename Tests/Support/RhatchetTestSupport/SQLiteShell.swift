import Foundation

/// Somebody at work on a store past the program.
package enum SQLiteShell {
    /// Carries out one statement; what SQLite objects, empty for nothing.
    package static func run(_ sql: String, on path: String) -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", Self.script, path, sql]
        process.standardOutput = pipe
        do { try process.run() } catch { return "\(error)" }
        process.waitUntilExit()
        return String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    }

    private static let script = """
        import sqlite3, sys
        try:
            store = sqlite3.connect(sys.argv[1])
            store.execute(sys.argv[2])
            store.commit()
        except Exception as e:
            print(e)
        """
}
