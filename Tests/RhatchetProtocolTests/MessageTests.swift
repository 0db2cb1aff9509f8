import RhatchetProtocol
import Testing

/// Who may speak to whom (PROTOCOL 8).
@Suite struct MessageTests {
    private static let model = Subject.model("model_1")

    @Test func `ordinary messages take the ordinary routes`() {
        let open: Set<[Role]> = [
            [.modelTrainer, .modeler], [.modeler, .modelTrainer], [.codeTranslator, .modelTrainer],
            [.dataEngineer, .modelTrainer],
        ]
        for sender in Role.allCases {
            for receiver in Role.allCases where receiver != sender {
                var play = Rehearsal()
                play.at("0:00", sender, .message(subject: Self.model, to: receiver, text: "t"))
                let isOpen = sender == .director || receiver == .director || open.contains([sender, receiver])
                #expect(play.lastCode == (isOpen ? nil : .routeForbidden), "\(sender) to \(receiver)")
                #expect(play.last?.to == (isOpen ? [receiver] : [sender]))
            }
        }
    }

    @Test func `nobody writes to themselves`() {
        var play = Rehearsal()
        play.at("0:00", .modeler, .message(subject: Self.model, to: .modeler, text: "t"))
        #expect(play.lastCode == .malformed)
    }

    @Test func `the emergency channel is open while the emergency is under way`() {
        let message = Command.message(
            subject: .incident(Cases.one),
            to: .codeTranslator,
            text: "t",
            channel: .emergency
        )
        var play = Rehearsal.authorized()
        play.at("0:07", .modeler, message)
        #expect(play.lines.last == "0:07 modeler message.sent -> code_translator")
        play.at("0:08", .codeTranslator, .apply(incident: Cases.one))
        play.at("0:09", .modeler, message)
        #expect(play.lastCode == .routeForbidden)
    }

    @Test func `the delegated channel needs guidance to be asked for`() {
        let message = Command.message(subject: .incident(Cases.one), to: .modeler, text: "t", channel: .delegated)
        var play = Rehearsal.fixing()
        play.at("0:04", .codeTranslator, message)
        #expect(play.lastCode == .routeForbidden)
        play.at("0:05", .director, .delegate(incident: Cases.one, to: .dataEngineer, guidance: ""))
        play.at("0:06", .codeTranslator, message)
        #expect(play.last?.name == .messageSent)
    }

    @Test func `a consultation is asked, answered and due in two hours`() {
        var play = Rehearsal(models: [ModelDeclaration("model_1", phase: .design)])
        let ask = Command.message(subject: Self.model, to: .codeTranslator, text: "?", channel: .consultation)
        let answer = Command.message(subject: Self.model, to: .modeler, text: "!", channel: .consultation)
        play.at("0:00", .modeler, ask)
        play.at("0:30", .modeler, ask)
        play.at("2:10", .codeTranslator, answer)
        play.at("2:20", .codeTranslator, answer)
        play.until("6:00")
        #expect(
            play.lines == [
                "0:00 modeler consultation.asked -> code_translator",
                "0:30 modeler consultation.asked -> code_translator",
                "2:00 engine deadline.missed -> director (code_translator)",
                "2:00 engine reminder.sent -> code_translator (director)",
                "2:10 code_translator consultation.answered -> modeler",
                "2:20 code_translator consultation.asked -> modeler",
                "4:20 engine deadline.missed -> director (modeler)",
                "4:20 engine reminder.sent -> modeler (director)",
            ]
        )
    }

    @Test func `a consultation ends with Phase 1`() {
        var play = Rehearsal(models: [ModelDeclaration("model_1", phase: .design)])
        let ask = Command.message(subject: Self.model, to: .codeTranslator, text: "?", channel: .consultation)
        play.at("0:00", .modeler, ask)
        play.at("0:01", .modelTrainer, .start(model: "model_1"))
        #expect(play.state.deadlines().isEmpty)
        play.at("0:02", .modeler, ask)
        #expect(play.lastCode == .routeForbidden)
    }

    @Test func `availability is said by the role itself or the director`() {
        var play = Rehearsal()
        play.at("0:00", .modeler, .availability(role: .modeler, available: false))
        #expect(play.lines.last == "0:00 modeler availability.changed -> director")
        play.at("0:01", .modelTrainer, .availability(role: .modeler, available: true))
        #expect(play.lastCode == .notAuthorized)
        play.at("0:02", .director, .availability(role: .modeler, available: true))
        #expect(play.lines.last == "0:02 director availability.changed")
    }
}
