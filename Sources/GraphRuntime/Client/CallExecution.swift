import HTTPTypes

extension GraphClient {
  /// Sends a request as often as its policy allows.
  ///
  /// - Throws: `GraphError`, or `CancellationError` if the task was cancelled.
  func perform(_ call: GraphCall, accepts: String, isStreamed: Bool) async throws -> ReceivedResponse {
    let execution = CallExecution(client: self, call: call, isStreamed: isStreamed)
    return try await execution.run(accepts: accepts)
  }
}

/// One call: its attempts, the waits between them and the limits that they share.
struct CallExecution: Sendable {
  let client: GraphClient
  let call: GraphCall
  let isStreamed: Bool
  let clientRequestID: String
  private let log = AttemptLog()
  private let limit: Duration
  private let start: Duration

  private var options: GraphClientOptions { client.options }
  private var clock: GraphClock { options.clock }
  private var remaining: Duration { limit - (clock.elapsed() - start) }

  init(client: GraphClient, call: GraphCall, isStreamed: Bool) {
    self.client = client
    self.call = call
    self.isStreamed = isStreamed
    clientRequestID = Edm.Guid.random().description
    limit = call.options.timeout ?? client.options.timeout
    start = client.options.clock.elapsed()
  }

  func run(accepts: String) async throws -> ReceivedResponse {
    try Task.checkCancellation()
    let request: GraphHTTPRequest
    do {
      request = try client.prepare(call, accepts: accepts, clientRequestID: clientRequestID)
    } catch let error as InvalidRequest {
      throw await failure(.invalidRequest(error.message))
    } catch {
      throw await failure(.unusableAddress("\(error)"))
    }
    let response: GraphHTTPResponse
    if options.callMiddleware.isEmpty {
      response = try await attempts(request)
    } else {
      response = try await throughMiddleware(request)
    }
    return ReceivedResponse(
      call: call,
      response: withLimit(response),
      attempts: await log.attempts,
      clientRequestID: clientRequestID
    )
  }

  /// What is around the call may be slow, too.
  private func throughMiddleware(_ request: GraphHTTPRequest) async throws -> GraphHTTPResponse {
    do {
      return try await Race.run(within: limit, of: clock) {
        try await options.callMiddleware.run(
          request,
          context: GraphMiddlewareContext(endpoint: call.endpoint, attempt: nil),
          last: { try await attempts($0) }
        )
      }
    } catch is TimeIsOver {
      throw await failure(.timedOut(after: limit))
    }
  }

  /// A body that is read later is still part of the call.
  private func withLimit(_ response: GraphHTTPResponse) -> GraphHTTPResponse {
    guard response.body.bytesInMemory == nil else { return response }
    let body = response.body
    let limited = GraphBody(length: body.length, isReplayable: false) {
      let iterator = OneReader(body.makeAsyncIterator())
      return {
        do {
          return try await Race.run(within: remaining, of: clock) { try await iterator.next() }
        } catch is TimeIsOver {
          throw await failure(.timedOut(after: limit))
        } catch let error as GraphTransportError {
          throw await failure(.transport(error))
        }
      }
    }
    return GraphHTTPResponse(response.head, body: limited)
  }

  func failure(_ reason: GraphError.Reason, response: GraphErrorResponse? = nil) async -> GraphError {
    GraphError(
      reason,
      call.endpoint,
      response: response,
      attempts: await log.attempts,
      clientRequestID: clientRequestID
    )
  }
}

// MARK: Attempts

extension CallExecution {
  private func attempts(_ request: GraphHTTPRequest) async throws -> GraphHTTPResponse {
    var retries = 0
    var waited = Duration.zero
    var challenge: (claims: String, refused: String)?
    while true {
      let left = remaining
      guard left > .zero else { throw await failure(.timedOut(after: limit)) }
      let result = try await attempt(request, within: min(left, options.attemptTimeout), challenge)
      if case .response(let response, let token) = result {
        if response.head.status.kind == .successful {
          await report()
          return response
        }
        if challenge == nil, let token, let claims = ClaimsChallenge.claims(response.head), canRepeat(request) {
          challenge = (claims, token.value)
          await report()
          continue
        }
        if response.head.status == .unauthorized, let token { await client.tokens.refused(token.value) }
      }
      let error = await error(for: result)
      guard let cause = cause(of: result), retries < options.retry.maximumRetries, canRepeat(request),
        cause.allowsRetry(isRepeatable: call.isRepeatable)
      else {
        await report()
        throw error
      }
      retries += 1
      let wait = cause.retryAfter ?? options.retry.delay(beforeRetry: retries)
      guard waited + wait <= options.retry.budget, wait < remaining else {
        await report()
        throw error
      }
      waited += wait
      await log.willWait(wait)
      await report()
      try await clock.sleep(wait)
    }
  }

  private enum AttemptResult: Sendable {
    case response(GraphHTTPResponse, token: HeldToken?)
    case failed(any Error)
    case timedOut
  }

  private func canRepeat(_ request: GraphHTTPRequest) -> Bool { request.body?.isReplayable ?? true }

  /// - Throws: What ends the call whatever the policy says.
  private func attempt(
    _ request: GraphHTTPRequest,
    within limit: Duration,
    _ challenge: (claims: String, refused: String)?
  ) async throws -> AttemptResult {
    let began = clock.elapsed()
    let number = await log.count + 1
    let result: AttemptResult
    do {
      result = try await Race.run(within: limit, of: clock) { () async throws -> AttemptResult in
        let token = try await token(challenge)
        let response = try await options.attemptMiddleware.run(
          request,
          context: GraphMiddlewareContext(endpoint: call.endpoint, attempt: number)
        ) { try await exchange($0, token) }
        return .response(response, token: token)
      }
    } catch is TimeIsOver {
      result = .timedOut
    } catch {
      if Task.isCancelled { throw CancellationError() }
      if error is GraphError { throw error }
      result = .failed(error)
    }
    await log.append(Self.outcome(of: result), requestID: Self.requestID(of: result), duration: clock.elapsed() - began)
    return result
  }

  /// The token, if the client has a credential and is allowed to use it for this.
  ///
  /// - Throws: `GraphError`, or `CancellationError`.
  private func token(_ challenge: (claims: String, refused: String)?) async throws -> HeldToken? {
    if call.isAnonymous { return nil }
    let token: HeldToken?
    do {
      token = try await client.tokens.token(claims: challenge?.claims, insteadOf: challenge?.refused)
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      throw await failure(.credential(error))
    }
    for endpoint in call.covered ?? [call.endpoint] {
      switch options.enforcement {
      case .off: break
      case .report(let grants, let report):
        if let decision = Self.decision(endpoint, grants, token), !decision.isGranted { report(endpoint, decision) }
      case .enforce(let grants):
        if let decision = Self.decision(endpoint, grants, token), !decision.isGranted {
          throw await failure(.notGranted(decision))
        }
      }
    }
    return token
  }

  /// Nil when nobody knows what is granted: a token that only the service can read.
  private static func decision(
    _ endpoint: any GraphEndpoint,
    _ grants: GrantedPermissions?,
    _ token: HeldToken?
  ) -> AccessDecision? {
    guard let granted = grants ?? token?.granted else { return nil }
    if endpoint is any UnknownEndpoint { return .endpointUnknown(method: endpoint.method, path: endpoint.template) }
    return endpoint.decision(for: granted)
  }

  private func report() async {
    guard let onAttempt = options.onAttempt, let last = await log.attempts.last else { return }
    onAttempt(call.endpoint, last)
  }
}

// MARK: What attempts lead to

extension CallExecution {
  private static func outcome(of result: AttemptResult) -> GraphAttempt.Outcome {
    switch result {
    case .response(let response, _): .status(response.head.status)
    case .failed(let error):
      .failed("\(error)", isBeforeSending: (error as? GraphTransportError)?.isBeforeSending ?? false)
    case .timedOut: .timedOut
    }
  }

  private static func requestID(of result: AttemptResult) -> String? {
    if case .response(let response, _) = result { response.head.headerFields[.requestID] } else { nil }
  }

  private func cause(of result: AttemptResult) -> RetryCause? {
    switch result {
    case .response(let response, _):
      let retryAfter = RetryAfter.duration(response.head.headerFields, secondsSince1970: clock.secondsSince1970())
      return .status(response.head.status, retryAfter: retryAfter)
    case .failed(is GraphBodyTooLarge): return nil
    case .failed(let error): return .failure(isBeforeSending: (error as? GraphTransportError)?.isBeforeSending ?? false)
    case .timedOut: return .timedOut
    }
  }

  private func error(for result: AttemptResult) async -> GraphError {
    switch result {
    case .response(let response, let token):
      let bytes = response.body.bytesInMemory ?? []
      let isCutOff = bytes.count > options.limits.errorBody
      let said = GraphErrorResponse(
        response.head,
        body: Array(bytes.prefix(options.limits.errorBody)),
        isBodyCutOff: isCutOff
      )
      let status = response.head.status
      if status.kind == .redirection, let location = response.head.headerFields[.location] {
        return await failure(.redirected(AddressPath.shown(location)), response: said)
      }
      let gap = status == .forbidden ? GraphPermissionGap(call.endpoint, granted: token?.granted) : nil
      return await failure(.status(status, permissions: gap), response: said)
    case .failed(let error as GraphBodyTooLarge): return await failure(.unreadableResponse(error))
    case .failed(let error):
      let known = error as? GraphTransportError
      return await failure(.transport(known ?? GraphTransportError("\(error)", isBeforeSending: false)))
    case .timedOut: return await failure(.timedOut(after: min(limit, options.attemptTimeout)))
    }
  }
}

/// What happened so far; asked for also after the time is over, when an attempt may still be at work.
private actor AttemptLog {
  private(set) var attempts: [GraphAttempt] = []

  var count: Int { attempts.count }

  func append(_ outcome: GraphAttempt.Outcome, requestID: String?, duration: Duration) {
    attempts.append(
      GraphAttempt(number: attempts.count + 1, outcome: outcome, duration: duration, requestID: requestID)
    )
  }

  func willWait(_ wait: Duration) {
    if !attempts.isEmpty { attempts[attempts.count - 1].wait = wait }
  }
}
