public import APISurface
public import GraphSpec
import Support

/// Writes a surface as the files of one Swift module.
public struct ModuleEmitter: Sendable {
  private let surface: Surface
  private let layout: ModuleLayout
  private let header: [String]

  /// - Parameters:
  ///   - toolVersion: the generator's version, for the header.
  ///   - fingerprint: of the surface, for the header.
  public init(_ surface: Surface, layout: ModuleLayout, toolVersion: String, fingerprint: String) {
    self.surface = surface
    self.layout = layout
    let names = surface.permissions.map(\.name)
    let permissions = names.count <= 8 ? names.joined(separator: ", ") : "\(names.count), in GraphPermissions.swift"
    header = [
      "\(GeneratedFile.title) \(toolVersion). Do not edit: change the specs and generate again.",
      "Permissions: \(permissions)",
      "Surface: \(fingerprint)",
    ]
  }

  /// The module's files, sorted by name; exactly those that the layout names.
  public func files(diagnostics: inout [Diagnostic]) -> [GeneratedFile] {
    NameCollisions.check(surface.permissions, diagnostics: &diagnostics)
    let permissions = PermissionEmitter(permissions: surface.permissions)
    var files = [file(ModuleLayout.permissionsFile) { permissions.emit(to: &$0) }]
    let versions = concurrentMap(surface.versions) { version in
      var found: [Diagnostic] = []
      return (files: self.files(of: version, diagnostics: &found), diagnostics: found)
    }
    diagnostics += versions.flatMap(\.diagnostics)
    files += versions.flatMap(\.files)
    return files.sorted { $0.name < $1.name }
  }

  private func files(of version: VersionSurface, diagnostics: inout [Diagnostic]) -> [GeneratedFile] {
    let types = SwiftTypes(version)
    NameCollisions.check(version, types.names, diagnostics: &diagnostics)
    let namespace = file(layout.namespaceFile(version.version)) { NamespaceEmitter(version, types).emit(to: &$0) }
    let endpoints = EndpointEmitter(version)
    let endpointFile = file(layout.fileNames(version.version, .endpoints)[0]) { endpoints.emit(to: &$0) }
    return [namespace, endpointFile] + clientFiles(version, types) + modelFiles(version, types)
  }

  private func clientFiles(_ version: VersionSurface, _ types: SwiftTypes) -> [GeneratedFile] {
    let client = ClientEmitter(version, types: types)
    let shards = Dictionary(grouping: client.resources) { layout.shard(of: $0.template, .client) }
    return layout.fileNames(version.version, .client).enumerated().map { index, fileName in
      file(fileName) { printer in
        for (position, resource) in (shards[index] ?? []).enumerated() {
          if position > 0 { printer.line() }
          client.emit(resource, to: &printer)
        }
      }
    }
  }

  private func modelFiles(_ version: VersionSurface, _ types: SwiftTypes) -> [GeneratedFile] {
    let models = ModelEmitter(version, types: types)
    let entities = version.objects.filter { $0.kind == .entity }
    let complexTypes = version.objects.filter { $0.kind == .complex }
    let actions = ActionNames.named(version.actions, types.names)
    let properties = PropertyNamesEmitter(version, types: types)
    return sharded(version, .entities, entities, types, \.name, after: properties.emit) { models.emit($0, to: &$1) }
      + sharded(version, .complexTypes, complexTypes, types, \.name, after: properties.emit) {
        models.emit($0, to: &$1)
      }
      + enumFiles(version, types)
      + sharded(version, .actions, actions, types, \.action.name) { named, printer in
        models.emit(named.action, named: named.name, to: &printer)
      }
  }

  /// In each namespace first the names, then the members of each, then what the metadata declares.
  private func enumFiles(_ version: VersionSurface, _ types: SwiftTypes) -> [GeneratedFile] {
    let shards = Dictionary(grouping: version.enums) { layout.shard(of: $0.name, .enums) }
    return layout.fileNames(version.version, .enums).enumerated().map { index, fileName in
      file(fileName) { printer in
        let namespaces = Dictionary(grouping: shards[index] ?? []) { types.names.namespace(of: $0.name.namespace) }
        for (position, (namespace, enums)) in namespaces.sorted(by: { $0.key.text < $1.key.text }).enumerated() {
          if position > 0 { printer.line() }
          let emitters = enums.map { EnumEmitter($0, name: types.names.simpleName(of: $0.name)) }
          printer.block("extension \(namespace) {") { printer in
            for emitter in emitters { emitter.emitName(to: &printer) }
          }
          printer.line()
          for (type, emitter) in zip(enums, emitters) {
            emitter.emitMembers(of: types.names.path(of: type.name), to: &printer)
          }
          printer.block("extension \(namespace + EnumEmitter.holder) {") { printer in
            for (position, emitter) in emitters.enumerated() {
              if position > 0 { printer.line() }
              emitter.emitDeclaration(to: &printer)
            }
          }
        }
      }
    }
  }

  /// One file for each shard, its items in extensions of the namespaces they belong to, and what comes after them all.
  private func sharded<Item>(
    _ version: VersionSurface,
    _ part: ModuleLayout.Part,
    _ items: [Item],
    _ types: SwiftTypes,
    _ name: (Item) -> QualifiedName,
    after: ([Item], inout CodePrinter) -> Void = { _, _ in },
    emit: (Item, inout CodePrinter) -> Void
  ) -> [GeneratedFile] {
    let shards = Dictionary(grouping: items) { layout.shard(of: name($0), part) }
    return layout.fileNames(version.version, part).enumerated().map { index, fileName in
      file(fileName) { printer in
        let namespaces = Dictionary(grouping: shards[index] ?? []) { types.names.namespace(of: name($0).namespace) }
        let sorted = namespaces.sorted { $0.key.text < $1.key.text }
        for (position, (namespace, members)) in sorted.enumerated() {
          if position > 0 { printer.line() }
          printer.block("extension \(namespace) {") { printer in
            for (position, member) in members.enumerated() {
              if position > 0 { printer.line() }
              emit(member, &printer)
            }
          }
        }
        after(shards[index] ?? [], &printer)
      }
    }
  }

  private func file(_ name: String, _ emit: (inout CodePrinter) -> Void) -> GeneratedFile {
    var body = CodePrinter()
    emit(&body)
    var printer = CodePrinter()
    for line in header { printer.comment(line) }
    if body.hasWideLine { printer.line("// swift-format-ignore-file") }
    if !body.isEmpty {
      printer.line()
      printer.line("public import GraphRuntime")
      printer.line()
    }
    printer.append(body)
    return GeneratedFile(name: name, contents: printer.text)
  }
}
