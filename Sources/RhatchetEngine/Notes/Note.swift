/// Something that was done or measured: it belongs to the record and decides nothing.
package enum Note: Sendable, Codable, Equatable {
    /// A process was started for a training.
    case segmentStarted(SegmentStart)
    /// With what: source, interpreter, machine; stands before the start.
    case provenance(Provenance)
    /// The script has called the sampler.
    case samplerStarted(SamplerStart)
    /// How the sampler took up what the segment before it had left.
    case resumed(ResumeNote)
    /// How the diagnostics stood when something was decided on them.
    case measured(MeasuredFigures)
    /// A rule that the user gave has asked the sampler to end.
    case stoppedByRule(RuledStop)
    /// A chain was ended alone.
    case chainDropped(ChainDrop)
    /// The new file of a fix was made and kept; nothing is written to the model yet.
    case fixPrepared(PreparedFix)
    /// An authorised fix was tried on a fork, or why it was not.
    case canary(CanaryNote)
    /// The data files of a fix as they stand; they were mended in place.
    case dataPrepared(PreparedData)
    /// What became of an effect on files or processes.
    case performed(PerformedEffect)
    /// Somebody was not told.
    case undelivered(UndeliveredNotice)
    /// A program was asked, and nothing came that can be used.
    case unanswered(UnansweredCase)
    /// Who did what follows, and what proves it.
    case attested(Attestation)
    /// A participant got, changed or lost what proves who they are.
    case credential(CredentialChange)
    /// Who may act in which role from here on; a known person has accepted it.
    case roster(Roster)
    /// A person has accepted that no parameter repairs a model, or has taken that back.
    case acceptance(Acceptance)
    /// Nobody was told of a finding, since it was accepted.
    case muted(MutedFinding)
    /// The log goes on after a store that was damaged: what came after this was lost.
    case salvaged(SalvagedLog)
}
