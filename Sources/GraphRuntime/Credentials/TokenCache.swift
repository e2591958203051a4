/// A token as the client holds it.
struct HeldToken: Sendable {
  let value: String

  /// What it grants; nil when only the service can read it.
  let granted: GrantedPermissions?
}

/// A client's token. However many callers want it, the credential is asked once; a failure goes to those who wait and is
/// then forgotten; a caller that is cancelled cancels nobody else.
actor TokenCache {
  private struct Held {
    let token: HeldToken
    /// Of the client's clock, as all moments here.
    let since: Duration
    let expiry: Duration?
    let refresh: Duration?
  }

  private typealias Answer = Result<HeldToken, any Error>

  private let credential: (any GraphCredential)?
  private let cloud: GraphCloud
  private let transport: any GraphTransport
  private let clock: GraphClock

  private var held: Held?
  /// Who waits for a token that was asked for, by its claims.
  private var waiting: [String?: [AsyncStream<Answer>.Continuation]] = [:]
  /// After an early refresh failed, the next one isn't before this.
  private var nextRefresh = Duration.zero

  init(_ credential: (any GraphCredential)?, cloud: GraphCloud, transport: any GraphTransport, clock: GraphClock) {
    self.credential = credential
    self.cloud = cloud
    self.transport = transport
    self.clock = clock
  }

  /// A token is refreshed so long before its end, or at half of its life if that is later.
  private static let margin = Duration.seconds(300)
  private static let pauseAfterFailure = Duration.seconds(30)
  /// For one question to the credential, so that one that never answers isn't asked for ever.
  private static let limit = Duration.seconds(60)

  /// - Parameters:
  ///   - claims: What a challenge asks for.
  ///   - refused: The token that the service didn't take; any other one that is held was got since.
  /// - Returns: Nil without a credential.
  func token(claims: String? = nil, insteadOf refused: String? = nil) async throws -> HeldToken? {
    guard credential != nil else { return nil }
    try Task.checkCancellation()
    let now = clock.elapsed()
    if let held, held.token.value != refused, held.expiry.map({ now < $0 }) ?? true {
      if let refresh = held.refresh, now >= refresh, now >= nextRefresh, waiting[nil] == nil { ask(claims: nil) }
      return held.token
    }
    if waiting[claims] == nil { ask(claims: claims) }
    let (answers, continuation) = AsyncStream.makeStream(of: Answer.self)
    waiting[claims]?.append(continuation)
    for await answer in answers { return try answer.get() }
    throw CancellationError()
  }

  /// The service didn't take a token that it should have: it may have been revoked. One that is new stays, so that a
  /// service that takes none isn't an attack on the identity platform.
  func refused(_ value: String) {
    guard let held, held.token.value == value, clock.elapsed() - held.since >= Self.margin else { return }
    self.held = nil
  }

  private func ask(claims: String?) {
    waiting[claims] = []
    Task { await answer(claims: claims) }
  }

  private func answer(claims: String?) async {
    let began = clock.elapsed()
    let answer: Answer
    do {
      let token = try await fetch(claims: claims)
      held = Self.held(token, began)
      answer = .success(token.held)
    } catch is TimeIsOver {
      answer = .failure(GraphCredentialError("No token came within \(Self.limit)."))
    } catch is CancellationError {
      answer = .failure(GraphCredentialError("The credential was cancelled."))
    } catch {
      answer = .failure(error)
    }
    if case .failure = answer { nextRefresh = clock.elapsed() + Self.pauseAfterFailure }
    for waiter in waiting.removeValue(forKey: claims) ?? [] {
      waiter.yield(answer)
      waiter.finish()
    }
  }

  private func fetch(claims: String?) async throws -> GraphAccessToken {
    guard let credential else { throw GraphCredentialError("There is no credential.") }
    let request = GraphTokenRequest(
      cloud: cloud,
      scopes: [cloud.defaultScope],
      claims: claims,
      transport: transport,
      clock: clock
    )
    let token = try await Race.run(within: Self.limit, of: clock) { try await credential.token(for: request) }
    try AccessTokenCheck.check(token, for: cloud, secondsSince1970: clock.secondsSince1970())
    return token
  }

  private static func held(_ token: GraphAccessToken, _ began: Duration) -> Held {
    let refresh = token.refreshAfter ?? token.lifetime.map { max($0 / 2, $0 - margin) }
    let expiry = token.lifetime.map { began + $0 }
    return Held(token: token.held, since: began, expiry: expiry, refresh: refresh.map { began + $0 })
  }
}

extension GraphAccessToken {
  fileprivate var held: HeldToken {
    HeldToken(value: value, granted: try? GrantedPermissions(accessToken: value))
  }
}
