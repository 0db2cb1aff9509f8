extension TrainingFolder {
    /// Every training of the project with its newest segment, by id.
    ///
    /// So a new watch can adopt what goes on, stands, or has ended while nobody looked.
    package static func scan(project: String) -> [FoundTraining] {
        Self.list(project: project).map { $0.found() }
    }

    /// This training as it is now.
    package func found() -> FoundTraining {
        let newest = self.newestSegment.map { folder in
            let supervisor = SegmentSupervisor(folder)
            return FoundSegment(folder: folder, status: supervisor.status(), keeperPause: supervisor.keeperPause)
        }
        return FoundTraining(folder: self, newest: newest, owner: OwnerLock.holder(of: self))
    }
}
