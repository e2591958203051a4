import APISurface
import ArgumentParser
import GraphGenerator
import GraphSpec
import Support
import SurfaceDiff

struct Diff: ParsableCommand {
  enum FailOn: String, ExpressibleByArgument, CaseIterable {
    case breaking, widening, any, none
  }

  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Tell what changed from one surface to another, and what that breaks.",
    discussion: """
      OLD and NEW are each one of
        a configuration file, or a folder with graphgen.json or Specs/graphgen.json
        a lock file, a folder with one, or what 'inspect --format surface' or '--format json' wrote
        a CSDL file: it stands for that version's metadata in the configuration in use. Its name tells the version; \
      where it doesn't, write v1.0=FILE or beta=FILE
        a permission page: it stands for the configuration's page of the same name, or for the only one
        a git revision such as HEAD~1, with the configuration that --config names; or a file in one: \
      main:Specs/graphgen.json, HEAD:./graphgen.json
      A path that exists comes before a revision of the same name; ./NAME is always a path. Without NEW, OLD is compared \
      with the configuration in use: --config, else graphgen.json here or in Specs.

      Each change has a verdict for the Swift API and one for the permissions' reach, and the graver one is its severity: \
      breaking, widening (a permission writes more, or suffices where it didn't), addition or note. Nothing is printed as \
      text where nothing differs.
      Exit status: 0 compared, 1 an operand has errors, 2 what --fail-on asks for, 64 wrong usage.
      """
  )

  @Argument(help: "What to compare with.", completion: .file())
  var old: String

  @Argument(help: "What to compare; default: the configuration in use.", completion: .file())
  var new: String?

  @Option(
    name: .long,
    help: "The configuration: of revisions, and what CSDL files and pages stand in for.",
    completion: .file()
  )
  var config: String?

  @Option(name: .long, help: "How to print the changes.")
  var format: DiffReport.Format = .text

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Exit with 2 on changes that break programs or take reach away ('breaking'), on those and such that widen it "
        + "('widening'), on any change, or never."
    )
  )
  var failOn: FailOn = .none

  @Flag(name: .shortAndLong, help: "Print warnings and notes of the specs too.")
  var verbose = false

  func run() throws {
    var specs = try SpecOptions.parse([])
    specs.config = config
    specs.verbose = verbose
    let options = specs
    var reader = DiffOperandReader(file: config) { try options.configuration() }
    let before = try reader.read(old)
    let after = try new.map { try reader.read($0) } ?? reader.readConfiguration()
    // The specs' warnings were seen when they were generated from; here they would hide the changes.
    Report.print(reader.diagnostics.filter { verbose || $0.severity == .error }, verbose: verbose)
    guard let before, let after else { throw ExitCode.specsHaveErrors }
    let report = DiffReport(from: before, to: after)
    let text = report.text(format)
    format == .github ? StandardStream.output.write(verbatim: text) : StandardStream.output.write(text)
    let fails =
      switch failOn {
      case .breaking: report.diff.severity == .breaking
      case .widening: report.diff.severity.map { $0 >= .widening } ?? false
      case .any: !report.diff.isEmpty
      case .none: false
      }
    if fails { throw ExitCode.drift }
  }
}

extension DiffReport.Format: ExpressibleByArgument {}
