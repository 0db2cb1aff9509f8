/// The process that was started, `process.json`; `keeper.json` is the same of the keeper.
package struct ProcessRecord: Codable, Hashable, Sendable {
    package let identity: ProcessIdentity
    /// The process's session, its own pid when it leads one.
    package let session: Int32
    /// Wall time of the start, ISO 8601 in UTC with milliseconds.
    package let started: String

    package init(identity: ProcessIdentity, session: Int32, started: String) {
        self.identity = identity
        self.session = session
        self.started = started
    }
}
