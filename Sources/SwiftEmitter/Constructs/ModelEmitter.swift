import APISurface
import GraphSpec

/// Writes a version's objects and the parameters of its actions, each by the construct that fits its shape.
struct ModelEmitter {
  let types: SwiftTypes

  func emit(_ object: ObjectShape, to printer: inout CodePrinter) {
    let scope = types.names.scope(of: object.name)
    StructEmitter(
      name: types.names.simpleName(of: object.name),
      schema: SchemaEmitter(
        odataType: object.name.description,
        members: object.members,
        derived: object.derived,
        types: types
      ),
      documentation: Self.documentation(of: object),
      members: members(object.members, MemberNames.properties(object.members), scope: scope),
      hasInitialiser: ModelConstruct.hasInitialiser(isAbstract: object.isAbstract),
      concrete: ConcreteEmitter(cases: object.isPolymorphic ? cases(of: object, scope: scope) : [])
    ).emit(to: &printer)
  }

  func emit(_ action: ActionShape, named name: SwiftName, to printer: inout CodePrinter) {
    let scope = TypeScope(namespace: types.names.namespace(of: action.name.namespace))
    let target = action.binding.map { " on `\($0)`" } ?? ""
    StructEmitter(
      name: name,
      schema: SchemaEmitter(odataType: "", members: action.members, types: types),
      documentation: ["The parameters of the action `\(action.name)`\(target)."],
      members: members(action.members, MemberNames.parameters(action.members.map(\.name)), scope: scope)
    ).emit(to: &printer)
  }

  /// What a caller gives for an action, in the order of the initialiser of its parameters.
  func parameters(of action: ActionShape, scope: TypeScope) -> [StructEmitter.Parameter] {
    StructEmitter.parameters(members(action.members, MemberNames.parameters(action.members.map(\.name)), scope: scope))
  }

  private func cases(of object: ObjectShape, scope: TypeScope) -> [ConcreteEmitter.Case] {
    let concrete = (object.isAbstract ? [] : [object.name]) + object.derived
    let names = UniqueNames.of(concrete.map(\.description)) { caseName(of: QualifiedName($0), declared: object.name) }
    return zip(concrete, names).map { name, caseName in
      ConcreteEmitter.Case(
        name: caseName,
        type: "\(types.names.reference(name, from: scope))",
        isDeclared: name == object.name
      )
    }
  }

  /// The type's own name; one from another schema than the declared type's is told apart by that schema.
  private func caseName(of name: QualifiedName, declared: QualifiedName) -> SwiftName {
    var result = Identifier.uncapitalized(types.names.simpleName(of: name).text)
    if name.namespace != declared.namespace {
      let schema = types.names.namespace(of: name.namespace).names.dropFirst().map(\.text).joined()
      result = Identifier.uncapitalized((schema.isEmpty ? "Graph" : schema) + Identifier.capitalized(result))
    }
    return ReservedWords.typeCases.escaped(SwiftName(encoding: result))
  }

  private func members(_ members: [MemberShape], _ names: [SwiftName], scope: TypeScope) -> [StructEmitter.Member] {
    zip(members, names).map { member, name in
      StructEmitter.Member(
        wireName: member.name,
        name: name,
        type: types.type(member.type, from: scope),
        isRequired: member.isRequired,
        documentation: member.documentation.map { [Markdown.plain($0)] } ?? []
      )
    }
  }

  private static func documentation(of object: ObjectShape) -> [String] {
    let kind = object.kind == .entity ? "entity type" : "complex type"
    let article = object.isAbstract ? "an abstract" : object.isOpen ? "an open" : object.kind == .entity ? "an" : "a"
    var paragraphs = ["`\(object.name)`, \(article) \(kind)."]
    if let documentation = object.documentation {
      let link = Markdown.link("Documentation", to: documentation.address).map { "\($0), " } ?? ""
      paragraphs.append("\(link)\(FileName.last(of: documentation.location.file))")
    }
    return paragraphs
  }
}
