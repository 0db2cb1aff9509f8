import RhatchetProtocol
import RhatchetServices
import Testing

/// Changes as they are typed.
@Suite struct ChangeTextTests {
    @Test(arguments: [
        ("target_accept=0.65..0.9", "target_accept", Value.double(0.65), Value.double(0.9)),
        ("tune=500->1_000", "tune", .int(500), .int(1000)), ("tune = 500 → 1000", "tune", .int(500), .int(1000)),
        ("tune=500...1000", "tune", .int(500), .int(1000)), ("x=-1->-2.5", "x", .int(-1), .double(-2.5)),
        ("init=auto->adapt_diag", "init", .string("auto"), .string("adapt_diag")),
        ("init='a..b'..\"c->d\"", "init", .string("a..b"), .string("c->d")),
        ("compute=True..false", "compute", .bool(true), .bool(false)),
    ]) func `a change has two sides`(text: String, parameter: String, from: Value, to: Value) throws {
        let change = try ChangeText(text)
        #expect(change.parameter == parameter)
        #expect(change.from == from)
        #expect(change.to == to)
    }

    @Test(arguments: ["tune=1000", "tune=None..1000", " tune = 1000 "])
    func `one side alone, and None before, is changed from what is in force`(text: String) throws {
        let change = try ChangeText(text)
        #expect(change.from == nil)
        #expect(change.change(["tune": .int(500)]) == Change(parameter: "tune", from: .int(500), to: .int(1000)))
    }

    @Test func `a sampler's own name finds what is in force under the common one`() throws {
        let change = try ChangeText("maxdepth=12").change(["max_treedepth": .int(10)])
        #expect(change == Change(parameter: "maxdepth", from: .int(10), to: .int(12)))
    }

    @Test(arguments: ["tune", "=5", "tune=", "tune=..5", "tune=5..", "2x=5", ""])
    func `what is no change is said with how to write one`(text: String) {
        let error = #expect(throws: ChangeTextError.self) { try ChangeText(text) }
        #expect(error == .form(text))
    }

    @Test func `a quotation mark that is never closed is no text`() {
        #expect(throws: ChangeTextError.form("b..'a")) { try ChangeText("init=b..'a") }
    }

    @Test(arguments: ["None", "{'mu': 1}", "[1, 2]"]) func `what no change can hold is left to a whole file`(
        value: String
    ) {
        let error = #expect(throws: ChangeTextError.self) { try ChangeText("initvals=1..\(value)") }
        #expect(error == .noValue(value))
    }
}
