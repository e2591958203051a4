import GraphGenerator
import GraphSpec
import SwiftEmitter
import Testing

/// What a run of the pipeline gave.
struct Outcome {
  var files: [GeneratedFile]
  var surface: [String]
  var diagnostics: [Diagnostic]

  func contents(of name: String) -> String? { files.first { $0.name == name }?.contents }
}

enum Pipeline {
  static func configuration(_ file: String) throws -> Configuration {
    var diagnostics: [Diagnostic] = []
    let configuration = ConfigurationReader.read(file, diagnostics: &diagnostics)
    return try #require(configuration, "\(diagnostics)")
  }

  /// The files that a configuration yields; where it comes from a file, those that are kept beside the module too.
  static func run(_ configuration: Configuration) throws -> Outcome {
    var generator = Generator(configuration)
    let result = generator.generate()
    let (specs, module) = try #require(result, "\(generator.diagnostics)")
    var files = module.files
    if let file = configuration.file, let output = configuration.output {
      files =
        try CommittedModule(module, specs: specs, configuration: configuration, file: file, output: output).files
    }
    return Outcome(files: files, surface: module.surface, diagnostics: generator.diagnostics)
  }

  /// The pipeline's diagnostics where it is meant to fail.
  static func failure(_ configuration: Configuration) -> [Diagnostic] {
    var generator = Generator(configuration)
    #expect(generator.generate() == nil, "the specs were meant to be refused")
    return generator.diagnostics
  }
}
