import ArgumentParser
import GraphGenerator
import GraphSpec
import Support

struct Manifest: ParsableCommand {
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case application, delegated, both
  }

  static let configuration = CommandConfiguration(
    commandName: "manifest",
    abstract: "Print, merge or check what an app's registration asks for (requiredResourceAccess).",
    discussion: """
      Without --merge and --check the block is printed. The permissions are those of the configuration, or of --page and \
      --permission; an app that names none asks for nothing of Microsoft Graph.
      Exit status: 0 done, or no difference; 1 an input has errors; 2 --check found a difference; 64 wrong usage.
      """
  )

  @OptionGroup var specs: SpecOptions

  @Option(name: .long, help: "Which kind of permission to ask for, where there are both.")
  var kind: Kind = .both

  @Option(
    name: .long,
    help: ArgumentHelp("Change Microsoft Graph's block in this manifest, and no other byte.", valueName: "file"),
    completion: .file(extensions: ["json"])
  )
  var merge: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Say what this manifest asks for too little or too much.", valueName: "file"),
    completion: .file(extensions: ["json"])
  )
  var check: String?

  func validate() throws {
    if merge != nil, check != nil { throw ValidationError("Give --merge or --check, not both.") }
  }

  func run() throws {
    let kinds: Set<ResourceAccess.Kind> =
      switch kind {
      case .application: [.role]
      case .delegated: [.scope]
      case .both: [.role, .scope]
      }
    var diagnostics: [Diagnostic] = []
    let configuration = try specs.unlockedConfiguration()
    let declared = DeclaredAccess.read(configuration, kinds: kinds, diagnostics: &diagnostics)
    guard let declared else { try end(diagnostics, .specsHaveErrors) }
    if let check {
      let manifest = try read(check, &diagnostics)
      diagnostics += manifest.manifest.differences(from: declared.access, names: declared.names)
      if diagnostics.containsError { try end(diagnostics, .drift) }
      Report.print(diagnostics, verbose: specs.verbose)
      return
    }
    guard let merge else {
      Report.print(diagnostics, verbose: specs.verbose)
      StandardStream.output.write(AppManifest.json(declared.access).pretty + "\n")
      return
    }
    let (bytes, manifest) = try read(merge, &diagnostics)
    let merged = manifest.merged(declared.access)
    Report.print(diagnostics, verbose: specs.verbose)
    if merged == bytes { return }
    do {
      try FileSystem.write(merged, to: merge)
    } catch {
      let place = SourceLocation(file: merge, line: 0)
      let message = "cannot write the manifest: \(error.reason)"
      try end([Diagnostic(.error, .init("manifest-unwritable"), message, at: place)], .specsHaveErrors)
    }
    StandardStream.output.write("wrote \(merge)\n")
  }

  private func read(_ path: String, _ diagnostics: inout [Diagnostic]) throws -> (bytes: [UInt8], manifest: AppManifest)
  {
    do {
      let bytes = try FileSystem.read(path, limit: 16 << 20)
      if let manifest = AppManifest(bytes, file: path, diagnostics: &diagnostics) { return (bytes, manifest) }
    } catch {
      let place = SourceLocation(file: path, line: 0)
      let message = "cannot read the manifest: \(error.reason)"
      diagnostics.append(Diagnostic(.error, .init("manifest-unreadable"), message, at: place))
    }
    try end(diagnostics, .specsHaveErrors)
  }

  private func end(_ diagnostics: [Diagnostic], _ status: ExitCode) throws -> Never {
    Report.print(diagnostics, verbose: specs.verbose)
    throw status
  }
}
