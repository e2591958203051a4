/// What sends requests to one service with one identity. A value; its copies share tokens.
public struct GraphClient: Sendable {
  /// The national cloud that is asked.
  public let cloud: GraphCloud
  /// What sends the requests.
  public let transport: any GraphTransport
  /// What is the same for all requests of this client.
  public var options: GraphClientOptions

  let base: RequestAddress
  let tokens: TokenCache

  /// - Parameters:
  ///   - credential: Nil for a service that asks for no token.
  ///   - transport: What sends the requests.
  ///   - cloud: The national cloud that is asked.
  ///   - options: What is the same for all requests.
  public init(
    credential: (any GraphCredential)?,
    transport: any GraphTransport,
    cloud: GraphCloud = .global,
    options: GraphClientOptions = GraphClientOptions()
  ) {
    self.cloud = cloud
    self.transport = transport
    self.options = options
    guard let base = try? RequestAddress(cloud.base) else { preconditionFailure("A cloud has a sound address.") }
    self.base = base
    tokens = TokenCache(credential, cloud: cloud, transport: transport, clock: options.clock)
  }
}

/// What a client does with every request.
public struct GraphClientOptions: Sendable {
  /// Around each call, the first one outermost.
  public var callMiddleware: [any GraphMiddleware] = []

  /// Around each attempt, the first one outermost.
  public var attemptMiddleware: [any GraphMiddleware] = []

  /// When a call that failed is made again.
  public var retry = GraphRetryPolicy()
  /// Whether the client itself refuses what the token does not allow.
  public var enforcement = GraphEnforcement.off

  /// For a call with all its attempts, the waits between them, and the response's body.
  public var timeout = Duration.seconds(400)

  /// For one attempt, with the response's body unless that is streamed.
  public var attemptTimeout = Duration.seconds(100)

  /// How large answers may be.
  public var limits = GraphLimits()

  /// Gets every attempt when it is over, for logs. Neither tokens nor keys are in what it gets.
  public var onAttempt: (@Sendable (any GraphEndpoint, GraphAttempt) -> Void)?

  /// What waiting is measured by; tests give another one.
  public var clock = GraphClock.system

  /// What fits most apps.
  public init() {}
}

/// Whether the client asks, before it sends a request, if it would be allowed.
public enum GraphEnforcement: Sendable {
  /// The server alone decides.
  case off

  /// What isn't granted is told to a function, and sent all the same.
  ///
  /// - grants: Nil for what the token says.
  case report(grants: GrantedPermissions? = nil, @Sendable (any GraphEndpoint, AccessDecision) -> Void)

  /// What isn't granted is an error, before a byte of it is sent.
  ///
  /// - grants: Nil for what the token says.
  case enforce(grants: GrantedPermissions? = nil)
}
