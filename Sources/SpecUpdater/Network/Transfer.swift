import Foundation
import GraphGenerator
import GraphSpec
import Support

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// One request and its answer, which goes to a file as it comes. Nothing is kept in memory but its start.
///
/// All state belongs to `queue`: the session's delegate methods, the clock and a cancellation run there.
final class Transfer: NSObject, @unchecked Sendable {
  private let download: Download
  private let file: String
  private let limits: TransferLimits
  private let deadline: ContinuousClock.Instant
  private let progress: ProgressLine?

  private let queue = DispatchQueue(label: "graphgen.update.transfer")
  private var session: URLSession?
  private var task: URLSessionDataTask?
  private var clock: (any DispatchSourceTimer)?
  private var continuation: CheckedContinuation<Download.Answer, any Error>?
  private var isFinished = false

  private var response: HTTPURLResponse?
  private var body: NewFile?
  private var received = 0
  /// What tells of which kind the answer is.
  private var start: [UInt8] = []
  private static let startLength = 240
  private var redirects = 0
  private let began = ContinuousClock.now
  private var lastSign = ContinuousClock.now
  /// - Parameters:
  ///   - file: where the body goes.
  ///   - deadline: when the download as a whole has taken too long.
  init(
    _ download: Download,
    to file: String,
    limits: TransferLimits,
    deadline: ContinuousClock.Instant,
    progress: ProgressLine?
  ) {
    self.download = download
    self.file = file
    self.limits = limits
    self.deadline = deadline
    self.progress = progress
  }

  /// - Throws: `TransferFailure`, `FileSystem.Failure` when the body can't be written, or `CancellationError`.
  func run() async throws -> Download.Answer {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        queue.async {
          self.continuation = continuation
          if self.isFinished { continuation.resume(throwing: CancellationError()) } else { self.begin() }
        }
      }
    } onCancel: {
      queue.async { self.finish(.failure(CancellationError())) }
    }
  }

  private func begin() {
    do {
      body = try NewFile(replacing: file)
    } catch {
      return finish(.failure(error))
    }
    let configuration = URLSessionConfiguration.ephemeral
    configuration.urlCache = nil
    configuration.httpCookieStorage = nil
    configuration.urlCredentialStorage = nil
    // The clock below is the one that counts, the same on every system.
    configuration.timeoutIntervalForRequest = max(limits.total, limits.answer) + 60
    let session = URLSession(
      configuration: configuration,
      delegate: self,
      delegateQueue: BoundedOperationQueue(on: queue)
    )
    let task = session.dataTask(with: download.request)
    self.session = session
    self.task = task
    let clock = DispatchSource.makeTimerSource(queue: queue)
    clock.schedule(deadline: .now() + 0.05, repeating: 0.05)
    clock.setEventHandler { [weak self] in self?.checkTime() }
    clock.resume()
    self.clock = clock
    lastSign = .now
    task.resume()
  }

  private func finish(_ result: Result<Download.Answer, any Error>) {
    if isFinished { return }
    isFinished = true
    clock?.cancel()
    clock = nil
    body = nil
    // Not from this queue: cancelling waits for the session, which may be waiting for a place on the queue.
    DispatchQueue.global().async { [task, session] in
      task?.cancel()
      session?.invalidateAndCancel()
    }
    continuation?.resume(with: result)
    continuation = nil
  }

  private func fail(_ code: Diagnostic.Code, _ message: String) {
    finish(.failure(TransferFailure(code, message)))
  }

  private func checkTime() {
    let now = ContinuousClock.now
    let failure: TransferFailure
    if now >= deadline {
      let limit = Quantity.time(limits.total)
      failure = TransferFailure(
        .upstreamNetwork,
        "the download took longer than \(limit) (\(Quantity.size(received)) came); --timeout sets the limit"
      )
    } else if response == nil, now - lastSign >= .seconds(limits.answer) {
      failure = TransferFailure(.upstreamNetwork, "there was no answer within \(Quantity.time(limits.answer))")
    } else if response != nil, now - lastSign >= .seconds(limits.idle) {
      let message = "nothing came for \(Quantity.time(limits.idle)), after \(Quantity.size(received))"
      failure = TransferFailure(.upstreamNetwork, message)
    } else {
      return
    }
    finish(.failure(failure))
  }
}

extension Transfer: URLSessionDataDelegate {
  func urlSession(
    _ session: URLSession,
    task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest,
    completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    // After a cancellation nobody waits for this answer, and on Linux giving one is a trap.
    if isFinished { return }
    lastSign = .now
    redirects += 1
    let source = response.url ?? download.url
    let target = request.url ?? source
    if let refusal = AddressPolicy.refusal(ofRedirectFrom: source, to: target) {
      completionHandler(nil)
      fail(.upstreamRedirect, refusal.message)
    } else if redirects > AddressPolicy.redirects {
      completionHandler(nil)
      fail(.upstreamRedirect, "the server redirects more than \(AddressPolicy.redirects) times")
    } else {
      completionHandler(request)
    }
  }

  func urlSession(
    _ session: URLSession,
    dataTask: URLSessionDataTask,
    didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    if isFinished { return }
    defer { completionHandler(.allow) }
    lastSign = .now
    guard let response = response as? HTTPURLResponse else {
      fail(.upstreamNetwork, "the answer is not HTTP")
      return
    }
    self.response = response
    switch response.statusCode {
    case 304: break
    case 200:
      if let reason = download.kind.refusal(ofType: response.value(forHTTPHeaderField: "Content-Type")) {
        fail(.upstreamContent, reason)
      } else if response.expectedContentLength > Int64(limits.size) {
        failForSize()
      }
    default: finish(.failure(statusFailure(response)))
    }
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    if isFinished {
      // Until the cancellation has reached the session, its reader shall not race on; it waits for this queue.
      Thread.sleep(forTimeInterval: 0.02)
      return
    }
    lastSign = .now
    received += data.count
    if start.count < Self.startLength { start += data.prefix(Self.startLength - start.count) }
    if received > limits.size { return failForSize() }
    do {
      try body?.write(Array(data))
    } catch {
      return finish(.failure(error))
    }
    progress?.show(download.name, received: received)
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    if isFinished { return }
    if let error { return finish(.failure(networkFailure(error))) }
    guard let response = response ?? task.response as? HTTPURLResponse else {
      return fail(.upstreamNetwork, "there was no answer")
    }
    // Such as a redirect to nowhere, whose head the delegate is not shown.
    if self.response == nil, response.statusCode != 304 { return finish(.failure(statusFailure(response))) }
    if response.statusCode == 304 {
      if download.validators.isEmpty { return fail(.upstreamStatus, "304 Not Modified, without having been asked") }
      return finish(.success(.notModified))
    }
    let isEncoded =
      response.value(forHTTPHeaderField: "Content-Encoding").map { $0.lowercased() != "identity" } ?? false
    if !isEncoded, response.expectedContentLength >= 0, Int64(received) != response.expectedContentLength {
      return fail(.upstreamNetwork, "the answer was cut off after \(Quantity.size(received))")
    }
    if let reason = download.kind.refusal(ofStart: start) {
      return fail(.upstreamContent, reason)
    }
    do {
      // A full disk may only be noticed here.
      try body?.close()
    } catch {
      return finish(.failure(error))
    }
    let validators = Validators(
      entityTag: response.value(forHTTPHeaderField: "ETag"),
      lastModified: response.value(forHTTPHeaderField: "Last-Modified")
    )
    finish(.success(.fetched(validators)))
  }

  private func failForSize() {
    let limit = limits.size % (1 << 20) == 0 ? "\(limits.size >> 20) MiB" : Quantity.size(limits.size)
    fail(.upstreamSize, "the answer is larger than \(limit); --max-size sets the limit")
  }

  private func statusFailure(_ response: HTTPURLResponse) -> TransferFailure {
    let status = response.statusCode
    let phrase = HTTPURLResponse.localizedString(forStatusCode: status)
    var failure = TransferFailure(.upstreamStatus, "the server answers \(status) (\(phrase))")
    failure.isTemporary = status == 429 || status == 503
    failure.retryAfter = response.value(forHTTPHeaderField: "Retry-After").flatMap { RetryAfter.seconds($0) }
    return failure
  }

  /// libcurl, under Foundation on Linux, tells TLS errors by their text only.
  private func networkFailure(_ error: any Error) -> TransferFailure {
    let reason = String(error.localizedDescription.prefix(200))
    let isTLS =
      (error as? URLError).map { (-1206 ... -1200).contains($0.code.rawValue) } ?? false
      || reason.contains("SSL") || reason.contains("TLS") || reason.contains("certificate")
    if isTLS {
      let host = task?.currentRequest?.url?.host ?? download.url.host ?? ""
      return TransferFailure(.upstreamTLS, "there is no trusted connection to '\(host)': \(reason)")
    }
    if response != nil {
      return TransferFailure(.upstreamNetwork, "the answer was cut off after \(Quantity.size(received)): \(reason)")
    }
    return TransferFailure(.upstreamNetwork, reason)
  }
}
