import GraphSpec

/// Applies the corrections of a configuration to specs, in order.
struct Corrector {
  private(set) var specs: Specs
  private var diagnostics: [Diagnostic] = []
  /// How many rows, and elements of the metadata to rename types, were looked at.
  private var work = 0

  /// Each is written and reviewed by a person, and may have to look at all of the specs.
  private static let limit = 500
  private static let workLimit = 20_000_000

  static func apply(_ corrections: [Correction], to specs: Specs, diagnostics: inout [Diagnostic]) -> Specs {
    if corrections.count > limit {
      let message = "there are \(corrections.count) corrections; the limit is \(limit), which is exceeded here"
      diagnostics.append(Diagnostic(.error, .correctionsTooMany, message, at: corrections[limit].location))
      return specs
    }
    var corrector = Corrector(specs: specs)
    for correction in corrections {
      corrector.apply(correction)
      guard corrector.work > workLimit else { continue }
      let message =
        "the corrections up to this one look at more than \(workLimit) rows and elements of the metadata together"
      diagnostics.append(Diagnostic(.error, .correctionsTooMany, message, at: correction.location))
      break
    }
    diagnostics += corrector.diagnostics
    return corrector.specs
  }

  private init(specs: Specs) { self.specs = specs }

  private mutating func apply(_ correction: Correction) {
    if correction.type == nil { work += specs.pages.reduce(0) { $0 + 2 * $1.methods.count } }
    let applied =
      switch correction.change {
      case .relabelRow(let row, let version): changeRows(row) { $0.version = version }
      case .renameRow(let row, let path): changeRows(row) { $0.path = path }
      case .dropRow(let row): dropRows(row)
      case .addRow(let row, let page, let application, let delegated):
        addRow(row, to: page, application, delegated, at: correction.location)
      case .renameType(let version, let name, let new): renameType(version, name, to: QualifiedName(new))
      case .dropType(let version, let name): change(version) { Self.dropType(name, in: &$0) }
      case .addType(let version, let name, let base, let isOpen):
        change(version) { Self.addType(name, base, isOpen, to: &$0, at: correction.location) }
      case .renameProperty(let version, let property, let new):
        changeProperty(version, property) { name, _, owner in if !owner.declares(new) { name = new } }
      case .retypeProperty(let version, let property, let type):
        changeProperty(version, property) { _, present, _ in present = type }
      case .dropProperty(let version, let property): dropProperty(version, property)
      case .addProperty(let version, let property, let type):
        addProperty(version, property, type, at: correction.location)
      }
    if !applied {
      let message = "the specs have nothing for this correction to change any more; remove it ('\(correction.reason)')"
      diagnostics.append(Diagnostic(.error, .correctionObsolete, message, at: correction.location))
    }
  }

  // MARK: Rows

  private mutating func changeRows(_ row: Correction.Row, _ change: (inout MethodRow) -> Void) -> Bool {
    var applied = false
    for page in specs.pages.indices where row.page == nil || specs.pages[page].name == row.page {
      for index in specs.pages[page].methods.indices where specs.pages[page].methods[index].isMeant(by: row) {
        let before = specs.pages[page].methods[index]
        change(&specs.pages[page].methods[index])
        if specs.pages[page].methods[index] != before { applied = true }
      }
    }
    return applied
  }

  private mutating func dropRows(_ row: Correction.Row) -> Bool {
    var applied = false
    for page in specs.pages.indices where row.page == nil || specs.pages[page].name == row.page {
      let count = specs.pages[page].methods.count
      specs.pages[page].methods.removeAll { $0.isMeant(by: row) }
      if specs.pages[page].methods.count < count { applied = true }
    }
    return applied
  }

  private mutating func addRow(
    _ row: Correction.Row,
    to name: String,
    _ application: Bool,
    _ delegated: Bool,
    at location: SourceLocation
  ) -> Bool {
    guard let page = specs.pages.firstIndex(where: { $0.name == name }),
      !specs.pages[page].methods.contains(where: { $0.isMeant(by: row) })
    else { return false }
    let added = MethodRow(
      version: row.version,
      application: application,
      delegated: delegated,
      method: row.method,
      path: row.path,
      documentation: nil,
      text: "\(row.version) \(row.method.rawValue) \(row.path)",
      location: location,
      pathLocation: location
    )
    specs.pages[page].methods.append(added)
    return true
  }

  // MARK: Types and properties

  private mutating func change(_ version: GraphVersion, _ change: (inout EntityDataModel) -> Bool) -> Bool {
    // Taken out, so that nothing is copied.
    guard var model = specs.models.removeValue(forKey: version) else { return false }
    let applied = change(&model)
    specs.models[version] = model
    return applied
  }

  private mutating func renameType(_ version: GraphVersion, _ name: QualifiedName, to new: QualifiedName) -> Bool {
    let size = specs.models[version].map(\.elementCount) ?? 0
    work += size
    return change(version) { model in
      guard model.declares(name), !model.declares(new),
        !Self.derives(model.structuredTypes[name]?.baseType, from: new, in: model)
      else { return false }
      ModelRenaming.rename(name, to: new, in: &model)
      return true
    }
  }

  private static func dropType(_ name: QualifiedName, in model: inout EntityDataModel) -> Bool {
    guard model.declares(name) else { return false }
    model.structuredTypes[name] = nil
    model.enumTypes[name] = nil
    model.typeDefinitions[name] = nil
    return true
  }

  /// Whether a type is another one or derives from it, which may be declared nowhere yet.
  private static func derives(_ type: QualifiedName?, from base: QualifiedName, in model: EntityDataModel) -> Bool {
    var next = type
    while let name = next {
      if name == base { return true }
      next = model.structuredTypes[name]?.baseType
    }
    return false
  }

  private static func addType(
    _ name: QualifiedName,
    _ base: QualifiedName?,
    _ isOpen: Bool,
    to model: inout EntityDataModel,
    at location: SourceLocation
  ) -> Bool {
    guard !model.declares(name), !derives(base, from: name, in: model) else { return false }
    let kind = base.flatMap { model.structuredTypes[$0]?.kind } ?? .complex
    model.structuredTypes[name] = StructuredType(
      name: name,
      kind: kind,
      baseType: base,
      isOpen: isOpen,
      location: location
    )
    return true
  }

  /// Changes a type in place.
  private mutating func changeType(
    _ version: GraphVersion,
    _ name: QualifiedName,
    _ change: (inout StructuredType) -> Bool
  ) -> Bool {
    self.change(version) { model in
      guard var type = model.structuredTypes[name] else { return false }
      model.structuredTypes[name]?.properties = []
      model.structuredTypes[name]?.navigationProperties = []
      let applied = change(&type)
      model.structuredTypes[name] = type
      return applied
    }
  }

  /// Changes the name or the type of a property, structural or navigation.
  ///
  /// - Parameter change: gets the type that declares it, too.
  private mutating func changeProperty(
    _ version: GraphVersion,
    _ property: Correction.Property,
    _ change: (_ name: inout String, _ type: inout TypeReference, _ owner: StructuredType) -> Void
  ) -> Bool {
    changeType(version, property.type) { type in
      if let index = type.properties.firstIndex(where: { $0.name == property.name }) {
        var changed = type.properties[index]
        change(&changed.name, &changed.type, type)
        guard changed != type.properties[index] else { return false }
        type.properties[index] = changed
        return true
      }
      guard let index = type.navigationProperties.firstIndex(where: { $0.name == property.name }) else { return false }
      var changed = type.navigationProperties[index]
      change(&changed.name, &changed.type, type)
      guard changed != type.navigationProperties[index] else { return false }
      type.navigationProperties[index] = changed
      return true
    }
  }

  private mutating func dropProperty(_ version: GraphVersion, _ property: Correction.Property) -> Bool {
    changeType(version, property.type) { type in
      guard type.declares(property.name) else { return false }
      type.properties.removeAll { $0.name == property.name }
      type.navigationProperties.removeAll { $0.name == property.name }
      return true
    }
  }

  private mutating func addProperty(
    _ version: GraphVersion,
    _ property: Correction.Property,
    _ type: TypeReference,
    at location: SourceLocation
  ) -> Bool {
    changeType(version, property.type) { changed in
      if changed.declares(property.name) { return false }
      changed.properties.append(Property(name: property.name, type: type, location: location))
      return true
    }
  }
}

extension MethodRow {
  fileprivate func isMeant(by row: Correction.Row) -> Bool {
    version == row.version && method == row.method && path == row.path
  }
}

extension EntityDataModel {
  /// Of the types, their properties, and the operations' parameters.
  fileprivate var elementCount: Int {
    structuredTypes.values.reduce(0) { $0 + 1 + $1.properties.count + $1.navigationProperties.count }
      + operations.values.joined().reduce(0) { $0 + 1 + $1.parameters.count }
  }
}

extension StructuredType {
  fileprivate func declares(_ property: String) -> Bool {
    properties.contains { $0.name == property } || navigationProperties.contains { $0.name == property }
  }
}
