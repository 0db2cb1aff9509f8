import Foundation
import RhatchetTestSupport
import Testing

/// `rhatchet triage`, from outside.
@Suite struct TriageCommandTests {
    private let folder: ScratchFolder
    private static let raised = """
        Traceback (most recent call last):
          File "model_1.py", line 3, in <module>
            x
        NameError: name 'x' is not defined

        """

    init() throws { self.folder = try ScratchFolder() }

    @Test func `a failure is told with its place, and the status says so`() throws {
        let said = try self.triage("starting\n" + Self.raised)
        #expect(said.status == 1)
        #expect(said.json["category"] as? String == "implementation")
        #expect(said.json["type"] as? String == "NameError")
        #expect(said.json["severity"] as? String == "critical")
        #expect(said.json["file"] as? String == "model_1.py")
        #expect(said.json["line"] as? Int == 3)
        let evidence = said.json["evidence"] as? [[String: Any]]
        #expect(evidence?.map { $0["line"] as? Int } == [3, 5])
    }

    @Test(arguments: [
        raised + "could not use the cache, going on\nSampling 4 chains\ndone\n",
        "config: {on_error: 'MemoryError', retry: 'CUDA out of memory'}\nchain 1 done\n", "",
        "There were 3 divergences after tuning.\n",
    ]) func `a log without a failure has no category`(log: String) throws {
        let said = try self.triage(log)
        #expect(said.status == 0)
        #expect(said.json["category"] is NSNull)
    }

    @Test func `a known exit decides, and what was caught is no cause of a kill`() throws {
        #expect(try self.triage(Self.raised + "going on\n", ["--exit-status", "1"]).json["category"] is String)
        #expect(try self.triage(Self.raised, ["--exit-status", "0"]).json["category"] is NSNull)
        #expect(try self.triage(Self.raised, ["--signal", "9"]).json["category"] as? String == "unknown")
    }

    @Test func `the sampler's own words against a run that came to its end`() throws {
        let log = """
            Sampling 4 chains for 1_000 tune and 1_000 draw iterations (4_000 + 4_000 draws total) took 3 seconds.
            There were 812 divergences after tuning. Increase `target_accept` or reparameterize.
            """
        let said = try self.triage(log)
        #expect(said.json["category"] as? String == "convergence")
        #expect(said.json["severity"] as? String == "critical")
        let mild = try self.triage(
            "The rhat statistic is larger than 1.01 for some parameters.\n",
            ["--exit-status", "0"]
        )
        #expect(mild.json["severity"] as? String == "warning")
    }

    @Test func `a log that cannot be read, and both ways to end, are refused`() throws {
        let missing = try Rhatchet.run(["triage", "/nowhere.log"])
        #expect(missing.status == 2)
        #expect(missing.errors == "rhatchet: '/nowhere.log' does not exist or cannot be read; give a log file\n")
        #expect(try Rhatchet.run(["triage", "x", "--signal", "9", "--exit-status", "1"]).status == 2)
    }

    private func triage(_ log: String, _ more: [String] = []) throws -> (status: Int32?, json: [String: Any]) {
        let file = try self.folder.write(log, to: "training_1.log")
        let said = try Rhatchet.run(["triage", file.path, "--format", "json"] + more)
        let object = try JSONSerialization.jsonObject(with: Data(said.output.utf8)) as? [String: Any]
        return (said.status, object ?? [:])
    }
}
