package import GraphSpec
package import Support
package import SwiftEmitter

extension Diagnostic.Code {
  /// A file of the same name stands in the output folder and was not written by the generator.
  static let outputNotGenerated = Self("output-not-generated")
  /// A file that is read would be replaced.
  static let outputIsInput = Self("output-is-input")
  /// A file can't be written, replaced, removed or read.
  static let outputFailed = Self("output-failed")
}

/// The folder that generated files go to: what has to change in it, and the change itself, all or none.
package struct OutputFolder {
  /// What the files are.
  package enum Kind: Sendable {
    /// A module's sources. Those that the module has no more are stale.
    case module
    /// Metadata, cut to what is needed.
    case slice
  }

  /// What writing would do.
  package struct Plan {
    /// Files whose bytes differ from those on disk, or that are not there.
    package var changed: [GeneratedFile] = []
    /// Names of generated files that the module has no more.
    package var stale: [String] = []
    /// The files of both kinds as they are.
    fileprivate var present: [String: RegularFile.Contents] = [:]

    package var isEmpty: Bool { changed.isEmpty && stale.isEmpty }
    /// Whether none of the files is there, in this state or another.
    package var replacesNothing: Bool { present.isEmpty && stale.isEmpty }
  }

  /// What is read of a folder's file; a module of all that Graph has stays far below it.
  static let fileLimit = 128 << 20

  package let path: String
  private let kind: Kind
  private let folders: RunFolders?

  /// - Parameter folders: the run's, with this one as its output; nil to lock it for no longer than writing takes.
  package init(path: String, kind: Kind = .module, folders: RunFolders? = nil) {
    self.path = path
    self.kind = kind
    self.folders = folders
  }

  /// Compares a module with the folder. Nil when an error was added.
  package func plan(_ files: [GeneratedFile], diagnostics: inout [Diagnostic]) -> Plan? {
    var plan = Plan()
    do throws(FileSystem.Failure) {
      guard let folder = try presentFolder() else {
        plan.changed = files
        return plan
      }
      for file in files {
        guard let present = try folder.readIfPresent(file.name, limit: Self.fileLimit) else {
          plan.changed.append(file)
          continue
        }
        if present.bytes.elementsEqual(file.contents.utf8) { continue }
        guard kind.isOurs(present.bytes) else {
          diagnostics.append(.notGenerated(Path.join(path, file.name), kind))
          continue
        }
        plan.changed.append(file)
        plan.present[file.name] = present
      }
      if kind == .module { try findStale(Set(files.map(\.name)), in: folder, &plan) }
    } catch {
      diagnostics.append(.outputFailed(error))
    }
    // Only what tells whether a file is still the same is of use from here on.
    for name in plan.present.keys { plan.present[name]?.bytes = [] }
    return diagnostics.containsError ? nil : plan
  }

  private func presentFolder() throws(FileSystem.Failure) -> Folder? {
    if let folders { return folders.locks.folder(path) }
    return try Folder.find(path)
  }

  /// Locks the folder, unless the run has.
  private func lock() throws(FileSystem.Failure) -> FolderLocks {
    if let folders { return folders.locks }
    return try FolderLocks([FolderLocks.Claim(path, isExclusive: true)], patience: RunFolders.patience)
  }

  private func findStale(_ names: Set<String>, in folder: Folder, _ plan: inout Plan) throws(FileSystem.Failure) {
    for name in try folder.names() where name.hasSuffix(".swift") && !names.contains(name) {
      // What can't be read as a file, such as a link or a folder, was not generated.
      guard let present = try? folder.read(name, limit: Self.fileLimit), kind.isOurs(present.bytes) else { continue }
      plan.stale.append(name)
      plan.present[name] = present
    }
  }

  /// Why files may not be written: one of them is a file that is read. Nil when none is.
  package static func refusal(replacing inputs: [String], by outputs: [String]) -> Diagnostic? {
    func identity(_ path: String) -> FileIdentity? { try? RegularFile(path).identity }
    let read = inputs.map { (path: $0, identity: identity($0), absolute: FileSystem.absolute($0)) }
    for path in outputs {
      let (identity, absolute) = (identity(path), FileSystem.absolute(path))
      let same = read.first { $0.absolute == absolute || identity != nil && $0.identity == identity }
      guard let same else { continue }
      let message = "the slice would replace '\(same.path)', which it is cut from; choose another output folder"
      return Diagnostic(.error, .outputIsInput, message, at: SourceLocation(file: path, line: 0))
    }
    return nil
  }

  /// Makes the folder what the plan says, all of it or nothing.
  ///
  /// - Parameter isDurable: whether the files are to survive a loss of power.
  package func apply(_ plan: Plan, isDurable: Bool = true, diagnostics: inout [Diagnostic]) {
    do throws(FileSystem.Failure) {
      let locks = try lock()
      // Until the end, whatever is used last.
      defer { withExtendedLifetime(locks) {} }
      let folder = try locks.makeFolder(path)
      // A folder of specs stays, as what is beside it may not be this package's.
      var transaction = FileTransaction(
        in: folder,
        kind: kind.transaction,
        locks: locks,
        staysInPlace: folders?.holdSpecs(folder) ?? false,
        isDurable: isDurable
      )
      do throws(FileSystem.Failure) {
        for file in plan.changed {
          let target = FileTransaction.Target(file.name, in: folder)
          try transaction.write(Array(file.contents.utf8), to: target, replacing: plan.present[file.name])
        }
        for name in plan.stale {
          guard let present = plan.present[name] else { continue }
          try transaction.remove(FileTransaction.Target(name, in: folder), as: present)
        }
        try transaction.commit()
      } catch {
        transaction.discard()
        throw error
      }
    } catch {
      diagnostics.append(.outputFailed(error))
    }
  }
}

extension OutputFolder.Kind {
  package var transaction: FileTransaction.Kind {
    switch self {
    case .module: .module
    case .slice: .slice
    }
  }

  /// Whether a file of these contents may be replaced.
  fileprivate func isOurs(_ bytes: [UInt8]) -> Bool {
    switch self {
    case .module: bytes.starts(with: GeneratedFile.marker.utf8) || Self.isLockFile(bytes)
    case .slice: SpecFileKind.metadata.matches(bytes) || SpecFileKind.permissionsDocument.matches(bytes)
    }
  }

  private static func isLockFile(_ bytes: [UInt8]) -> Bool {
    let marker = LockFile.marker.utf8
    return LineEndings.normalized(Array(bytes.prefix(marker.count * 2))).starts(with: marker)
  }

  /// Whether it is a file's name that this kind of folder may have written in it.
  package func mayWrite(_ name: String) -> Bool {
    if name.utf8.contains(UInt8(ascii: "/")) { return false }
    switch self {
    case .module: return name.hasSuffix(".swift") || name == LockFile.name || name == PublicSymbols.fileName
    case .slice:
      let metadata = GraphVersion.allCases.map(Self.sliceName)
      return (metadata + [Self.documentName, Self.textsName]).contains(name)
    }
  }

  /// The file of a slice of the permissions document.
  static let documentName = "permissions.json"
  /// The file of a slice of the consent texts.
  static let textsName = "permissions-descriptions.json"

  /// The file of a version's slice.
  package static func sliceName(_ version: GraphVersion) -> String { "\(version).csdl.xml" }
}

extension Diagnostic {
  fileprivate static func notGenerated(_ path: String, _ kind: OutputFolder.Kind) -> Diagnostic {
    let message =
      switch kind {
      case .module:
        "a generated file would replace this one, which was not generated; move it, or choose another output folder"
      case .slice: "the slice would replace this file, which is no metadata; move it, or choose another output folder"
      }
    return Diagnostic(.error, .outputNotGenerated, message, at: SourceLocation(file: path, line: 1))
  }

  static func outputFailed(_ failure: FileSystem.Failure) -> Diagnostic {
    let object = failure.action.hasSuffix("folder") ? "" : " the file"
    return Diagnostic(
      .error,
      .outputFailed,
      "cannot \(failure.action)\(object): \(failure.reason); nothing was changed",
      at: SourceLocation(file: failure.path, line: 0)
    )
  }
}
