import RhatchetServices

/// One JSON object per line, for programs: `{"news": …}`, `{"snapshot": …}`, `{"summary": […]}`.
final class NDJSONDisplay: WatchDisplay {
    private struct News: Encodable { let news: String }
    private struct Shown: Encodable { let snapshot: WatchSnapshot }
    private struct Closed: Encodable {
        let snapshot: WatchSnapshot
        let summary: [String]
    }

    private var last: [String: WatchSnapshot] = [:]

    func tell(_ news: [String]) {
        for line in news {
            if let text = try? JSONText.make(News(news: line), pretty: false) { Terminal.say(text) }
        }
    }

    func show(_ page: WatchPage) throws {
        for snapshot in page.snapshots where snapshot != self.last[snapshot.training] {
            self.last[snapshot.training] = snapshot
            Terminal.say(try JSONText.make(Shown(snapshot: snapshot), pretty: false))
        }
    }

    func close(_ summary: [String], _ snapshot: WatchSnapshot) throws {
        Terminal.say(try JSONText.make(Closed(snapshot: snapshot, summary: summary), pretty: false))
    }
}
