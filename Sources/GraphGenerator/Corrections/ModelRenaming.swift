import GraphSpec

/// Gives a type another name everywhere in a model.
enum ModelRenaming {
  static func rename(_ old: QualifiedName, to new: QualifiedName, in model: inout EntityDataModel) {
    func renamed(_ name: QualifiedName) -> QualifiedName { name == old ? new : name }
    for key in Array(model.structuredTypes.keys) {
      guard var type = model.structuredTypes.removeValue(forKey: key) else { continue }
      type.name = renamed(type.name)
      type.baseType = type.baseType.map(renamed)
      for index in type.properties.indices {
        type.properties[index].type.name = renamed(type.properties[index].type.name)
      }
      for index in type.navigationProperties.indices {
        type.navigationProperties[index].type.name = renamed(type.navigationProperties[index].type.name)
      }
      model.structuredTypes[type.name] = type
    }
    if var type = model.enumTypes.removeValue(forKey: old) {
      type.name = new
      model.enumTypes[new] = type
    }
    if var type = model.typeDefinitions.removeValue(forKey: old) {
      type.name = new
      model.typeDefinitions[new] = type
    }
    model.operations = model.operations.mapValues { overloads in
      overloads.map { overload in
        var overload = overload
        for index in overload.parameters.indices {
          overload.parameters[index].type.name = renamed(overload.parameters[index].type.name)
        }
        if let type = overload.returnType { overload.returnType?.name = renamed(type.name) }
        return overload
      }
    }
    guard var container = model.container else { return }
    for index in container.resources.indices {
      container.resources[index].type = renamed(container.resources[index].type)
    }
    model.container = container
  }
}
