import ArgumentParser
import GraphGenerator
import GraphSpec
import Support

/// Where diagnostics and results go.
enum Report {
  static func print(_ diagnostics: [Diagnostic], verbose: Bool) {
    StandardStream.error.write(verbatim: diagnostics.report(verbose: verbose))
  }

  /// Prints what a run noticed, and ends the command when it has no result.
  static func finish<Result>(_ generator: Generator, _ result: Result?, verbose: Bool) throws -> Result {
    print(generator.diagnostics, verbose: verbose)
    guard let result else {
      StandardStream.error.write(generator.diagnostics.counts + "\n")
      throw ExitCode.specsHaveErrors
    }
    return result
  }
}
