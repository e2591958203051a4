package import APISurface
package import GraphSpec
import Support

/// Writes a surface as the files of one Swift module.
package struct ModuleEmitter: Sendable {
  private let surface: Surface
  private let layout: ModuleLayout
  /// The first line of every file.
  private let title: String
  private let fingerprint: @Sendable () -> String

  /// - Parameters:
  ///   - toolVersion: the generator's version, which every file names.
  ///   - fingerprint: of the surface, which the file of the permissions names, and no other: a file whose code is the
  ///     same is the same file. It is asked for last.
  package init(
    _ surface: Surface,
    layout: ModuleLayout,
    toolVersion: String,
    fingerprint: @escaping @Sendable () -> String
  ) {
    self.surface = surface
    self.layout = layout
    title = "\(GeneratedFile.title) \(toolVersion). Do not edit: change the specs and generate again."
    self.fingerprint = fingerprint
  }

  /// A file that is still to be printed.
  private struct Draft: Sendable {
    var name: String
    var emit: @Sendable (inout CodePrinter) -> Void
  }

  /// The module's files, sorted by name; exactly those that the layout names. Several are printed at the same time.
  package func files(diagnostics: inout [Diagnostic]) -> [GeneratedFile] {
    NameCollisions.check(surface.permissions, diagnostics: &diagnostics)
    let versions = concurrentMap(surface.versions) { version in
      var found: [Diagnostic] = []
      return (drafts: drafts(of: version, diagnostics: &found), diagnostics: found)
    }
    diagnostics += versions.flatMap(\.diagnostics)
    var files = concurrentMap(versions.flatMap(\.drafts)) { print($0) }
    let permissions = PermissionEmitter(permissions: surface.permissions)
    let draft = Draft(name: ModuleLayout.permissionsFile) { permissions.emit(to: &$0) }
    files.append(print(draft, note: "Surface: \(fingerprint())"))
    return files.sorted { $0.name < $1.name }
  }

  /// The longest first, so that nobody waits for one at the end.
  private func drafts(of version: VersionSurface, diagnostics: inout [Diagnostic]) -> [Draft] {
    let types = SwiftTypes(version)
    NameCollisions.check(version, types.names, diagnostics: &diagnostics)
    let endpoints = EndpointEmitter(version, types)
    let namespace = NamespaceEmitter(version, types)
    return modelDrafts(version, types) + clientDrafts(version, types) + [
      Draft(name: layout.fileNames(version.version, .endpoints)[0]) { endpoints.emit(to: &$0) },
      Draft(name: layout.namespaceFile(version.version)) { namespace.emit(to: &$0) },
    ]
  }

  private func clientDrafts(_ version: VersionSurface, _ types: SwiftTypes) -> [Draft] {
    let client = ClientEmitter(version, types: types)
    let shards = Dictionary(grouping: client.resources) { layout.shard(of: $0.template, .client) }
    return layout.fileNames(version.version, .client).enumerated().map { index, fileName in
      Draft(name: fileName) { printer in
        for (position, resource) in (shards[index] ?? []).enumerated() {
          if position > 0 { printer.line() }
          client.emit(resource, to: &printer)
        }
      }
    }
  }

  private func modelDrafts(_ version: VersionSurface, _ types: SwiftTypes) -> [Draft] {
    let models = ModelEmitter(types: types)
    let entities = version.objects.filter { $0.kind == .entity }
    let complexTypes = version.objects.filter { $0.kind == .complex }
    let actions = ActionNames.named(version.actions, types.names)
    let properties = PropertyNamesEmitter(version, types: types)
    let emitProperties: @Sendable ([ObjectShape], inout CodePrinter) -> Void = { properties.emit(of: $0, to: &$1) }
    let emitModel: @Sendable (ObjectShape, inout CodePrinter) -> Void = { models.emit($0, to: &$1) }
    return sharded(version, .entities, entities, types, \.name, after: emitProperties, emit: emitModel)
      + sharded(version, .complexTypes, complexTypes, types, \.name, after: emitProperties, emit: emitModel)
      + enumDrafts(version, types)
      + sharded(version, .actions, actions, types, \.action.name) { named, printer in
        models.emit(named.action, named: named.name, to: &printer)
      }
  }

  /// In each namespace first the names, then the members of each, then what the metadata declares.
  private func enumDrafts(_ version: VersionSurface, _ types: SwiftTypes) -> [Draft] {
    let shards = Dictionary(grouping: version.enums) { layout.shard(of: $0.name, .enums) }
    return layout.fileNames(version.version, .enums).enumerated().map { index, fileName in
      Draft(name: fileName) { printer in
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
  private func sharded<Item: Sendable>(
    _ version: VersionSurface,
    _ part: ModuleLayout.Part,
    _ items: [Item],
    _ types: SwiftTypes,
    _ name: @escaping @Sendable (Item) -> QualifiedName,
    after: @escaping @Sendable ([Item], inout CodePrinter) -> Void = { _, _ in },
    emit: @escaping @Sendable (Item, inout CodePrinter) -> Void
  ) -> [Draft] {
    let shards = Dictionary(grouping: items) { layout.shard(of: name($0), part) }
    return layout.fileNames(version.version, part).enumerated().map { index, fileName in
      Draft(name: fileName) { printer in
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

  private func print(_ draft: Draft, note: String? = nil) -> GeneratedFile {
    var body = CodePrinter()
    draft.emit(&body)
    var printer = CodePrinter()
    printer.comment(title)
    if let note { printer.comment(note) }
    if body.hasWideLine { printer.line("// swift-format-ignore-file") }
    if !body.isEmpty {
      printer.line()
      printer.line("public import GraphRuntime")
      printer.line()
    }
    printer.append(body)
    return GeneratedFile(name: draft.name, contents: printer.text)
  }
}
