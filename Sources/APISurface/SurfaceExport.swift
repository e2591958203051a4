import GraphSpec

/// A surface as text: one line for each fact, so that two surfaces can be compared line by line.
///
/// Types, endpoints and permissions are sorted; the properties of a type and the parameters of an action stand in the
/// order of the metadata, because the generated initialisers ask for them in it. `SurfaceFacts` reads the lines back.
///
/// It holds what the generated API and the permissions' reach depend on, and nothing of where the facts stand: no
/// prose, no files, no lines. It is the same from a slice and from the metadata that the slice was made of.
public enum SurfaceExport {
  public static func lines(of surface: Surface) -> [String] {
    var text = surface.permissions.map { permission in
      "permission \(permission.name) application=\(permission.application?.id ?? "-")"
        + " delegated=\(permission.delegated?.id ?? "-")"
    }
    for version in surface.versions {
      text += version.endpoints.flatMap { lines(of: $0) }
      text += version.objects.flatMap { lines(of: $0, version.version) }
      text += version.enums.flatMap { lines(of: $0, version.version) }
      text += version.actions.flatMap { lines(of: $0, version.version) }
    }
    return text
  }

  /// 16 hexadecimal digits that change when a line does.
  public static func fingerprint(of lines: [String]) -> String {
    XXHash64.hexDigits(of: lines.joined(separator: "\n"))
  }

  private static func lines(of endpoint: SurfaceEndpoint) -> [String] {
    let head = "\(endpoint.version) endpoint \(endpoint.method.rawValue) \(endpoint.template)"
    let resolution = endpoint.resolution
    var lines = ["\(head) \(resolution.kind.rawValue)"]
    if let request = resolution.requestType { lines.append("\(head) takes \(request)") }
    if let response = resolution.responseType { lines.append("\(head) gives \(response)") }
    if resolution.kind == .action, let operation = resolution.operation {
      lines.append("\(head) calls \(operation.name)(\(operation.bindingType.map(\.description) ?? ""))")
    }
    let values = endpoint.template.parameters.map(\.surfaceText)
    if !values.isEmpty { lines.append("\(head) values \(values.joined(separator: " "))") }
    let application = Set(endpoint.sources.filter(\.application).map(\.permission)).sorted()
    let delegated = Set(endpoint.sources.filter(\.delegated).map(\.permission)).sorted()
    lines += application.map { "\(head) application \($0)" }
    lines += delegated.map { "\(head) delegated \($0)" }
    return lines
  }

  private static func lines(of object: ObjectShape, _ version: GraphVersion) -> [String] {
    let kind = object.kind == .entity ? "entity" : "complex"
    let base = object.baseType.map { " : \($0)" } ?? ""
    let traits = (object.isAbstract ? " abstract" : "") + (object.isOpen ? " open" : "")
    var lines = ["\(version) \(kind) \(object.name)\(base)\(traits)"]
    lines += object.members.map { self.line(for: $0, of: "\(object.name)", version) }
    lines += object.derived.map { "\(version) derived \(object.name) \($0)" }
    return lines
  }

  private static func lines(of type: EnumType, _ version: GraphVersion) -> [String] {
    ["\(version) enum \(type.name)\(type.isFlags ? " flags" : "")"]
      + type.members.map { "\(version) member \(type.name)/\($0.name) = \($0.value)" }
  }

  private static func lines(of action: ActionShape, _ version: GraphVersion) -> [String] {
    let name = "\(action.name)(\(action.binding.map(\.description) ?? ""))"
    return ["\(version) action \(name)"] + action.members.map { line(for: $0, of: name, version) }
  }

  private static func line(for member: MemberShape, of owner: String, _ version: GraphVersion) -> String {
    let traits = (member.type.isNullable ? "" : " not-null") + (member.isRequired ? " required" : "")
    let declaration = member.inheritedFrom.map { " from \($0)" } ?? ""
    return "\(version) property \(owner)/\(member.name) \(member.type)\(traits)\(declaration)"
  }
}

extension PathTemplate.Parameter {
  /// What the value is, on which the name of its label depends: `key:microsoft.graph.call`, `path`.
  fileprivate var surfaceText: String { role.rawValue + (entityType.map { ":\($0)" } ?? "") }
}
