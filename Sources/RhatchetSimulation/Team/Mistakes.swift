/// How often people are wrong, as shares 0...1.
package struct Mistakes: Sendable, Hashable {
    /// Diagnoses of the modeler that are wrong.
    package var wrongDiagnosis = 0.15
    /// Fixes of other categories that do not mend.
    package var wrongFix = 0.10
    /// Emergencies without a known remedy that are used all the same: for an algorithm change, or for a guess.
    package var misuse = 0.30
    /// Wrong diagnoses that the code translator sees when asked to check, which an emergency always asks.
    package var caughtByTranslator = 0.5
    /// Wrong fixes that the director sees when approving or reviewing.
    package var caughtByDirector = 0.3
    /// Good fixes that the director turns down.
    package var wrongRejection = 0.03
    /// Decisions between accept, verify and validate that are not the right one.
    package var wrongOption = 0.2
    /// Fixes that need a design question first.
    package var question = 0.1
    /// Reviews that are forgotten until somebody asks: they come an overdue reminder's time later.
    package var lateReview = 0.1
    /// Rounds after which the director gives a training up.
    package var patience = 5

    package init() {}
}
