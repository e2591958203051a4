import APISurface
import ArgumentParser
import GraphGenerator
import GraphSpec
import Support

struct Permissions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "permissions",
    abstract: "Answer questions about permissions, offline.",
    subcommands: [WhoCan.self, Least.self, Manifest.self]
  )

  /// Ends the command where the file has errors.
  static func requests(_ file: String, verbose: Bool) throws -> [PermissionRequest] {
    var diagnostics: [Diagnostic] = []
    let requests = RequestList.read(file, diagnostics: &diagnostics)
    Report.print(diagnostics, verbose: verbose)
    guard let requests else { throw ExitCode.specsHaveErrors }
    return requests
  }
}

struct WhoCan: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, sarif
  }

  static let configuration = CommandConfiguration(
    commandName: "who-can",
    abstract: "Print the permissions that allow a request, by scheme, the least privileged first.",
    discussion: """
      The path may have ids or placeholders in it, and a version or Graph's host before it. SARIF lists the requests that \
      the document doesn't have.
      """
  )

  @Argument(help: "GET, POST, PATCH, PUT or DELETE.")
  var method: String?

  @Argument(help: "A path such as /me/messages, or an address of Graph.")
  var path: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Requests to ask about instead, one a line: 'GET /me/messages'.", valueName: "file"),
    completion: .file()
  )
  var requests: String?

  @OptionGroup var document: DocumentOptions

  @Option(name: .long, help: "How to print the answer.")
  var format: Format = .text

  func validate() throws {
    guard (requests == nil) == (method != nil), (method == nil) == (path == nil) else {
      throw ValidationError("Give METHOD and PATH, or --requests FILE.")
    }
    if let method, let path, case .failure(let failure) = RequestList.request(method, path) {
      throw ValidationError(failure.message)
    }
  }

  func run() throws {
    let requests = try asked()
    let report = WhoCanReport(requests, try document.sources())
    switch format {
    case .text: StandardStream.output.write(report.text)
    case .json: StandardStream.output.write(report.json.pretty + "\n")
    case .sarif: StandardStream.output.write(RequestSARIF.log(report.unknown).pretty + "\n")
    }
  }

  private func asked() throws -> [PermissionRequest] {
    if let requests { return try Permissions.requests(requests, verbose: document.verbose) }
    return [try RequestList.request(method ?? "", path ?? "").get()]
  }
}

struct Least: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "least",
    abstract: "Print the smallest sets of permissions that allow all of some requests, by scheme.",
    discussion: """
      At most \(LeastPermissions.setLimit) sets are printed for each scheme, the least privileged first; JSON has \
      "more": true where there are more of the same size. Where the search had to be given up, "exact" is false, and no \
      set can be smaller than "lowerBound".
      """
  )

  @Option(
    name: .long,
    help: ArgumentHelp("The requests, one a line: 'GET /me/messages'.", valueName: "file"),
    completion: .file()
  )
  var requests: String

  @OptionGroup var document: DocumentOptions

  @Option(name: .long, help: "How to print the answer.")
  var format: Format = .text

  func run() throws {
    let requests = try Permissions.requests(requests, verbose: document.verbose)
    let report = LeastReport(requests, try document.sources().document)
    switch format {
    case .text: StandardStream.output.write(report.text)
    case .json: StandardStream.output.write(report.json.pretty + "\n")
    }
  }
}
