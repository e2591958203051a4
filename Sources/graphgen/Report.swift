import ArgumentParser
import GraphGenerator
import GraphSpec

/// Where diagnostics and results go.
enum Report {
  /// Errors and warnings to standard error; notes as well where the user asked for them.
  static func print(_ diagnostics: [Diagnostic], verbose: Bool) {
    var text = ""
    for diagnostic in diagnostics where verbose || diagnostic.severity != .note { text += "\(diagnostic)\n" }
    StandardStream.error.write(text)
  }

  /// Prints what a run noticed, and ends the command when it has no result.
  static func finish<Result>(_ generator: Generator, _ result: Result?, verbose: Bool) throws -> Result {
    print(generator.diagnostics, verbose: verbose)
    guard let result else { throw ExitCode.specsHaveErrors }
    return result
  }
}
