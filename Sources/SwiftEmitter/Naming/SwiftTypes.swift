import APISurface
package import GraphSpec

/// The Swift types of properties: Edm primitives by a table, the surface's own by name, all else as JSON.
package struct SwiftTypes {
  let names: TypeNames
  private let declared: Set<QualifiedName>
  private let enums: Set<QualifiedName>

  init(_ surface: VersionSurface) {
    enums = Set(surface.enums.map(\.name))
    declared = enums.union(surface.objects.map(\.name))
    names = TypeNames(
      version: surface.version,
      types: surface.objects.map(\.name) + surface.enums.map(\.name) + surface.actions.map(\.name)
    )
  }

  /// The Swift type of a value that is there, such as `[CallRoute]`.
  func type(_ reference: TypeReference, from scope: TypeScope) -> SwiftCode {
    let element = element(reference.name, from: scope)
    return reference.isCollection ? "[\(element)]" : element
  }

  /// The Swift type of a primitive type, `JSONValue` for one that no Swift type stands for.
  package static func primitive(_ name: QualifiedName) -> String {
    (name.isPrimitive ? primitives[name.name] : nil)?.text ?? "JSONValue"
  }

  private func element(_ name: QualifiedName, from scope: TypeScope) -> SwiftCode {
    if name.isPrimitive { return Self.primitives[name.name] ?? "JSONValue" }
    return declared.contains(name) ? "\(names.reference(name, from: scope))" : "JSONValue"
  }

  /// Whether a type is one of the surface's enumerations.
  func isEnum(_ name: QualifiedName) -> Bool { enums.contains(name) }

  /// The type as a schema's text names it: without a namespace for one of the runtime's own types, and with a point for
  /// `microsoft.graph.`.
  func schemaName(_ reference: TypeReference) -> String {
    let name = reference.name
    let isKnown = name.isPrimitive ? Self.primitives[name.name] != nil : declared.contains(name)
    var element = isKnown ? (name.isPrimitive ? name.name : name.description) : "Untyped"
    if element.hasPrefix("microsoft.graph.") { element.removeFirst("microsoft.graph".count) }
    return reference.isCollection ? "[\(element)]" : element
  }

  /// One exact Swift type for each primitive type (CSDL 4.01 section 3.3). The abstract and the geographic ones, which
  /// no Swift type stands for, stay JSON.
  static let primitives: [String: SwiftCode] = [
    "Binary": "Edm.Binary",
    "Boolean": "Bool",
    "Byte": "UInt8",
    "Date": "Edm.Date",
    "DateTimeOffset": "Edm.DateTimeOffset",
    "Decimal": "Edm.Decimal",
    "Double": "Double",
    "Duration": "Edm.Duration",
    "Guid": "Edm.Guid",
    "Int16": "Int16",
    "Int32": "Int32",
    "Int64": "Int64",
    "SByte": "Int8",
    "Single": "Double",
    "Stream": "Edm.Stream",
    "String": "String",
    "TimeOfDay": "Edm.TimeOfDay",
  ]
}
