import Foundation
import RhatchetTestSupport
import Testing

/// `rhatchet diagnose`, from outside.
@Suite struct DiagnoseCommandTests {
    private let folder: ScratchFolder

    init() throws { self.folder = try ScratchFolder() }

    /// Two chains of two variables and a constant, `apart` standard deviations from one another.
    private func chains(apart: Double, draws: Int = 400) throws -> [String] {
        try (0..<2).map { chain in
            var random = Seeded(UInt64(chain) + 3)
            let rows = (0..<draws).map { _ -> String in
                let (a, b) = (Double.random(in: 0..<3.4, using: &random), Double.random(in: 0..<1, using: &random))
                return "\(a + Double(chain) * apart),\(b),1"
            }
            let text = "mu,\"theta[0, 1]\",corr\n" + rows.joined(separator: "\n") + "\n"
            return try self.folder.write(text, to: "chain_\(chain).csv").path
        }
    }

    private func diagnose(_ arguments: [String]) throws -> (said: Rhatchet.Said, json: [String: Any]) {
        let said = try Rhatchet.run(["diagnose"] + arguments)
        let json = try? JSONSerialization.jsonObject(with: Data(said.output.utf8)) as? [String: Any]
        return (said, json ?? [:])
    }

    @Test func `chains that agree are found sound, and a constant is called one`() throws {
        let said = try Rhatchet.run(["diagnose"] + self.chains(apart: 0))
        #expect(said.status == 0, "\(said.output)\(said.errors)")
        #expect(said.output.contains("nothing found"))
        let constant = try #require(said.output.split(separator: "\n").first { $0.hasPrefix("corr") })
        #expect(constant.hasSuffix("constant"))
        #expect(!constant.contains("nan"))
    }

    @Test func `JSON has the shape that was promised`() throws {
        let (said, json) = try self.diagnose(self.chains(apart: 2) + ["--format", "json", "--sort", "rhat"])
        #expect(said.status == 1)
        #expect(Set(json.keys) == ["variables", "sampler", "problems"])
        let variables = try #require(json["variables"] as? [[String: Any]])
        #expect(variables.map { $0["name"] as? String } == ["mu", "theta[0, 1]", "corr"])
        #expect(
            Set(variables[0].keys) == [
                "name", "mean", "sd", "mcse_mean", "mcse_sd", "q5", "median", "q95", "ess_bulk", "ess_tail", "rhat",
            ]
        )
        #expect(variables[2]["rhat"] is NSNull)
        #expect((variables[0]["rhat"] as? Double ?? 0) > 1.3)
        let sampler = try #require(json["sampler"] as? [String: Any])
        #expect(Set(sampler.keys) == ["divergent", "divergent_fraction", "max_treedepth_hits", "bfmi"])
        #expect((sampler["bfmi"] as? [Any])?.count == 2)
        let problem = try #require((json["problems"] as? [[String: Any]])?.first)
        #expect(Set(problem.keys) == ["code", "severity", "message", "advice", "variables"])
        #expect(problem["code"] as? String == "rhat")
        #expect(problem["severity"] as? String == "critical")
        #expect(problem["variables"] as? [String] == ["mu"])
    }

    @Test func `a table for programs has every digit, and only what was asked for`() throws {
        let said = try self.diagnose(self.chains(apart: 2) + ["--format", "csv", "--var", "theta"]).said
        #expect(said.status == 0, "the other variable's R-hat was not asked for: \(said.output)")
        let lines = said.output.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines[0] == "name,mean,sd,mcse_mean,mcse_sd,q5,median,q95,ess_bulk,ess_tail,rhat")
        #expect(lines[1].hasPrefix("\"theta[0, 1]\",0."))
    }

    @Test func `advice is about the sampler, and none where nothing is wrong`() throws {
        let (_, json) = try self.diagnose(self.chains(apart: 2) + ["--format", "json", "--advise"])
        let advice = try #require(json["advice"] as? [String: Any])
        #expect((advice["causes"] as? [String])?.isEmpty == false)
        #expect(try self.diagnose(self.chains(apart: 0) + ["--format", "json", "--advise"]).json["advice"] is NSNull)
    }

    @Test func `what cannot be read has status 2 and says why`() throws {
        let missing = try Rhatchet.run(["diagnose", "/no/such/file.csv"])
        #expect(missing.status == 2)
        #expect(missing.errors.contains("does not exist"))
        let text = try self.folder.write("a,b\n1,2\n2,blue\n", to: "text.csv").path
        let said = try Rhatchet.run(["diagnose", text])
        #expect(said.status == 2)
        #expect(said.errors.contains("text.csv:3:2: 'blue'"))
        let unknown = try Rhatchet.run(["diagnose"] + self.chains(apart: 0) + ["--var", "tau"])
        #expect(unknown.status == 2)
        #expect(unknown.errors.contains("'tau' is no variable of these draws; there are mu, theta, corr"))
    }
}
