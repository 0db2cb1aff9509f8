import Foundation

/// The terminal at standard input and output, as far as there is one.
enum Terminal {
    static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
    static var inputIsTerminal: Bool { isatty(STDIN_FILENO) == 1 }

    /// Columns, 100 where that is not known.
    static var width: Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
        return Int(size.ws_col)
    }

    static var palette: Palette {
        Palette(isTerminal: self.outputIsTerminal, environment: ProcessInfo.processInfo.environment)
    }

    static func say(_ text: String) {
        self.write(text + "\n", to: STDOUT_FILENO)
    }

    static func sayError(_ text: String) {
        self.write(text + "\n", to: STDERR_FILENO)
    }

    /// Writes all of it; a reader that went away or a full disk must not end the program.
    static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }
}
