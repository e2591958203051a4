import CCurl
import Foundation
import GraphGenerator
import GraphSpec
import Support

/// One download's request with its redirects, and the answer, which goes to a file as it comes. Nothing is kept in
/// memory but its start.
///
/// Everything but the cancellation happens on one thread.
final class Transfer: @unchecked Sendable {
  private let download: Download
  private let file: String
  private let limits: TransferLimits
  private let deadline: ContinuousClock.Instant
  private let progress: ProgressLine?
  private let cancellation = Cancellation()

  private var address: HTTPAddress
  private var body: NewFile?
  private var head = ResponseHead()
  private var received = 0
  /// What tells of which kind the answer is.
  private var start: [UInt8] = []
  private static let startLength = 240
  private var lastSign = ContinuousClock.now
  /// Why what comes is not taken.
  private var failure: (any Error)?
  /// They end late, see there.
  private var requests: [CurlRequest] = []

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
    address = download.address
  }

  /// - Throws: `TransferFailure`, `FileSystem.Failure` when the body can't be written, or `CancellationError`.
  func run() async throws -> Download.Answer {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread {
          let result = Result { try self.perform() }
          self.body = nil
          continuation.resume(with: result)
          // Nobody waits for what this may take.
          self.requests = []
        }
      }
    } onCancel: {
      cancellation.cancel()
    }
  }

  private func perform() throws -> Download.Answer {
    body = try NewFile(replacing: file)
    var redirects = 0
    while true {
      lastSign = .now
      head = ResponseHead()
      let request = try CurlRequest(
        address,
        headers: download.headers,
        connecting: limits.answer,
        head: { [unowned self] in takeHead($0) },
        body: { [unowned self] in takeBody($0) }
      )
      requests.append(request)
      let code = try drive(request)
      guard head.isComplete, let location = head.redirect else { return try finish(code, request) }
      redirects += 1
      if redirects > AddressPolicy.redirects {
        throw TransferFailure(.upstreamRedirect, "the server redirects more than \(AddressPolicy.redirects) times")
      }
      switch AddressPolicy.redirect(from: address, to: location) {
      case .success(let target): address = target
      case .failure(let refusal): throw TransferFailure(.upstreamRedirect, refusal.message)
      }
    }
  }

  /// How the request has ended.
  private func drive(_ request: CurlRequest) throws -> CURLcode {
    while true {
      let code = request.step()
      if let failure { throw failure }
      if cancellation.isCancelled { throw CancellationError() }
      if let code { return code }
      try checkTime()
    }
  }

  private func checkTime() throws {
    let now = ContinuousClock.now
    let message: String
    if now >= deadline {
      let limit = Quantity.time(limits.total)
      message = "the download took longer than \(limit) (\(Quantity.size(received)) came); --timeout sets the limit"
    } else if !head.isComplete, now - lastSign >= .seconds(limits.answer) {
      message = "there was no answer within \(Quantity.time(limits.answer))"
    } else if head.isComplete, now - lastSign >= .seconds(limits.idle) {
      message = "nothing came for \(Quantity.time(limits.idle)), after \(Quantity.size(received))"
    } else {
      return
    }
    throw TransferFailure(.upstreamNetwork, message)
  }
}

// MARK: - What comes

extension Transfer {
  private func takeHead(_ line: UnsafeRawBufferPointer) -> Bool {
    let wasComplete = head.isComplete
    head.add(line)
    if head.size > ResponseHead.limit {
      failure = TransferFailure(.upstreamSize, "the head of the answer is larger than \(ResponseHead.limit >> 10) KiB")
    } else if !wasComplete, head.isComplete {
      lastSign = .now
      // Nothing of this answer is wanted but where it leads.
      if head.redirect != nil { return false }
      failure = headFailure
    }
    return failure == nil
  }

  private func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
    lastSign = .now
    if head.status != 200 { return true }
    received += bytes.count
    if start.count < Self.startLength { start += bytes.prefix(Self.startLength - start.count) }
    if received > limits.size {
      failure = sizeFailure
      return false
    }
    do {
      try body?.write(Array(bytes))
    } catch {
      failure = error
      return false
    }
    progress?.show(download.name, received: received)
    return true
  }

  /// What can be told before the body comes; nil when there is nothing wrong with it.
  private var headFailure: TransferFailure? {
    switch head.status {
    case 304: return nil
    case 200: break
    default: return statusFailure
    }
    if let reason = download.kind.refusal(ofType: head["content-type"]) {
      return TransferFailure(.upstreamContent, reason)
    }
    // What was asked for, and once: a text that is packed several times has no bound to what it may become.
    let encodings = head.encodings
    if encodings.count > 1 || !encodings.allSatisfy(["gzip", "x-gzip", "deflate"].contains) {
      return TransferFailure(.upstreamContent, "the answer has an encoding that was not asked for")
    }
    return head.contentLength ?? 0 > limits.size ? sizeFailure : nil
  }

  private func finish(_ code: CURLcode, _ request: CurlRequest) throws -> Download.Answer {
    if code != CURLE_OK { throw networkFailure(code, request) }
    guard head.isComplete else {
      throw TransferFailure(.upstreamNetwork, "the server closed the connection within the head of its answer")
    }
    if head.status == 304 {
      if download.validators.isEmpty {
        throw TransferFailure(.upstreamStatus, "304 Not Modified, without having been asked")
      }
      return .notModified
    }
    if let reason = download.kind.refusal(ofStart: start) { throw TransferFailure(.upstreamContent, reason) }
    // A full disk may only be noticed here.
    try body?.close()
    return .fetched(Validators(entityTag: head["etag"], lastModified: head["last-modified"]))
  }
}

// MARK: - What went wrong

extension Transfer {
  private var sizeFailure: TransferFailure {
    let limit = limits.size % (1 << 20) == 0 ? "\(limits.size >> 20) MiB" : Quantity.size(limits.size)
    return TransferFailure(.upstreamSize, "the answer is larger than \(limit); --max-size sets the limit")
  }

  private var statusFailure: TransferFailure {
    let status = head.status
    let phrase = StatusPhrase.of(status)
    let message = "the server answers \(status)\(phrase.isEmpty ? "" : " (\(phrase))")"
    var failure = TransferFailure(.upstreamStatus, message)
    failure.isTemporary = status == 429 || status == 503
    failure.retryAfter = head["retry-after"].flatMap { RetryAfter.seconds($0) }
    return failure
  }

  private func networkFailure(_ code: CURLcode, _ request: CurlRequest) -> TransferFailure {
    if code.isTLS {
      let reason = request.detail.isEmpty ? code.reason : request.detail
      return TransferFailure(.upstreamTLS, "there is no trusted connection to '\(address.host)': \(reason)")
    }
    if code == CURLE_BAD_CONTENT_ENCODING {
      return TransferFailure(.upstreamContent, "the answer can't be unpacked: \(code.reason)")
    }
    if head.isComplete {
      let size = Quantity.size(received)
      return TransferFailure(.upstreamNetwork, "the answer was cut off after \(size): \(code.reason)")
    }
    return TransferFailure(.upstreamNetwork, code.reason)
  }
}

/// Whether a transfer has been called off, by whichever thread.
private final class Cancellation: @unchecked Sendable {
  private let lock = NSLock()
  private var value = false

  func cancel() { lock.withLock { value = true } }
  var isCancelled: Bool { lock.withLock { value } }
}
