import Foundation
import RhatchetDraws
import Testing

struct HeaderTests {
    @Test(arguments: [
        (#"{"format":1}"#, DrawLogDamage.headerUndecodable),
        ("no JSON", .headerUndecodable),
        (#"{"format":2,"chain":0,"columns":[]}"#, .unknownFormat),
        (#"{"format":1,"chain":0,"columns":[]}"#, .headerInvalid),
        (header(shape: "[-1]"), .headerInvalid),
        (header(shape: "[4611686018427387904,4]"), .headerInvalid),
        (header(shape: "[300000000]"), .headerInvalid),
        (header(shape: "[2]", dtype: "<f2"), .headerUndecodable),
        (header(shape: "[2]", chain: -1), .headerInvalid),
    ])
    func `a header that no draw can follow is refused by name`(_ json: String, _ damage: DrawLogDamage) throws {
        let scratch = try Scratch()
        let run = try scratch.run(DrawLogEncoder.headerBytes(json: Data(json.utf8)))
        #expect(run.chains[0].condition == .damaged(offset: 0, damage))
        #expect(run.chains[0].draws.count == 0)
    }

    @Test func `the documented header is read`() throws {
        let scratch = try Scratch()
        let run = try scratch.run(DrawLogEncoder.headerBytes(json: Data(documented.utf8)))
        let header = try #require(run.chains[0].header)
        #expect(run.chains[0].condition == .whole)
        #expect(header.modelHash == "sha256…")
        #expect(header.seed == .integer(1))
        #expect(run.layout?.parameterNames == ["theta[a]", "theta[b]"])
        #expect(run.plannedDraws == 1000)
    }

    @Test func `a chain under another chain's number is refused`() throws {
        let scratch = try Scratch()
        let run = try scratch.run(SampleLog(chain: 1).bytes(draws: 9).bytes, chain: 2)
        #expect(run.chains[0].condition == .damaged(offset: 0, .headerInvalid))
        #expect(run.chains[0].draws.count == 0)
    }

    @Test func `names are ArviZ's`() {
        func names(_ shape: [Int], _ dims: [String]) -> [String] {
            DrawColumn(name: "x", group: .posterior, shape: shape, dims: dims)
                .names(coords: ["group": ["a", "b"], "year": [CoordinateLabel("2001"), CoordinateLabel("2002")]])
        }
        #expect(names([], []) == ["x"])
        #expect(names([2], []) == ["x[0]", "x[1]"])
        #expect(names([2], ["group"]) == ["x[a]", "x[b]"])
        #expect(names([2, 2], ["group", "year"]) == ["x[a, 2001]", "x[a, 2002]", "x[b, 2001]", "x[b, 2002]"])
        #expect(names([1, 2], ["other", "group"]) == ["x[0, a]", "x[0, b]"])
        #expect(names([3], ["group"]) == ["x[0]", "x[1]", "x[2]"])
        #expect(names([0], []) == [])
        #expect(names([0, 2], []) == [])
    }

    @Test func `labels may be numbers, truth values or null`() throws {
        let json = Data(#"["a", 3, 2.5, true, null]"#.utf8)
        let labels = try JSONDecoder().decode([CoordinateLabel].self, from: json)
        #expect(labels.map(\.text) == ["a", "3", "2.5", "True", "None"])
    }
}

private func header(shape: String, dtype: String = "<f8", chain: Int = 0) -> String {
    #"{"format":1,"chain":\#(chain),"columns":["#
        + #"{"name":"x","group":"posterior","dtype":"\#(dtype)","shape":\#(shape),"dims":[]},"#
        + #"{"name":"tuning","group":"sample_stats","dtype":"|u1","shape":[],"dims":[]}]}"#
}

private let documented = """
    {"format": 1, "training": "model_1-1", "segment": 1, "run": 0, "chain": 0,
     "sampler": "pymc", "versions": {"python": "3.11.7", "pymc": null}, "seed": 1, "model_hash": "sha256…",
     "created": "2026-11-21T22:00:00.000Z", "tune": 1000, "draws": 1000,
     "coords": {"group": ["a", "b"]},
     "columns": [
       {"name": "tuning", "group": "sample_stats", "dtype": "|u1", "shape": [], "dims": []},
       {"name": "theta", "group": "posterior", "dtype": "<f8", "shape": [2], "dims": ["group"]}]}
    """
