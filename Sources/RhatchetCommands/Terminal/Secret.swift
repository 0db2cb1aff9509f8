import Foundation

/// A pass phrase, asked for at the terminal without showing it.
enum Secret {
    /// nil when there is no terminal, or nothing was typed.
    static func ask(_ prompt: String) -> String? {
        guard let terminal = FileHandle(forUpdatingAtPath: "/dev/tty") else { return nil }
        defer { try? terminal.close() }
        let descriptor = terminal.fileDescriptor
        var saved = termios()
        guard tcgetattr(descriptor, &saved) == 0 else { return nil }
        var silent = saved
        silent.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(descriptor, TCSAFLUSH, &silent)
        Terminal.write(prompt, to: descriptor)
        defer {
            tcsetattr(descriptor, TCSAFLUSH, &saved)
            Terminal.write("\n", to: descriptor)
        }
        return Self.line { read(descriptor, $0, 1) == 1 }
    }

    /// The first line of standard input, for password managers.
    static func fromStandardInput() -> String? {
        Self.line { read(STDIN_FILENO, $0, 1) == 1 }
    }

    /// Byte by byte, so that nothing behind the line is taken away from whoever reads next.
    private static func line(_ next: (UnsafeMutableRawPointer) -> Bool) -> String? {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while bytes.count < 4096, next(&byte), byte != UInt8(ascii: "\n") { bytes.append(byte) }
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
}
