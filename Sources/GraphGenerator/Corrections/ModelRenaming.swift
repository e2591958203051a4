import GraphSpec

/// Gives a type another name everywhere in a model.
enum ModelRenaming {
  static func rename(_ old: QualifiedName, to new: QualifiedName, in model: inout EntityDataModel) {
    func renamed(_ name: QualifiedName) -> QualifiedName { name == old ? new : name }
    // Only what mentions the type is touched: most of a model does not.
    for key in model.structuredTypes.filter({ $0.value.mentions(old) }).keys {
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
    for name in model.operations.filter({ $0.value.contains { $0.mentions(old) } }).keys {
      guard var overloads = model.operations.removeValue(forKey: name) else { continue }
      for overload in overloads.indices {
        for index in overloads[overload].parameters.indices {
          overloads[overload].parameters[index].type.name = renamed(overloads[overload].parameters[index].type.name)
        }
        if let type = overloads[overload].returnType { overloads[overload].returnType?.name = renamed(type.name) }
      }
      model.operations[name] = overloads
    }
    guard var container = model.container, container.resources.contains(where: { $0.type == old }) else { return }
    for index in container.resources.indices {
      container.resources[index].type = renamed(container.resources[index].type)
    }
    model.container = container
  }
}

extension StructuredType {
  /// Whether this is the type, derives from it, or has a property of it.
  fileprivate func mentions(_ type: QualifiedName) -> Bool {
    name == type || baseType == type || properties.contains { $0.type.name == type }
      || navigationProperties.contains { $0.type.name == type }
  }
}

extension Operation {
  fileprivate func mentions(_ type: QualifiedName) -> Bool {
    returnType?.name == type || parameters.contains { $0.type.name == type }
  }
}
