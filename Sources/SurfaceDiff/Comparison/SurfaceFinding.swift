import GraphSpec
import SwiftEmitter

/// A change while surfaces are compared, with what it lets go of and what it draws in: types that only it needed are
/// told with it, rather than as changes of their own.
struct SurfaceFinding {
  var change: SurfaceChange
  /// Types and actions that the old side of the change needs.
  var releases: Set<SurfaceFacts.TypeKey> = []
  /// Types and actions that the new side of the change needs.
  var binds: Set<SurfaceFacts.TypeKey> = []

  init(
    _ code: SurfaceChange.Code,
    _ kind: SurfaceChange.Kind,
    _ version: GraphVersion?,
    _ subject: String,
    _ swift: SwiftVerdict,
    reach: ReachVerdict = .none,
    at anchors: [SurfaceAnchor],
    _ text: ChangeText
  ) {
    change = SurfaceChange(
      code: code,
      kind: kind,
      version: version,
      subject: subject,
      text: text,
      swift: swift,
      reach: reach,
      anchors: anchors
    )
  }

  mutating func raise(to verdict: SwiftVerdict) { change.swift = max(change.swift, verdict) }

  mutating func add(_ consequence: ChangeText, _ verdict: SwiftVerdict) {
    change.consequences.append(consequence)
    raise(to: verdict)
  }
}

/// The two surfaces that are compared.
struct SurfacePair {
  var old: SurfaceFacts
  var new: SurfaceFacts

  /// The Swift type of a property: an element that its surface doesn't declare is raw JSON.
  func spelled(_ type: SurfaceFacts.Reference, _ version: GraphVersion, in facts: SurfaceFacts) -> String {
    let isDeclared = facts.declares(SurfaceFacts.TypeKey(version: version, name: type.element))
    let spelled = isDeclared ? type.element : SwiftTypes.primitive(QualifiedName(type.element))
    return type.isCollection ? "[\(spelled)]" : spelled
  }
}

extension SurfaceChange.Code {
  static let permissionAdded = Self("permission-added")
  static let permissionRemoved = Self("permission-removed")
  static let permissionIDChanged = Self("permission-id-changed")
  static let endpointAdded = Self("endpoint-added")
  static let endpointRemoved = Self("endpoint-removed")
  /// From one version of Graph to the other.
  static let endpointMoved = Self("endpoint-moved")
  /// An endpoint whose path the metadata knows now, so that it has types.
  static let endpointTyped = Self("endpoint-typed")
  /// An endpoint whose path the metadata doesn't know any more, so that it is raw JSON.
  static let endpointUntyped = Self("endpoint-untyped")
  static let requestTypeChanged = Self("request-type-changed")
  static let responseTypeChanged = Self("response-type-changed")
  /// Both at once.
  static let endpointTypesChanged = Self("endpoint-types-changed")
  static let operationChanged = Self("operation-changed")
  static let endpointKindChanged = Self("endpoint-kind-changed")
  /// The path has other letters or other names for its values, or its values are of other entities.
  static let endpointRespelled = Self("endpoint-respelled")
  static let requirementAdded = Self("requirement-added")
  static let requirementRemoved = Self("requirement-removed")
  static let typeAdded = Self("type-added")
  static let typeRemoved = Self("type-removed")
  static let typeRenamed = Self("type-renamed")
  static let typeKindChanged = Self("type-kind-changed")
  static let baseTypeChanged = Self("base-type-changed")
  static let abstractChanged = Self("abstract-changed")
  static let openChanged = Self("open-changed")
  static let derivedTypeAdded = Self("derived-type-added")
  static let derivedTypeRemoved = Self("derived-type-removed")
  static let propertyAdded = Self("property-added")
  static let propertyRemoved = Self("property-removed")
  static let propertyTypeChanged = Self("property-type-changed")
  static let propertyCollectionChanged = Self("property-collection-changed")
  static let propertyRequiredChanged = Self("property-required-changed")
  static let propertyNullabilityChanged = Self("property-nullability-changed")
  static let propertyMoved = Self("property-moved")
  static let memberAdded = Self("member-added")
  static let memberRemoved = Self("member-removed")
  static let memberRenamed = Self("member-renamed")
  static let memberValueChanged = Self("member-value-changed")
  static let flagsChanged = Self("flags-changed")
  static let actionAdded = Self("action-added")
  static let actionRemoved = Self("action-removed")
  static let parameterAdded = Self("parameter-added")
  static let parameterRemoved = Self("parameter-removed")
  static let parameterTypeChanged = Self("parameter-type-changed")
  static let parameterCollectionChanged = Self("parameter-collection-changed")
  static let parameterRequiredChanged = Self("parameter-required-changed")
  static let parameterNullabilityChanged = Self("parameter-nullability-changed")
  /// The specs say something twice, so that they can't be compared.
  static let surfaceConflict = Self("surface-conflict")
}
