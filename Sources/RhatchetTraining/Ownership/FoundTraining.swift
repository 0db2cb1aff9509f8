/// A training as a new watch finds it.
package struct FoundTraining: Hashable, Sendable {
    package let folder: TrainingFolder
    /// The newest segment and what became of it; nil when the training never got one.
    package let newest: FoundSegment?
    /// Who owns it now; nil when a new watch may adopt it.
    package let owner: ProcessIdentity?

    package init(folder: TrainingFolder, newest: FoundSegment?, owner: ProcessIdentity?) {
        self.folder = folder
        self.newest = newest
        self.owner = owner
    }
}
