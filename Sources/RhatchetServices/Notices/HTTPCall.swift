import Foundation
import Synchronization

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// One call over HTTP that is waited for; it follows no redirect.
enum HTTPCall {
    enum Answer: Sendable {
        case status(Int)
        case error(String)

        /// 2xx is taken; 410 says that nobody wants it any more.
        var delivery: Delivery {
            switch self {
            case .status(let status) where (200..<300).contains(status): .arrived
            case .status(410): .unwanted("the receiver answered 410")
            case .status(let status): .failed("the receiver answered \(status)")
            case .error(let reason): .failed(reason)
            }
        }
    }

    static func make(_ request: URLRequest) -> Answer {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = 20
        configuration.timeoutIntervalForResource = 30
        let session = URLSession(configuration: configuration, delegate: StayHere(), delegateQueue: nil)
        defer { session.finishTasksAndInvalidate() }
        let answer = Mutex<Answer>(.error("no answer came in time"))
        let done = DispatchSemaphore(value: 0)
        let task = session.dataTask(with: request) { _, response, error in
            let status = (response as? HTTPURLResponse)?.statusCode
            answer.withLock {
                $0 = status.map(Answer.status) ?? .error(error?.localizedDescription ?? "no answer came")
            }
            done.signal()
        }
        task.resume()
        if done.wait(timeout: .now() + 40) == .timedOut { task.cancel() }
        return answer.withLock { $0 }
    }
}

/// What is signed for one receiver is not carried to another.
private final class StayHere: NSObject, URLSessionTaskDelegate {
    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest,
        completionHandler: @escaping (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }
}
