import Foundation
import RhatchetCommands
import RhatchetServices
import Testing

/// The page and the line that a watch shows, for fixed snapshots.
@Suite struct ViewTests {
    private let plain = LiveView(palette: Palette(isOn: false), width: 100)

    @Test func `a training in an emergency is shown whole`() throws {
        let page = self.plain.lines(try Self.snapshot(Self.sick)).joined(separator: "\n")
        #expect(page == Self.sickPage)
    }

    @Test func `a training that has not begun to draw is shown as that`() throws {
        let page = self.plain.lines(try Self.snapshot(Self.starting)).joined(separator: "\n")
        #expect(page == Self.startingPage)
    }

    @Test func `a line holds what a log needs`() throws {
        #expect(PlainDisplay.line(try Self.snapshot(Self.sick)) == Self.sickLine)
        #expect(
            PlainDisplay.line(try Self.snapshot(Self.starting))
                == "model_1-1/1 · starting · 0:07 · blind: no sampler was found within 10 s"
        )
    }

    @Test func `colours go to a terminal alone, and not where the user said no`() throws {
        let snapshot = try Self.snapshot(Self.sick)
        let cases: [(isTerminal: Bool, environment: [String: String], isColoured: Bool)] = [
            (true, [:], true), (true, ["TERM": "xterm-256color"], true), (false, [:], false),
            (true, ["NO_COLOR": "1"], false), (true, ["TERM": "dumb"], false), (true, ["NO_COLOR": ""], true),
        ]
        for (isTerminal, environment, isColoured) in cases {
            let palette = Palette(isTerminal: isTerminal, environment: environment)
            let page = LiveView(palette: palette, width: 100).lines(snapshot).joined(separator: "\n")
            #expect(page.contains("\u{1B}[") == isColoured, "\(isTerminal) \(environment)")
            #expect(page.replacing(/\u{1B}\[[0-9;]*m/, with: "") == Self.sickPage)
        }
    }

    @Test func `a page is no wider than its terminal`() throws {
        for width in [20, 40, 72, 100] {
            for json in [Self.sick, Self.starting] {
                let lines = LiveView(palette: Palette(isOn: false), width: width).lines(try Self.snapshot(json))
                #expect(lines.allSatisfy { $0.count <= width }, "\(width)")
            }
        }
    }

    @Test func `several trainings stand in a table above the one that was chosen`() throws {
        let snapshots = [try Self.snapshot(Self.starting), try Self.snapshot(Self.sick)]
        let page = self.plain.lines(WatchPage(snapshots, selected: 1)).joined(separator: "\n")
        #expect(page == Self.table + "\n" + Self.sickPage)
    }

    private static let table = """

          training   status     progress        R-hat     ESS  verdict
          model_1-1  starting   ╌╌╌╌╌╌╌╌╌╌   0 %       –       –  blind: no sampler was found within 10 s
        ▸ model_1-1  paused     ━━━━╌╌╌╌╌╌  44 %   1.471       7  INC-1 waits for modeler
          Tab shows the next one in full
        """

    private static func snapshot(_ json: String) throws -> WatchSnapshot {
        try JSONDecoder().decode(WatchSnapshot.self, from: Data(json.utf8))
    }

    private static let starting = """
        {"model": "model_1", "training": "model_1-1", "segment": 1, "status": "starting", "observing": true,
         "elapsed": 7, "chains": [], "dropped": [], "rules": [], "blind": "no sampler was found within 10 s"}
        """

    private static let sick = """
        {"model": "model_1", "training": "model_1-1", "segment": 2, "sampler": "pymc 5.28.5", "status": "paused",
         "observing": false, "elapsed": 3905, "remaining": 62.4,
         "chains": [
            {"chain": 0, "phase": "drawing", "recorded": 750, "planned": 1000, "drawsPerSecond": 12.34,
             "stepSize": 0.0123456, "divergent": 7},
            {"chain": 1, "phase": "tuning", "recorded": 120, "planned": 1000, "divergent": 0}
         ],
         "diagnostics": {
            "draws": 250, "verdict": "critical", "checks": 1, "checksNeeded": 2,
            "worst": [{"name": "mu_a", "value": 1.4712}, {"name": "beta[north]", "value": 1.05}],
            "minimumESSBulk": {"name": "mu_a", "value": 7.4}, "divergentShare": 0.014, "saturatedShare": 0.5,
            "signs": ["tree_depth"]
         },
         "incident": {"id": "INC-1", "state": "escalated", "lane": "emergency", "round": 1, "waitingFor": ["modeler"],
            "deadline": "authorize", "deadlineIn": 599.2},
         "dropped": ["chain 2 was dropped by ada: stuck"],
         "rules": [
            {"rule": 0, "condition": "rhat <= 1.01", "holds": false, "value": 1.4712, "element": "mu_a"},
            {"rule": 0, "condition": "draws >= 200", "holds": true, "value": 250},
            {"rule": 1, "condition": "ess_bulk >= 400", "holds": false}]}
        """

    private static let sickLine =
        "model_1-1/2 · paused · 1:05:05 · draws 750 120 of 1000 · R-hat 1.471 mu_a · ESS 7 mu_a · critical"

    private static let startingPage = """

        model_1-1 · segment 1 · no sampler yet · starting · 0:07 elapsed · observing only
          blind: no sampler was found within 10 s

          no chain has begun
        """

    private static let sickPage = """

        model_1-1 · segment 2 · pymc 5.28.5 · paused · 1:05:05 elapsed · about 1:02 to go

          chain  phase    draws                            /s  step size  divergent
              0  drawing  ━━━━━━━━━━╌╌╌╌ 750/1000          12     0.0123          7
              1  tuning   ━╌╌╌╌╌╌╌╌╌╌╌╌╌ 120/1000           –          –          0
          left out: chain 2 was dropped by ada: stuck

          R-hat    1.471 mu_a  1.050 beta[north]  at 250 draws per chain
          ESS      bulk 7 mu_a
          sampler  divergent 1 %  trees at their limit 50 %
          verdict  critical, held at 1 of 2 checks · tree_depth
          until    rhat <= 1.01 (1.471 mu_a) and draws >= 200  or  ess_bulk >= 400 (–)

          INC-1 · emergency · escalated · waiting for modeler · authorize in 9:59
        """
}
