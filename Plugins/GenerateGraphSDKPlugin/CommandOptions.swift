import PackagePlugin

/// What follows `swift package generate-graph-sdk`.
struct CommandOptions {
  static let usage = """
    usage: swift package generate-graph-sdk [--target NAME ...] [--check | --dry-run] [--verbose]

      --target NAME   only this target's configuration; may be repeated. Without it: every target that has a
                      graphgen.json, and the package's own graphgen.json or Specs/graphgen.json
      --check         write nothing; tell whether the generated files are what the specs yield
      --dry-run       write nothing; print which files would be written and removed
      --verbose       print notes too

    SwiftPM asks for --allow-writing-to-package-directory before generate-graph-sdk, with --check and --dry-run too:
      swift package --allow-writing-to-package-directory generate-graph-sdk --check
    """

  let targets: [String]
  let check: Bool
  let dryRun: Bool
  let verbose: Bool
  let help: Bool

  init(_ arguments: [String]) throws(PluginError) {
    var extractor = ArgumentExtractor(arguments)
    targets = extractor.extractOption(named: "target")
    check = extractor.extractFlag(named: "check") > 0
    dryRun = extractor.extractFlag(named: "dry-run") > 0
    verbose = extractor.extractFlag(named: "verbose") > 0
    help = extractor.extractFlag(named: "help") > 0
    if let unknown = extractor.remainingArguments.first {
      throw PluginError("'\(unknown)' is no option of generate-graph-sdk\n\(Self.usage)")
    }
    if check, dryRun { throw PluginError("--check writes nothing by itself; leave --dry-run out\n\(Self.usage)") }
  }
}
