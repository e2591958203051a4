public import GraphSpec
import Support

/// Writes a model as CSDL XML (OData CSDL XML 4.01): names, types and facets, no annotations but the one that makes a
/// parameter optional where that matters. Everything is sorted and qualified, so that equal models give equal bytes.
public struct CSDLWriter {
  private var text = ""

  public static func write(_ model: EntityDataModel) -> String {
    var writer = CSDLWriter()
    writer.document(model)
    return writer.text
  }

  private mutating func document(_ model: EntityDataModel) {
    text += "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
    if let scope = model.scope {
      text += "<!-- A slice of Microsoft Graph's \(scope.version) metadata, cut by graphgen to what the rows of these "
      text += "permissions need: \(scope.summary). -->\n"
    }
    text += "<edmx:Edmx Version=\"4.0\" xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\">\n"
    text += "  <edmx:DataServices>\n"
    let own = Declarations(model)
    for schema in model.schemas {
      let attributes = [("Namespace", schema.namespace), ("Alias", schema.alias)]
      open(2, "Schema", attributes + [("xmlns", "http://docs.oasis-open.org/odata/ns/edm")])
      contents(of: schema.namespace, own, container: model.container)
      close(2, "Schema")
    }
    text += "  </edmx:DataServices>\n</edmx:Edmx>\n"
    if let scope = model.scope { text += "<?\(SliceScope.target) \(scope.text)?>\n" }
  }

  /// What a model declares by namespace, sorted by name.
  private struct Declarations {
    var enumTypes: [String: [EnumType]]
    var typeDefinitions: [String: [TypeDefinition]]
    var structuredTypes: [String: [StructuredType]]
    var operations: [String: [[Operation]]]

    init(_ model: EntityDataModel) {
      func byNamespace<Value>(_ declarations: [QualifiedName: Value]) -> [String: [Value]] {
        Dictionary(grouping: declarations.sorted { $0.key < $1.key }, by: \.key.namespace)
          .mapValues { $0.map(\.value) }
      }
      enumTypes = byNamespace(model.enumTypes)
      typeDefinitions = byNamespace(model.typeDefinitions)
      structuredTypes = byNamespace(model.structuredTypes)
      operations = byNamespace(model.operations)
    }
  }

  private mutating func contents(of namespace: String, _ own: Declarations, container: EntityContainer?) {
    for type in own.enumTypes[namespace] ?? [] { enumType(type) }
    for type in own.typeDefinitions[namespace] ?? [] {
      let underlying = ("UnderlyingType", Optional(type.underlyingType.name.description))
      element(3, "TypeDefinition", [("Name", type.name.name), underlying] + facets(type.underlyingType))
    }
    for type in own.structuredTypes[namespace] ?? [] { structuredType(type) }
    for operation in (own.operations[namespace] ?? []).joined() { self.operation(operation) }
    if let container, container.name.namespace == namespace { self.container(container) }
  }

  private mutating func enumType(_ type: EnumType) {
    let underlying = type.underlyingType.name == "Int32" ? nil : type.underlyingType.description
    open(3, "EnumType", [("Name", type.name.name), ("UnderlyingType", underlying), flag("IsFlags", type.isFlags)])
    for member in type.members {
      element(4, "Member", [("Name", member.name), ("Value", String(member.value))])
    }
    close(3, "EnumType")
  }

  private mutating func structuredType(_ type: StructuredType) {
    let tag = type.kind == .entity ? "EntityType" : "ComplexType"
    open(
      3,
      tag,
      [
        ("Name", type.name.name), ("BaseType", type.baseType?.description), flag("Abstract", type.isAbstract),
        flag("OpenType", type.isOpen), flag("HasStream", type.hasStream),
      ]
    )
    if !type.key.isEmpty {
      open(4, "Key", [])
      for name in type.key { element(5, "PropertyRef", [("Name", name)]) }
      close(4, "Key")
    }
    for property in type.properties {
      element(4, "Property", [("Name", property.name)] + attributes(of: property.type))
    }
    for property in type.navigationProperties {
      element(
        4,
        "NavigationProperty",
        [("Name", property.name)] + attributes(of: property.type) + [flag("ContainsTarget", property.containsTarget)]
      )
    }
    close(3, tag)
  }

  private mutating func operation(_ operation: Operation) {
    let tag = operation.kind == .action ? "Action" : "Function"
    open(
      3,
      tag,
      [
        ("Name", operation.name.name), flag("IsBound", operation.isBound),
        flag("IsComposable", operation.isComposable), ("EntitySetPath", operation.entitySetPath),
      ]
    )
    for parameter in operation.parameters {
      let attributes = [("Name", Optional(parameter.name))] + attributes(of: parameter.type)
      // A nullable parameter of an action may be left out anyway (OData protocol 4.01 section 11.5.5.1).
      if parameter.isOptional, operation.kind == .function || !parameter.type.isNullable {
        open(4, "Parameter", attributes)
        element(5, "Annotation", [("Term", "Org.OData.Core.V1.OptionalParameter")])
        close(4, "Parameter")
      } else {
        element(4, "Parameter", attributes)
      }
    }
    if let type = operation.returnType { element(4, "ReturnType", attributes(of: type)) }
    close(3, tag)
  }

  private mutating func container(_ container: EntityContainer) {
    open(3, "EntityContainer", [("Name", container.name.name)])
    for resource in container.resources.sorted(by: { $0.name < $1.name }) {
      let isSet = resource.kind == .entitySet
      let type = (isSet ? "EntityType" : "Type", Optional(resource.type.description))
      element(4, isSet ? "EntitySet" : "Singleton", [("Name", resource.name), type])
    }
    for item in container.operationImports.sorted(by: { $0.name < $1.name }) {
      let kind = item.kind == .action ? "Action" : "Function"
      let attributes = [("Name", item.name), (kind, item.operation.description), ("EntitySet", item.entitySet)]
      element(4, "\(kind)Import", attributes)
    }
    close(3, "EntityContainer")
  }

  // MARK: Attributes

  private func attributes(of type: TypeReference) -> [(String, String?)] {
    [("Type", type.description), ("Nullable", type.isNullable ? nil : "false")] + facets(type)
  }

  private func facets(_ type: TypeReference) -> [(String, String?)] {
    [
      ("MaxLength", type.facets.maxLength?.text),
      ("Precision", type.facets.precision.map { String($0) }),
      ("Scale", type.facets.scale?.text),
      ("Unicode", type.facets.isUnicode.map { String($0) }),
    ]
  }

  private func flag(_ name: String, _ value: Bool) -> (String, String?) { (name, value ? "true" : nil) }

  // MARK: Elements

  private mutating func element(_ level: Int, _ tag: String, _ attributes: [(String, String?)]) {
    start(level, tag, attributes)
    text += " />\n"
  }

  private mutating func open(_ level: Int, _ tag: String, _ attributes: [(String, String?)]) {
    start(level, tag, attributes)
    text += ">\n"
  }

  private mutating func close(_ level: Int, _ tag: String) {
    indent(level)
    text += "</\(tag)>\n"
  }

  private mutating func start(_ level: Int, _ tag: String, _ attributes: [(String, String?)]) {
    indent(level)
    text += "<\(tag)"
    for (name, value) in attributes {
      if let value { text += " \(name)=\"\(Self.escaped(value))\"" }
    }
  }

  private mutating func indent(_ level: Int) { text += String(repeating: "  ", count: level) }

  private static func escaped(_ value: String) -> String {
    var result = ""
    for character in value.unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case "\"": result += "&quot;"
      case _ where VisibleText.isHidden(character): result += "&#x\(String(character.value, radix: 16));"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }
}

extension TypeReference.Facets.Length {
  fileprivate var text: String {
    switch self {
    case .max: "max"
    case .limit(let limit): String(limit)
    }
  }
}

extension TypeReference.Facets.Scale {
  fileprivate var text: String {
    switch self {
    case .variable: "variable"
    case .floating: "floating"
    case .digits(let digits): String(digits)
    }
  }
}
