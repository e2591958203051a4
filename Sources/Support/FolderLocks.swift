#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Folders that a run reads or writes and no other run changes meanwhile, for as long as this exists.
///
/// The locks are advisory ones of the system (`flock`) on the folders themselves: they go with the process however it
/// ends, and leave no file. A folder that doesn't exist yet is locked by the folder that it will be made in.
package final class FolderLocks {
  package struct Claim {
    package var path: String
    /// Whether nobody else may even read.
    package var isExclusive: Bool

    package init(_ path: String, isExclusive: Bool) {
      self.path = path.isEmpty ? "." : path
      self.isExclusive = isExclusive
    }
  }

  /// By the claim's path; nil for a folder that doesn't exist.
  private var folders: [String: Folder?] = [:]
  private var held: [Folder] = []

  /// - Parameters:
  ///   - patience: how long to wait for other runs.
  ///   - waiting: called once, with the path of a folder that another run has, before waiting for it.
  package init(
    _ claims: [Claim],
    patience: Duration,
    waiting: (String) -> Void = { _ in }
  ) throws(FileSystem.Failure) {
    let deadline = ContinuousClock.now + patience
    var hasToldOfWaiting = false
    var pause: UInt32 = 5
    while true {
      let attempt = try Attempt(claims)
      guard let busy = attempt.busy else {
        // What was locked may have been moved away, or what was missing made, by the run that had the lock before.
        if try Attempt.places(claims) == attempt.places {
          folders = attempt.folders
          held = attempt.held
          return
        }
        continue
      }
      // Who cancels the task that waits wants the error at once.
      if Task.isCancelled || ContinuousClock.now >= deadline {
        throw .busy(busy, patience)
      }
      if !hasToldOfWaiting { waiting(busy) }
      hasToldOfWaiting = true
      usleep(pause * 1000)
      pause = min(pause * 2, 100)
    }
  }

  /// A folder that was claimed; nil when it doesn't exist.
  package func folder(_ path: String) -> Folder? { folders[path.isEmpty ? "." : path] ?? nil }

  /// A folder that was claimed, made if it doesn't exist.
  package func makeFolder(_ path: String) throws(FileSystem.Failure) -> Folder {
    let path = path.isEmpty ? "." : path
    if let folder = folder(path) { return folder }
    let place = try FolderPlace(path)
    let parent = try Folder.open(place.existing, path: place.existingPath)
    guard let outermost = place.missing.first else {
      folders[path] = parent
      return parent
    }
    // Made and locked under another name first, so that no other run finds it without a lock.
    Self.clearLeftovers(in: parent)
    let temporary = Self.temporaryPrefix + String(UInt64.random(in: .min ... .max), radix: 36)
    var chain = [try parent.makeFolder(temporary)]
    do throws(FileSystem.Failure) {
      for name in place.missing.dropFirst() { chain.append(try chain[chain.count - 1].makeFolder(name)) }
      _ = chain[chain.count - 1].lock(isExclusive: true)
      // A folder takes no file's and no other folder's place by this, unless that is empty.
      let result = Rename.replacing((parent.descriptor, temporary), (parent.descriptor, outermost))
      if case .failed(let code) = result {
        throw FileSystem.Failure(path: path, code: code, action: "create the folder")
      }
    } catch {
      for (folder, name) in zip(chain, place.missing.dropFirst()).reversed() { try? folder.removeFolder(name) }
      try? parent.removeFolder(temporary)
      throw error
    }
    let made = chain[chain.count - 1]
    // With the path that was asked for, for messages.
    let folder = try Folder.open(place.real, path: path)
    guard folder.identity == made.identity else {
      throw FileSystem.Failure(path: path, action: "create the folder", refusal: "it was moved meanwhile")
    }
    held.append(made)
    folders[path] = folder
    return folder
  }

  /// A locked folder has taken the place of one of these.
  func replace(_ old: Folder, by new: Folder) {
    for (path, folder) in folders where folder?.identity == old.identity { folders[path] = new }
    held.append(new)
  }

  /// Lets go of everything; nothing of this is to be used from here on.
  package func release() {
    for folder in held { folder.unlock() }
    held = []
    folders = [:]
  }

  private static let temporaryPrefix = ".graphgen-new-"

  /// What runs that were killed between making a folder and naming it have left.
  private static func clearLeftovers(in parent: Folder) {
    for name in (try? parent.names()) ?? [] where name.hasPrefix(temporaryPrefix) {
      // Nothing is in one but empty folders.
      var chain: [(folder: Folder, name: String)] = [(parent, name)]
      while let last = chain.last, let inner = try? last.folder.folder(last.name), let names = try? inner.names(),
        names.count == 1
      {
        chain.append((inner, names[0]))
      }
      for (folder, name) in chain.reversed() { try? folder.removeFolder(name) }
    }
  }

  /// All locks, or none and the path of a folder that is busy.
  private struct Attempt {
    var places: [Located] = []
    var folders: [String: Folder?] = [:]
    var held: [Folder] = []
    var busy: String?

    struct Located: Equatable {
      var place: FolderPlace
      var identity: Folder.Identity
    }

    init(_ claims: [Claim]) throws(FileSystem.Failure) {
      // A process would wait for itself if it locked one folder twice.
      var modes: [Folder.Identity: (folder: Folder, isExclusive: Bool)] = [:]
      for claim in claims {
        let place = try FolderPlace(claim.path)
        let folder = try Folder.open(place.existing, path: place.existingPath)
        places.append(Located(place: place, identity: folder.identity))
        folders.updateValue(place.missing.isEmpty ? folder : nil, forKey: claim.path)
        modes[folder.identity] = (folder, claim.isExclusive || modes[folder.identity]?.isExclusive == true)
      }
      // In one order for all runs.
      for (_, mode) in modes.sorted(by: { $0.key < $1.key }) {
        guard mode.folder.lock(isExclusive: mode.isExclusive) else {
          busy = mode.folder.path
          for folder in held { folder.unlock() }
          held = []
          return
        }
        held.append(mode.folder)
      }
    }

    static func places(_ claims: [Claim]) throws(FileSystem.Failure) -> [Located] {
      var places: [Located] = []
      for claim in claims {
        let place = try FolderPlace(claim.path)
        places.append(
          Located(place: place, identity: try Folder.open(place.existing, path: place.existingPath).identity)
        )
      }
      return places
    }
  }
}
