import Foundation
import RhatchetServices

/// The live page on a terminal: drawn over itself, with the news above it.
final class LiveDisplay: WatchDisplay {
    private var height = 0

    func tell(_ news: [String]) {
        guard !news.isEmpty else { return }
        self.erase()
        for line in news { Terminal.say(line) }
    }

    func show(_ page: WatchPage) {
        var lines = LiveView(palette: Terminal.palette, width: Terminal.width).lines(page)
        if let prompt = page.prompt { lines += ["", "  " + Terminal.palette.bold(prompt)] }
        self.erase()
        Terminal.write(lines.map { $0 + "\n" }.joined(), to: STDOUT_FILENO)
        self.height = lines.reduce(0) { $0 + Self.rows($1, width: Terminal.width) }
    }

    func close(_ summary: [String], _ snapshot: WatchSnapshot) {
        self.show(WatchPage([snapshot]))
        self.height = 0
        Terminal.say("")
        for line in summary { Terminal.say(line) }
    }

    private func erase() {
        guard self.height > 0 else { return }
        Terminal.write("\u{1B}[\(self.height)A\u{1B}[J", to: STDOUT_FILENO)
        self.height = 0
    }

    /// How many rows a line takes on the screen; colour codes take none.
    private static func rows(_ line: String, width: Int) -> Int {
        let plain = line.replacing(/\u{1B}\[[0-9;]*m/, with: "")
        return max(1, (plain.count + width - 1) / max(1, width))
    }
}
