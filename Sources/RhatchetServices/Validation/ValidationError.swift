package import RhatchetProtocol

/// Why nothing can be validated.
package enum ValidationError: Error, Equatable {
    case unknownModel(String, near: String?, known: [String])
    case noExpectations(ModelName)
    case noChange(IncidentID)
    case otherModel(IncidentID, ModelName)
    case noFile(String)
    case noSamplerCall(String)
}

extension ValidationError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unknownModel(let name, let near?, _): "'\(name)' is no model of this project; did you mean '\(near)'?"
        case .unknownModel(let name, nil, let known) where known.isEmpty:
            "'\(name)' is no model of this project; name it under 'models' in rhatchet.yaml"
        case .unknownModel(let name, nil, let known):
            "'\(name)' is no model of this project; there are \(known.joined(separator: ", "))"
        case .noExpectations(let model):
            "'\(model)' has no design expectations; write them in rhatchet.yaml, under models, \(model), expectations"
        case .noChange(let incident): "\(incident) asks for no change yet; validate it when one is advised"
        case .otherModel(let incident, let model): "\(incident) is an incident of '\(model)'; validate that"
        case .noFile(let path): "'\(path)' does not exist; name the model's file in rhatchet.yaml or with --after"
        case .noSamplerCall(let path): "no sampler call is seen in '\(path)'; nothing can be held against the design"
        }
    }
}
