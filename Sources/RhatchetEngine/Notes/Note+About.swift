package import RhatchetProtocol

extension Note {
    /// A stable word for what it tells.
    package var name: String {
        switch self {
        case .segmentStarted: "segmentStarted"
        case .provenance: "provenance"
        case .samplerStarted: "samplerStarted"
        case .resumed: "resumed"
        case .measured: "measured"
        case .stoppedByRule: "stoppedByRule"
        case .chainDropped: "chainDropped"
        case .fixPrepared: "fixPrepared"
        case .canary: "canary"
        case .dataPrepared: "dataPrepared"
        case .performed: "performed"
        case .undelivered: "undelivered"
        case .unanswered: "unanswered"
        case .attested: "attested"
        case .credential: "credential"
        case .roster: "roster"
        case .acceptance: "acceptance"
        case .muted: "muted"
        case .salvaged: "salvaged"
        }
    }

    /// Whose training or file it is about; nil where an incident says it, see ``incident``.
    package var model: ModelName? {
        switch self {
        case .segmentStarted(let start): start.model
        case .provenance(let provenance): provenance.model
        case .samplerStarted(let start): start.model
        case .resumed(let note): note.model
        case .measured(let figures): figures.model
        case .stoppedByRule(let stop): stop.model
        case .chainDropped(let drop): drop.model
        case .fixPrepared(let fix): fix.model
        case .canary(let canary): canary.model
        case .dataPrepared(let data): data.model
        case .performed(let done): done.effect.model
        case .attested(let attestation): attestation.model
        case .acceptance(let acceptance): acceptance.model
        case .muted(let finding): finding.model
        case .undelivered, .unanswered, .credential, .roster, .salvaged: nil
        }
    }

    /// Whose case or fix it is about; nil for what is about a training.
    package var incident: IncidentID? {
        switch self {
        case .segmentStarted, .provenance, .samplerStarted, .resumed, .measured, .stoppedByRule, .chainDropped: nil
        case .fixPrepared(let fix): fix.incident
        case .canary(let canary): canary.incident
        case .dataPrepared(let data): data.incident
        case .performed(let done): done.effect.incident
        case .unanswered(let unanswered): unanswered.incident
        case .attested(let attestation): attestation.incident
        case .undelivered, .credential, .roster, .acceptance, .muted, .salvaged: nil
        }
    }
}

extension Attestation {
    private var subject: Subject? {
        if case .action(let action) = self.deed { return action.command.subject }
        return nil
    }

    fileprivate var incident: IncidentID? {
        if case .incident(let id)? = self.subject { return id }
        return nil
    }

    fileprivate var model: ModelName? {
        if case .acceptance(let acceptance) = self.deed { return acceptance.model }
        if case .model(let model)? = self.subject { return model }
        return nil
    }
}

extension Effect {
    /// Whose training it is on; nil for one that an incident asks for.
    package var model: ModelName? {
        switch self {
        case .startTraining(let model), .pauseTraining(let model), .resumeTraining(let model, _),
            .stopTraining(let model), .quarantineDraws(let model):
            model
        case .applyFix, .revertFix, .writeRewind: nil
        }
    }

    /// Whose file it is on; nil for one on a training.
    package var incident: IncidentID? {
        switch self {
        case .startTraining, .pauseTraining, .resumeTraining, .stopTraining, .quarantineDraws: nil
        case .applyFix(let incident, _), .revertFix(let incident, _), .writeRewind(let incident): incident
        }
    }
}
