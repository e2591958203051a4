package import GraphSpec
package import SwiftEmitter

extension Diagnostic.Code {
  /// A file of the same name stands in the output folder and was not written by the generator.
  static let outputNotGenerated = Self("output-not-generated")
  /// A file can't be written, replaced, removed or read.
  static let outputFailed = Self("output-failed")
}

/// The folder that generated files go to: what has to change in it, and the change itself, all or none.
package struct OutputFolder {
  /// What writing would do.
  package struct Plan {
    /// Files whose bytes differ from those on disk, or that are not there.
    package var changed: [GeneratedFile] = []
    /// Names of generated files that the module has no more.
    package var stale: [String] = []

    package var isEmpty: Bool { changed.isEmpty && stale.isEmpty }
  }

  package let path: String

  package init(path: String) {
    self.path = path
  }

  /// Compares a module with the folder. Nil when an error was added.
  package func plan(_ files: [GeneratedFile], diagnostics: inout [Diagnostic]) -> Plan? {
    var plan = Plan()
    do {
      for file in files {
        guard let present = try FileSystem.readIfPresent(Path.join(path, file.name)) else {
          plan.changed.append(file)
          continue
        }
        if present.elementsEqual(file.contents.utf8) { continue }
        guard Self.isGenerated(present) else {
          diagnostics.append(.notGenerated(Path.join(path, file.name)))
          continue
        }
        plan.changed.append(file)
      }
      let names = Set(files.map(\.name))
      for name in try FileSystem.names(in: path) where name.hasSuffix(".swift") && !names.contains(name) {
        if Self.isGenerated(try FileSystem.read(Path.join(path, name))) { plan.stale.append(name) }
      }
    } catch {
      diagnostics.append(.outputFailed(error))
    }
    return diagnostics.containsError ? nil : plan
  }

  /// Makes the folder what the plan says, all of it or nothing.
  package func apply(_ plan: Plan, diagnostics: inout [Diagnostic]) {
    do {
      try FileTransaction.run(
        writing: plan.changed.map { (Path.join(path, $0.name), Array($0.contents.utf8)) },
        removing: plan.stale.map { Path.join(path, $0) }
      )
    } catch {
      diagnostics.append(.outputFailed(error))
    }
  }

  private static func isGenerated(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: GeneratedFile.marker.utf8) || bytes.starts(with: LockFile.marker.utf8)
  }
}

extension Diagnostic {
  fileprivate static func notGenerated(_ path: String) -> Diagnostic {
    Diagnostic(
      .error,
      .outputNotGenerated,
      "a generated file would replace this one, which was not generated; move it, or choose another output folder",
      at: SourceLocation(file: path, line: 1)
    )
  }

  static func outputFailed(_ failure: FileSystem.Failure) -> Diagnostic {
    Diagnostic(
      .error,
      .outputFailed,
      "cannot \(failure.action) the file: \(failure.reason); nothing was changed",
      at: SourceLocation(file: failure.path, line: 0)
    )
  }
}
