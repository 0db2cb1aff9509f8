import Foundation
import RhatchetProtocol
import RhatchetSimulation
import Testing

/// The same numbers in every format.
@Suite struct FormatTests {
    private static func compared() async -> Comparison {
        await Comparison(.seeds, under: PolicyName.allCases.map(Team.seeds.policy), runs: 30, seed: 1)
    }

    @Test func `every number has its interval and its paired difference in CSV and JSON, the split by step included`()
        async throws
    {
        let comparison = await Self.compared()
        let lines = ComparisonCSV(comparison).lines
        #expect(lines[0] == "policy,measure,value,low,high,difference,difference_low,difference_high")
        #expect(lines.count == 1 + 3 * Quantity.all.count)
        let fields = try #require(lines.first { $0.hasPrefix("expert,triage_hours,") }).split(separator: ",")
        #expect(fields.count == 8)
        let data = Data(ComparisonJSON(comparison).text.utf8)
        let json = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
        let hybrid = try #require((json["policies"] as? [[String: Any]])?.last)
        let stages = try #require(hybrid["hours_by_stage"] as? [String: [String: Double]])
        let triage = try #require(stages["triage"])
        #expect(try #require(triage["low"]) < triage["value"] ?? 0 && triage["value"] ?? 0 < triage["high"] ?? 0)
        let differences = try #require(hybrid["difference_from_first"] as? [String: Any])
        #expect(Set(differences.keys) == Set(Quantity.all.map(\.key)))
    }

    @Test func `who was still waited for when the nights were over is said in every format`() async throws {
        var team = Team.seeds
        team.desks[0].hours = Hours(windows: [(from: 0, to: 1)], days: [6], offset: 0)
        team.trainings.horizon = .hours(30)
        let comparison = await Comparison(team, under: PolicyName.allCases.map(team.policy), runs: 10, seed: 1)
        let words = "an incident still waited for somebody when the night was over"
        #expect(ComparisonText(comparison).lines.contains { $0.hasPrefix(words) })
        #expect(ComparisonJSON(comparison).text.contains("\"warnings\":[\"\(words)"))
        #expect(ReportPage(await Report(comparison)).text.contains("<p class=\"fails\">\(words)"))
        let line = try #require(ComparisonCSV(comparison).lines.first { $0.hasPrefix("centralized,stuck,") })
        #expect(try #require(Double(line.split(separator: ",")[2])) > 0)
        #expect(ComparisonJSON(await Self.compared()).text.contains("\"warnings\":[]"))
    }
}
