import RhatchetConfiguration
import RhatchetProtocol
import Testing

/// How persons are reached, as `rhatchet.yaml` says it.
@Suite struct PeopleTests {
    private func check(_ text: String) -> ConfigurationCheck { ConfigurationCheck(text, file: "rhatchet.yaml") }

    @Test func `each way and the sign of life are read`() throws {
        let read = self.check(
            """
            people:
              ada:
                apprise: {config: apprise.yml, tag: ada}
                webhook: {url: "https://example.org/hook", secret_file: ~/.hook}
                command: [./tell.sh, "-v"]
              ben: {command: [./tell.sh], only: urgent}
            heartbeat: {url: "https://example.org/beat", file: beat, every: 30s}
            models: {model_1: {expected: 8h}}

            """
        )
        #expect(read.errors.isEmpty)
        let ada = try #require(read.configuration.people["ada"])
        #expect(ada.channels.map(\.name) == ["apprise", "webhook", "command"])
        #expect(read.configuration.people["ben"]?.onlyUrgent == true)
        let beat = HeartbeatSettings(url: "https://example.org/beat", file: "beat", every: .seconds(30))
        #expect(read.configuration.heartbeat == beat)
        #expect(read.configuration.expected["model_1"] == .hours(8))
    }

    @Test(arguments: [
        ("people: {ada: {}}", "1:15: at least one of apprise, webhook and command is expected here"),
        ("people: {ada: {aprise: {config: x}}}", "1:16: unknown key 'aprise'; did you mean 'apprise'?"),
        ("people: {ada: {apprise: {tag: x}}}", "1:25: 'config' is missing: the file with apprise's addresses"),
        (
            "people: {ada: {webhook: {url: \"ftp://x\", secret_file: s}}}",
            "1:31: 'ftp://x' is no address; it begins with https:// or http://"
        ),
        (
            "people: {ada: {webhook: {url: \"https://u:p@x/\", secret_file: s}}}",
            "1:31: the address holds a password; secrets do not stand in this file"
        ), ("people: {ada: {webhook: {url: \"https://x/\"}}}", "1:25: 'url' and 'secret_file' are expected here"),
        ("people: {ada: {command: [x], only: some}}", "1:36: 'some' is unknown here; 'urgent' or 'all' is expected"),
        ("heartbeat: {every: 1m}", "1:12: 'heartbeat' needs a 'url' or a 'file'"),
        (
            "heartbeat: {file: x, every: 60}",
            "1:29: '60' is no duration; write a number with its unit, as 500ms, 30s, 10m or 12h"
        ),
        (
            "models: {model_1: {expected: soon}}",
            "1:30: 'soon' is no duration; write a number with its unit, as 500ms, 30s, 10m or 12h"
        ),
        (
            "participants: {modeler: {command: [./a], limit: 500ms}}",
            "1:49: 'limit' must lie between 1s and 30m, after which whoever stands in is asked"
        ),
        (
            "participants: {modeler: {command: [./a], limit: 31m}}",
            "1:49: 'limit' must lie between 1s and 30m, after which whoever stands in is asked"
        ),
        (
            "participants: {modeler: {agent: x, limit: 5m}}",
            "1:43: 'limit' belongs to a command, and here stands 'agent'"
        ),
    ]) func `a mistake is named with its place`(text: String, message: String) {
        #expect(self.check(text).errors.map { "\($0)" } == ["rhatchet.yaml:\(message)"])
    }
}
