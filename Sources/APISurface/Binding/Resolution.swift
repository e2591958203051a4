package import GraphSpec

/// What a method and a path address in the entity data model, and what goes in and comes out.
package struct Resolution: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case entitySet, collection, entity, singleton, navigation, property, action, function, ref, value, count
    case unresolved
  }

  /// Why a path does not resolve: the first segment that the metadata doesn't know and where it was looked for.
  package struct Failure: Hashable, Sendable {
    package enum Reason: String, Hashable, Sendable, CaseIterable {
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

    package var reason: Reason
    /// As written in the path, after repairs.
    package var segment: String
    /// The type on which it was looked for; nil for the container.
    package var type: TypeReference?

    package init(reason: Reason, segment: String, type: TypeReference?) {
      self.reason = reason
      self.segment = segment
      self.type = type
    }
  }

  /// The elements of the model that the walk used, in order: what a slice must keep for the path to resolve again.
  package struct Trail: Hashable, Sendable {
    package enum Step: Hashable, Sendable {
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

    package var steps: [Step]

    package init(steps: [Step] = []) { self.steps = steps }
  }

  package var kind: Kind
  package var template: PathTemplate
  /// The body's type; for an action nil, its parameters are on `operation`.
  package var requestType: TypeReference?
  package var responseType: TypeReference?
  /// What an action or a function is called on; nil for an unbound one.
  package var binding: TypeReference?
  package var operation: Operation?
  /// Set exactly when `kind` is `unresolved`.
  package var failure: Failure?
  /// What was mended to make sense of the path, each with a code of its own.
  package var repairs: [Diagnostic]
  package var trail: Trail

  package init(
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
