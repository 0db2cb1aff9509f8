/// `control/stop`: the hook is to end the sampler at a draw boundary.
struct StopRequest: Codable {
    var time: String
    /// The call of the sampler, from 0; nil for all that come.
    var run: Int?
}
