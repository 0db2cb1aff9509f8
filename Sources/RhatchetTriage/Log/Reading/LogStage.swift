/// How far the training was when it failed, as far as its log tells.
package enum LogStage: String, Sendable, Codable {
    /// Before any draw: what is wrong was wrong from the beginning.
    case startUp = "start_up"
    /// After draws had begun.
    case running

    private static let progress: [LoweredText] = [
        "iteration", "draw ", "draws ", "sweep ", "step ", "it/s", "warmup", "warm-up", "sampling:", "epoch ",
        "acceptance ", "took ",
    ].map(LoweredText.init)

    init(before number: Int, in tail: [PlainLine]) {
        let isRunning = tail.contains {
            $0.line.number < number && $0.containsAny(Self.progress) && $0.text.contains(where: \.isNumber)
                && !Survival.isEcho($0) && $0.text.first?.isWhitespace == false
        }
        self = isRunning ? .running : .startUp
    }
}
