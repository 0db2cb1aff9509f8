/// How draws of any number are read and summarized within a stated number of bytes.
package struct ReadingPlan: Sendable, Equatable {
    /// Draws of every chain that are used: all, or every `step`-th where one element's do not fit otherwise.
    package let draws: Int
    package let step: Int
    /// Elements that are loaded together.
    package let elements: Int
    /// Elements that are summarized at once.
    package let workers: Int

    /// Bytes that the program takes before it reads anything, and pieces of files.
    private static let base = 96 << 20
    /// Bytes that summarizing takes for every draw of an element.
    private static let perDraw = 88

    /// - Parameters:
    ///   - draws: of every chain.
    ///   - memory: bytes that may be used in all.
    ///   - held: bytes of them that are in use already, such as places of rows.
    ///   - workers: that there are cores for.
    package init(draws: Int, chains: Int, memory: Int, held: Int, workers: Int) {
        // What is held has bounds of its own that leave this much.
        let room = max(memory / 16, memory - Self.base - held)
        let all = max(1, draws * chains)
        // One element's draws, read while they are summarized.
        let least = all * (Self.perDraw + 8)
        self.step = (least + room - 1) / room
        self.draws = (draws + self.step - 1) / self.step
        let own = max(1, self.draws * chains)
        self.workers = max(1, min(workers, room / 2 / (own * Self.perDraw)))
        self.elements = max(1, (room - self.workers * own * Self.perDraw) / (own * 8))
    }
}
