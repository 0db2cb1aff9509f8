import Foundation

/// Single keys from the terminal, without waiting for a line; the terminal is put back when this value goes.
final class Keyboard {
    private var saved = termios()

    /// nil when standard input is no terminal.
    init?() {
        guard Terminal.inputIsTerminal, tcgetattr(STDIN_FILENO, &self.saved) == 0 else { return nil }
        var raw = self.saved
        raw.c_lflag &= ~tcflag_t(ICANON | ECHO)
        tcsetattr(STDIN_FILENO, TCSANOW, &raw)
    }

    deinit {
        tcsetattr(STDIN_FILENO, TCSANOW, &self.saved)
    }

    /// The key that was pressed within `milliseconds`; nil when none was.
    func key(within milliseconds: Int32) -> Character? {
        var poll = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        guard Foundation.poll(&poll, 1, milliseconds) > 0 else { return nil }
        var byte: UInt8 = 0
        guard read(STDIN_FILENO, &byte, 1) == 1 else { return nil }
        return Character(UnicodeScalar(byte))
    }
}
