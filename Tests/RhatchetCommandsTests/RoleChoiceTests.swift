import Foundation
import RhatchetProtocol
import RhatchetTestSupport
import Testing

/// In which role a command is given when nobody says it.
@Suite struct RoleChoiceTests {
    @Test func `who may decline is found from the state and from who asks`() throws {
        let place = try Workplace(roles: [.modeler: "person: eve"])
        try place.enroll("eve")
        try place.play(Story.authorized)
        let said = try place.run(["decline", "INC-1", "--reason", "cause not clear"], as: "eve")
        #expect(said.status == 0, "\(said.errors)")
        #expect(try place.events().last?.by == .role(.modeler))
    }

    @Test func `whoever fills the role first in turn acts in it`() throws {
        let place = try Workplace()
        try place.play(Story.authorized)
        #expect(try place.run(["decline", "INC-1", "--reason", "a doubt"]).status == 0)
        #expect(try place.events().last?.by == .role(.codeTranslator))
    }

    @Test func `the director says that another role is away, who is not here to say it`() throws {
        let place = try Workplace(roles: [.modeler: "person: eve"])
        try place.enroll(NSUserName())
        let said = try place.run(["availability", "modeler", "off"], as: nil)
        #expect(said.status == 0, "\(said.errors)")
        #expect(try place.events().last?.by == .role(.director))
    }

    @Test func `a role says itself that it is there`() throws {
        let place = try Workplace(roles: [.modeler: "person: eve"])
        try place.enroll("eve")
        #expect(try place.run(["availability", "modeler", "on"], as: "eve").status == 0)
        #expect(try place.events().last?.by == .role(.modeler))
    }

    @Test func `a message comes from a role that its writer fills`() throws {
        let place = try Workplace(roles: [.modeler: "person: eve"])
        try place.enroll("eve")
        try place.play(Story.sick)
        #expect(try place.run(["message", "INC-1", "--to", "director", "--text", "a funnel"], as: "eve").status == 0)
        #expect(try place.events().last?.by == .role(.modeler))
    }

    @Test func `a question is asked by the delegate, and by nobody before there is one`() throws {
        let place = try Workplace()
        try place.play(Story.broken)
        let early = try place.run(["ask", "INC-1", "--text", "which?"])
        #expect(early.errors.contains("refused (wrong_state)"))
        #expect(early.errors.hasSuffix("hint: open now: director: delegate, consult, rewind, terminate\n"))
    }

    @Test func `somebody who fills no such role is told who does`() throws {
        let place = try Workplace(roles: [.director: "person: eve"])
        try place.play(Story.sick)
        let said = try place.run(["consult", "INC-1", "--as", "bob"])
        #expect(said.status == 2)
        #expect(said.errors.contains("'bob' does not fill 'director'"))
    }
}
