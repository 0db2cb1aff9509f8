import RhatchetTraining
import Testing

/// Programs of CmdStan known by their command lines.
@Suite struct StanCallTests {
    private func call(_ line: String) -> StanCall? {
        StanCall(arguments: line.split(separator: " ").map(String.init), folder: "/w")
    }

    @Test(arguments: [
        ("./m sample data file=d.json output file=o.csv", ["/w/o.csv"]),
        ("./m method=sample num_samples=10 data file=d.json", ["/w/output.csv"]),
        ("./m sample output file=/t/x", ["/t/x.csv"]),
        ("./m id=3 output file=o.csv method=sample num_chains=2", ["/w/o_3.csv", "/w/o_4.csv"]),
        ("./m sample num_chains=2 output refresh=1 file=x.y.csv data file=d", ["/w/x.y_1.csv", "/w/x.y_2.csv"]),
        ("./m sample num_chains=2 output file=a.csv,b.csv", ["/w/a.csv", "/w/b.csv"]),
        ("/bin/sh ./m sample output file=../o.csv", ["/o.csv"]),
    ]) func `where the chains are written`(line: String, files: [String]) {
        #expect(self.call(line)?.files == files)
    }

    @Test(arguments: [
        "./m optimize output file=o.csv", "./m method=variational output file=o.csv", "python model.py", "",
        "./m generate_quantities fitted_params=sample output file=o.csv",
    ]) func `what does not sample is none`(line: String) {
        #expect(self.call(line) == nil)
    }

    @Test func `chains of one call have the same key, another call has not`() throws {
        let line =
            "./m id=1 random seed=1 data file=d.json init=i1.json output file=o1.csv method=sample num_samples=10"
        let one = try #require(self.call(line))
        let other = line.replacing("id=1", with: "id=2").replacing("o1.csv", with: "o2.csv").replacing("i1", with: "i2")
        #expect(self.call(other)?.key == one.key)
        #expect(one.id == 1 && self.call(other)?.id == 2)
        #expect(self.call(line.replacing("d.json", with: "e.json"))?.key != one.key)
        #expect(self.call(line.replacing("num_samples=10", with: "num_samples=20"))?.key != one.key)
    }
}
