import GraphSpec

/// Turns the types of a closure into the shapes that they have on the wire.
struct ShapeBuilder {
  let hierarchy: TypeHierarchy
  let documentation: ModelDocumentation

  private var model: EntityDataModel { hierarchy.model }

  func objects(in closure: TypeClosure) -> [ObjectShape] {
    closure.carried.sorted().compactMap { name in model.structuredTypes[name].map(object) }
  }

  private func object(_ type: StructuredType) -> ObjectShape {
    let ancestry = hierarchy.ancestry(of: type.name)
    let keys = Set(ancestry.flatMap(\.key))
    // The type's own section comes first: it often tells more of an inherited property than the base's does.
    let sections = ancestry.reversed().compactMap { documentation.section(about: $0.name) }
    var members: [MemberShape] = []
    var seen = Set<String>()
    for declaring in ancestry {
      for property in declaring.properties where seen.insert(property.name).inserted {
        members.append(
          member(
            property.name,
            property.type,
            isRequired: !keys.contains(property.name),
            inheritedFrom: declaring.name == type.name ? nil : declaring.name,
            documentation: sections.lazy.compactMap { $0.prose(of: property.name) }.first
          )
        )
      }
    }
    let own = documentation.section(about: type.name)?.resource
    return ObjectShape(
      name: type.name,
      kind: type.kind,
      isAbstract: type.isAbstract,
      isOpen: ancestry.contains(where: \.isOpen),
      baseType: type.baseType,
      members: members,
      derived: hierarchy.descendants(of: type.name).filter { model.structuredTypes[$0]?.isAbstract == false },
      documentation: own.map { TypeDocumentation(address: $0.documentation, location: $0.location) },
      location: type.location
    )
  }

  func action(_ operation: Operation) -> ActionShape {
    ActionShape(
      name: operation.name,
      binding: operation.bindingType,
      members: operation.callParameters.map {
        member($0.name, $0.type, isRequired: !$0.isOptional, documentation: nil)
      },
      location: operation.location
    )
  }

  private func member(
    _ name: String,
    _ type: TypeReference,
    isRequired: Bool,
    inheritedFrom: QualifiedName? = nil,
    documentation: String?
  ) -> MemberShape {
    var type = type
    if let definition = model.typeDefinitions[type.name] { type.name = definition.underlyingType.name }
    return MemberShape(
      name: name,
      type: type,
      isRequired: isRequired && !type.isNullable && !type.isCollection,
      inheritedFrom: inheritedFrom,
      documentation: documentation
    )
  }
}
