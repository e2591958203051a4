import APISurface
import CSDLReader
import Foundation
import GraphSpec
import PermissionMarkdown
import TestSupport

/// The published permission pages and metadata beside the package, read once.
struct PathCorpus: Sendable {
  /// A row of a page, every spelling once for each label.
  struct Row: Hashable, Sendable {
    var version: GraphVersion
    var method: HTTPMethod?
    var path: String
  }

  var models: [GraphVersion: EntityDataModel]
  var pages: [[Row]]
  /// Every row of all pages once.
  var rows: [Row]
  var seed: [Row]

  static let shared = PathCorpus()

  /// Nil where the files are not there, so that a checkout without them runs the other tests.
  static let folder: URL? = {
    Workspace.hasShared ? URL(fileURLWithPath: Workspace.shared) : nil
  }()

  private init?() {
    guard let folder = Self.folder else { return nil }
    var diagnostics: [Diagnostic] = []
    models = [:]
    for version in GraphVersion.allCases {
      let path = folder.appendingPathComponent("corpus/metadata/\(version.rawValue).csdl.xml").path
      models[version] = CSDLReader.read(path: path, diagnostics: &diagnostics)
    }
    let permissions = folder.appendingPathComponent("corpus/permissions")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: permissions.path)) ?? []
    pages = names.filter { $0.hasSuffix(".md") }.sorted().map { name in
      Self.rows(of: permissions.appendingPathComponent(name).path)
    }
    var seen: Set<Row> = []
    rows = pages.joined().filter { seen.insert($0).inserted }
    seed = Self.rows(of: folder.appendingPathComponent("seed/Calls.Initiate.All.md").path)
  }

  private static func rows(of path: String) -> [Row] {
    var diagnostics: [Diagnostic] = []
    let page = PermissionPageParser.read(path: path, diagnostics: &diagnostics)
    return (page?.methods ?? []).map { Row(version: $0.version, method: $0.method, path: $0.path) }
  }
}

extension EntityDataModel {
  /// What is left when only the trails are kept, with every type that they name: the least that a slice may keep.
  ///
  /// - Parameter keepsProperties: Whether the structural properties of the kept types stay, as bodies need them.
  func slice(keeping trails: [Resolution.Trail], keepsProperties: Bool) -> EntityDataModel {
    let steps = Set(trails.flatMap(\.steps))
    var slice = EntityDataModel(file: file, schemas: schemas)
    var types: Set<QualifiedName> = []
    for step in steps {
      switch step {
      case .resource, .operationImport: break
      case .type(let name), .property(let name, _), .navigationProperty(let name, _): types.insert(name)
      case .operation(let operation):
        for parameter in operation.parameters { types.insert(parameter.type.name) }
        if let result = operation.returnType { types.insert(result.name) }
      }
    }
    container.map { container in
      slice.container = EntityContainer(
        name: container.name,
        resources: container.resources.filter { steps.contains(.resource($0.name)) },
        operationImports: container.operationImports.filter { steps.contains(.operationImport($0.name)) },
        location: container.location
      )
    }
    for resource in slice.container?.resources ?? [] { types.insert(resource.type) }
    for overloads in operations.values {
      for operation in overloads where steps.contains(.operation(operation)) {
        slice.operations[operation.name, default: []].append(operation)
      }
    }
    var pending = Array(types)
    while let name = pending.popLast() {
      slice.enumTypes[name] = enumTypes[name]
      slice.typeDefinitions[name] = typeDefinitions[name]
      guard slice.structuredTypes[name] == nil, var type = structuredTypes[name] else { continue }
      type.properties.removeAll { !keepsProperties && !steps.contains(.property(type: name, name: $0.name)) }
      type.navigationProperties.removeAll { !steps.contains(.navigationProperty(type: name, name: $0.name)) }
      slice.structuredTypes[name] = type
      pending += type.properties.map(\.type.name) + type.navigationProperties.map(\.type.name)
      if let base = type.baseType { pending.append(base) }
    }
    return slice
  }
}
