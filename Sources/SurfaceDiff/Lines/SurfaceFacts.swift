import APISurface
import GraphSpec
import SwiftEmitter

/// What a surface says, in the form in which two surfaces are compared, wherever they come from. Its texts are escaped,
/// see `SurfaceText`.
package struct SurfaceFacts: Sendable {
  /// A version and a qualified name.
  struct TypeKey: Hashable, Sendable {
    var version: GraphVersion
    var name: String
  }

  struct Permission: Hashable, Sendable {
    var application: String?
    var delegated: String?
  }

  /// What tells endpoints apart.
  struct EndpointKey: Hashable, Sendable {
    var version: GraphVersion
    var method: HTTPMethod
    /// See `SurfacePath.identity`.
    var path: String
  }

  struct Endpoint: Hashable, Sendable {
    var version: GraphVersion
    var method: HTTPMethod
    /// With the names of its values in braces.
    var path: String
    /// A raw value of `Resolution.Kind`.
    var kind: String
    var takes: Reference?
    var gives: Reference?
    /// The action, as `name(binding)`.
    var calls: String?
    /// What each value in the path is, in order.
    var values: [PathValue] = []
    var application: Set<String> = []
    var delegated: Set<String> = []

    var isTyped: Bool { kind != Resolution.Kind.unresolved.rawValue }
    /// `GET /communications/calls/{id}`.
    var name: String { "\(method.rawValue) \(path)" }
  }

  /// The type of what a value can be: `Edm.String`, or `Collection(Edm.String)`.
  struct Reference: Hashable, Sendable {
    var element: String
    var isCollection = false
  }

  /// A value in a path: its role, and for a key the entity type that it is of.
  struct PathValue: Hashable, Sendable {
    var role: PathTemplate.Parameter.Role
    var entityType: String?
  }

  struct Member: Hashable, Sendable {
    var name: String
    var type: Reference
    var isNullable: Bool
    var isRequired: Bool
    /// The type that declares it; nil for the type itself.
    var inheritedFrom: String?
  }

  struct Object: Hashable, Sendable {
    var isEntity: Bool
    var base: String?
    var isAbstract: Bool
    var isOpen: Bool
    /// In the order of the metadata, inherited ones first.
    var members: [Member] = []
    /// The concrete types that derive from it.
    var derived: Set<String> = []

    var hasInitialiser: Bool { ModelConstruct.hasInitialiser(isAbstract: isAbstract) }
  }

  struct Enumeration: Hashable, Sendable {
    struct Member: Hashable, Sendable {
      var name: String
      var value: String
    }
    var isFlags: Bool
    var members: [Member] = []
  }

  var permissions: [String: Permission] = [:]
  var endpoints: [EndpointKey: Endpoint] = [:]
  var objects: [TypeKey: Object] = [:]
  var enums: [TypeKey: Enumeration] = [:]
  /// The parameters of each action, by `name(binding)`.
  var actions: [TypeKey: [Member]] = [:]
  /// The index of the line that something stands on; of lines only.
  package internal(set) var positions: [SurfaceAnchor: Int] = [:]
  /// What the specs say twice, so that nothing can be told of the rest. No specs that were read do.
  var conflict: String?

  /// How many things the surface is about.
  package var count: Int { permissions.count + endpoints.count + objects.count + enums.count + actions.count }

  /// How many lines the surface has, about: derived types count with the type that they derive from.
  package var lineCount: Int {
    permissions.count + endpoints.count + objects.values.reduce(0) { $0 + 1 + $1.members.count + $1.derived.count }
      + enums.values.reduce(0) { $0 + 1 + $1.members.count } + actions.values.reduce(0) { $0 + 1 + $1.count }
  }

  /// What the generator calls each endpoint, sorted.
  package var spelledEndpoints: [String] { endpoints.values.map(\.spelled).sorted() }

  func declares(_ key: TypeKey) -> Bool { objects[key] != nil || enums[key] != nil }
}

extension SurfaceFacts.Reference: CustomStringConvertible {
  var description: String { isCollection ? "Collection(\(element))" : element }
}

extension SurfaceFacts.PathValue: CustomStringConvertible {
  var description: String { role.rawValue + (entityType.map { ":" + $0 } ?? "") }
}

extension SurfaceFacts.TypeKey: Comparable {
  static func < (left: Self, right: Self) -> Bool {
    (left.version, left.name) < (right.version, right.name)
  }
}

extension SurfaceFacts.EndpointKey: Comparable {
  static func < (left: Self, right: Self) -> Bool {
    (left.version, left.path, left.method.rawValue) < (right.version, right.path, right.method.rawValue)
  }
}
