/// How long each way of stopping a training has before the next, harder one.
package struct StopGraces: Hashable, Sendable {
    /// For the hook to end the sampler at a draw boundary with all draws kept.
    package var request: Duration
    package var interrupt: Duration
    package var terminate: Duration

    package init(
        request: Duration = .seconds(30),
        interrupt: Duration = .seconds(10),
        terminate: Duration = .seconds(5)
    ) {
        self.request = request
        self.interrupt = interrupt
        self.terminate = terminate
    }
}
