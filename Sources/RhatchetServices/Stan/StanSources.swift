/// `sources.json` in the folder of a run of CmdStan: where its chains came from, so that another watch can go on with it.
struct StanSources: Codable, Equatable {
    struct Chain: Codable, Equatable {
        /// Absolute path of the program's own file.
        var file: String
        var chain: Int
        /// The id that the program was given.
        var id: Int?
        /// The process that draws it.
        var pid: Int32
        var started: UInt64
    }

    /// What the calls of the run have in common.
    var key: [String]
    var chains: [Chain]
}
