public import GraphSpec

/// What a method and a path address in the entity data model, and what goes in and comes out.
public struct Resolution: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case entitySet, collection, entity, singleton, navigation, property, action, function, ref, value, count
    case unresolved
  }

  /// Why a path does not resolve: the first segment that the metadata doesn't know and where it was looked for.
  public struct Failure: Hashable, Sendable {
    public enum Reason: String, Hashable, Sendable, CaseIterable {
      /// The row holds no method or no path at all.
      case noMethod = "no-method"
      case noPath = "no-path"
      /// The first segment is no entity set, singleton or operation import of the container.
      case unknownRoot = "unknown-root"
      /// A later segment is no property, operation or type that the type before it has.
      case unknownSegment = "unknown-segment"
      /// The operation exists, but not bound to what the path addresses.
      case notBound = "not-bound"
      /// The operation is bound here, but no overload takes these arguments.
      case noOverload = "no-overload"
      /// The method does not fit what the path addresses, such as POST to a function.
      case methodMismatch = "method-mismatch"
      /// A type on the way is declared nowhere.
      case unknownType = "unknown-type"
    }

    public var reason: Reason
    /// As written in the path, after repairs.
    public var segment: String
    /// The type on which it was looked for; nil for the container.
    public var type: TypeReference?

    public init(reason: Reason, segment: String, type: TypeReference?) {
      self.reason = reason
      self.segment = segment
      self.type = type
    }
  }

  /// The elements of the model that the walk used, in order: what a slice must keep for the path to resolve again.
  public struct Trail: Hashable, Sendable {
    public enum Step: Hashable, Sendable {
      /// An entity set or a singleton of the container.
      case resource(String)
      case operationImport(String)
      /// A property by the type that declares it.
      case property(type: QualifiedName, name: String)
      case navigationProperty(type: QualifiedName, name: String)
      /// A type that was addressed, cast to, or passed through.
      case type(QualifiedName)
      indirect case operation(Operation)
    }

    public var steps: [Step]

    public init(steps: [Step] = []) { self.steps = steps }
  }

  public var kind: Kind
  public var template: PathTemplate
  /// The body's type; for an action nil, its parameters are on `operation`.
  public var requestType: TypeReference?
  public var responseType: TypeReference?
  /// What an action or a function is called on; nil for an unbound one.
  public var binding: TypeReference?
  public var operation: Operation?
  /// Set exactly when `kind` is `unresolved`.
  public var failure: Failure?
  /// What was mended to make sense of the path, each with a code of its own.
  public var repairs: [Diagnostic]
  public var trail: Trail

  public init(
    kind: Kind,
    template: PathTemplate,
    requestType: TypeReference? = nil,
    responseType: TypeReference? = nil,
    binding: TypeReference? = nil,
    operation: Operation? = nil,
    failure: Failure? = nil,
    repairs: [Diagnostic] = [],
    trail: Trail = Trail()
  ) {
    self.kind = kind
    self.template = template
    self.requestType = requestType
    self.responseType = responseType
    self.binding = binding
    self.operation = operation
    self.failure = failure
    self.repairs = repairs
    self.trail = trail
  }
}
