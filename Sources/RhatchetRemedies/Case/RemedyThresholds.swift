package import RhatchetTriage

/// Every number that the modeler's rules compare with or propose, in one place.
///
/// | threshold | value | source |
/// |---|---|---|
/// | `judge` | the watch's own | see `ConvergenceThresholds` |
/// | `rhatBad`, `rhatGood` | 1.1, 1.01 | PROTOCOL 3; Vehtari et al. 2021 |
/// | `weakBFMI` | 0.5 | measured: five Cauchy parameters 0.31 to 0.71, 2.5 times the draws leave ESS where it was |
/// | `shortTune`, `enoughTune`, `mostTune` | 500, 1000, 4000 | PyMC's default is 1000; Stan's windows need 150 at least |
/// | `fairTune` | 200 | below it E-BFMI does not tell a funnel: measured 0.00 to 0.08 after 50 draws on a model that 1000 repair |
/// | `cutShare` | 0.5 | a chain with more of its trees cut shows low E-BFMI whatever the model is (measured, the same run) |
/// | `enoughDepth`, `depthStep`, `mostDepth` | 10, 2, 15 | the default of PyMC, nutpie and Stan; depth 12 costs four times depth 10 |
/// | `leastAccept` | 0.8 | the default of PyMC, nutpie and Stan; below it nobody tunes NUTS without a reason |
/// | `accepts` | 0.9, 0.95, 0.99 | Stan's warnings guide; eight schools: 111 divergences at 0.8, 1 at 0.99 |
/// | `hiding` | 0.95 | from here more acceptance hides divergences and leaves R-hat bad (funnel: 0.99 gives 5, R-hat 1.27) |
/// | `enoughDraws`, `mostDraws` | 1000, 20000 | PyMC's default; beyond it the model is what costs |
/// | `targetESS` | 400 | Vehtari et al. 2021, section 4 |
/// | `essMargin` | 1.25 | ours: ESS is an estimate |
/// | `leastESSPerDraw` | 0.01 | below 1 % more draws cost more than a better parametrisation |
package struct RemedyThresholds: Sendable, Equatable {
    package var judge = ConvergenceThresholds()
    package var rhatBad = 1.1
    package var rhatGood = 1.01
    package var weakBFMI = 0.5
    package var shortTune = 500.0
    package var enoughTune = 1000
    package var mostTune = 4000
    package var fairTune = 200.0
    package var cutShare = 0.5
    package var enoughDepth = 10
    package var depthStep = 2
    package var mostDepth = 15
    package var leastAccept = 0.8
    package var accepts = [0.9, 0.95, 0.99]
    package var hiding = 0.95
    package var enoughDraws = 1000
    package var mostDraws = 20_000
    package var targetESS = 400.0
    package var essMargin = 1.25
    package var leastESSPerDraw = 0.01

    package init() {}
}
