import GraphSpec

/// Turns the types of a closure into the shapes that they have on the wire.
struct ShapeBuilder {
  let hierarchy: TypeHierarchy
  let documentation: DocumentationIndex

  private var model: EntityDataModel { hierarchy.model }

  func objects(in closure: TypeClosure) -> [ObjectShape] {
    closure.carried.sorted().compactMap { name in model.structuredTypes[name].map(object) }
  }

  private func object(_ type: StructuredType) -> ObjectShape {
    let ancestry = hierarchy.ancestry(of: type.name)
    let keys = Set(ancestry.flatMap(\.key))
    // The type's own section comes first: it often tells more of an inherited property than the base's does.
    let sections = ancestry.reversed().compactMap { documentation.documentation(of: $0.name) }
    var members: [MemberShape] = []
    for declaring in ancestry {
      for property in declaring.properties where !members.contains(where: { $0.name == property.name }) {
        members.append(
          member(
            property.name,
            property.type,
            isRequired: !keys.contains(property.name),
            inheritedFrom: declaring.name == type.name ? nil : declaring.name,
            documentation: Self.prose(of: property.name, in: sections)
          )
        )
      }
    }
    let own = documentation.documentation(of: type.name)
    return ObjectShape(
      name: type.name,
      kind: type.kind,
      isAbstract: type.isAbstract,
      isOpen: ancestry.contains(where: \.isOpen),
      baseType: type.baseType,
      members: members,
      derived: hierarchy.descendants(of: type.name).filter { model.structuredTypes[$0]?.isAbstract == false },
      documentation: own.map { TypeDocumentation(address: $0.documentation, location: $0.location) }
    )
  }

  func action(_ operation: Operation) -> ActionShape {
    ActionShape(
      name: operation.name,
      binding: operation.bindingType,
      members: operation.callParameters.map {
        member($0.name, $0.type, isRequired: !$0.isOptional, documentation: nil)
      }
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

  private static func prose(of property: String, in sections: [ResourceDocumentation]) -> String? {
    let name = property.lowercased()
    for section in sections {
      for row in section.properties where row.name.lowercased() == name {
        if let description = row.description, !description.isEmpty { return description }
      }
    }
    return nil
  }
}
