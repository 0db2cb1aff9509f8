/// A log that was taken out of a damaged store: its lines up to a mark, and who took them.
package struct SalvagedLog: Sendable, Codable, Equatable {
    /// The last line that was whole, and its hash.
    package var kept: Int64
    package var head: String
    /// Lines after it that could be read and hang on nothing; they are written beside the damaged store.
    package var loose: Int
    /// Where the damaged store is kept, in the project's folder.
    package var folder: String
    package var account: Attestation.Account

    package init(kept: Int64, head: String, loose: Int, folder: String, account: Attestation.Account) {
        self.kept = kept
        self.head = head
        self.loose = loose
        self.folder = folder
        self.account = account
    }

    package var sentence: String {
        "taken out of a damaged store up to line \(self.kept) by the account \(self.account.name); "
            + "the damaged one is in \(self.folder)"
    }
}
