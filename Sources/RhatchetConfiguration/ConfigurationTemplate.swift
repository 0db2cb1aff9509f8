/// The `rhatchet.yaml` that a new project starts from.
package enum ConfigurationTemplate {
    /// - Parameters:
    ///   - director: who decides, as YAML.
    ///   - person: the account of whoever made the project.
    package static func text(director: String, person: String) -> String {
        """
        # Who decides what, and by when. Without this file a watch only observes.

        # hybrid: critical convergence failures go to the modeler at once, everything else through the director.
        # centralized: everything through the director. expert: the domain's expert first.
        policy: hybrid
        # A map instead of the name changes single numbers, for example:
        # policy: {name: hybrid, rhat_critical: 1.3, authorize: 10m, apply: 15m, review: 60m, on_review_overdue: pause}

        # One person works here alone, and the account stands for that person; the record says 'attested: uid'. With
        # several people, or agents that run commands in this account: delete the line, and 'rhatchet person enroll'.
        solo: true

        # Each role is filled by a person, by a built-in rule, or by a program that gets the case as JSON on
        # standard input and answers with an action, {"do": "authorize", …}: this is how an agent joins.
        participants:
          # Decides, and reviews emergencies afterwards. The rule 'unattended' grants what was verified, rejects
          # what failed, and leaves everything else to a person; it is for runs that nobody attends.
          director: \(director)
          # Says why a training does not converge and what to change; 'remedies' goes by the diagnostics.
          modeler: {rule: remedies}
          # The only one that edits a model file; 'literals' edits literals of the sampler call, nothing else.
          code_translator: {rule: literals}
          # Starts, watches, pauses and resumes: the watch itself.
          model_trainer: {rule: watch}
          data_engineer: {person: \(person)}
          # Holds a change against the design expectations below.
          time_validator: {rule: expectations}

        # What a model is designed to be; a change outside min...max is flagged, or refused with must_not_simplify.
        # models:
        #   model_1:
        #     expectations:
        #       - {parameter: target_accept, design: 0.9, min: 0.6, max: 0.99, must_not_simplify: false}

        """
    }
}
