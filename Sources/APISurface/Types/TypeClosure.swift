package import GraphSpec

/// The types that a set of slots needs: what may be on the wire when the slots' endpoints are called.
///
/// It follows structural properties, base types, parameters and results, never navigation properties. A slot whose
/// declared type has derived types takes those in, because OData lets the wire carry any of them (OData JSON 4.01
/// section 4.6.3); the root of all entities is the exception.
package struct TypeClosure: Sendable {
  /// Every structured type, including those that only lend their properties to others.
  package private(set) var structured: Set<QualifiedName> = []
  /// The structured types that the wire can carry: those in slots and what derives from them.
  package private(set) var carried: Set<QualifiedName> = []
  package private(set) var enums: Set<QualifiedName> = []
  package private(set) var typeDefinitions: Set<QualifiedName> = []
  /// References to types that the model doesn't declare, with the place of the first one.
  package private(set) var undeclared: [QualifiedName: SourceLocation] = [:]

  private let hierarchy: TypeHierarchy
  private var pending: [QualifiedName] = []

  package init(hierarchy: TypeHierarchy) {
    self.hierarchy = hierarchy
  }

  /// Adds a slot of a type and everything that it can carry.
  package mutating func addSlot(_ type: QualifiedName, at location: SourceLocation) {
    reference(type, at: location)
    while let next = pending.popLast() { follow(next) }
  }

  /// Whether code is made of the type, or of its properties.
  func contains(_ name: QualifiedName) -> Bool {
    structured.contains(name) || enums.contains(name) || typeDefinitions.contains(name)
  }

  private mutating func reference(_ name: QualifiedName, at location: SourceLocation) {
    if name.isPrimitive { return }
    let model = hierarchy.model
    if model.structuredTypes[name] != nil {
      if !carried.contains(name) {
        carry(name)
        for derived in newDescendants(of: name).sorted() { carry(derived) }
      }
    } else if model.enumTypes[name] != nil {
      enums.insert(name)
    } else if model.typeDefinitions[name] != nil {
      typeDefinitions.insert(name)
    } else if undeclared[name] == nil {
      undeclared[name] = location
    }
  }

  /// The derived types that are not carried yet. What derives from a carried type is carried too, but for the root.
  private func newDescendants(of name: QualifiedName) -> [QualifiedName] {
    guard name != TypeHierarchy.root, let number = hierarchy.number(of: name) else { return [] }
    var found: [QualifiedName] = []
    let places = hierarchy.places(of: number)
    var place = places.lowerBound + 1
    while place < places.upperBound {
      let type = hierarchy.basesFirst[place]
      let derived = hierarchy.type(type).name
      let isCarried = carried.contains(derived)
      if !isCarried { found.append(derived) }
      place = isCarried && derived != TypeHierarchy.root ? hierarchy.places(of: type).upperBound : place + 1
    }
    return found
  }

  private mutating func carry(_ name: QualifiedName) {
    carried.insert(name)
    pending.append(name)
  }

  private mutating func follow(_ name: QualifiedName) {
    // What a type in the set derives from is in it, too.
    var added: [StructuredType] = []
    var next = hierarchy.number(of: name)
    while let current = next, structured.insert(hierarchy.type(current).name).inserted {
      added.append(hierarchy.type(current))
      next = hierarchy.base(of: current)
    }
    for type in added.reversed() {
      for property in type.properties { reference(property.type.name, at: property.location) }
    }
  }
}
