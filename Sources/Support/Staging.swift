#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A transaction's folder: the new files, and the journal once all of them are there.
struct Staging {
  let home: Folder
  let folder: Folder
  let name: String

  private static let journal = "journal"
  private static let unfinishedJournal = "journal.new"
  private static let list = "list"
  private static let journalLimit = 16 << 20

  /// Makes it. What is left of an earlier one that got nowhere goes.
  init(makingIn home: Folder, kind: FileTransaction.Kind, isDurable: Bool) throws(FileSystem.Failure) {
    if let left = try Staging(openingIn: home, kind: kind) { try left.clear() }
    self.home = home
    name = kind.stagingName
    // Made, not found: nobody has put anything into it.
    folder = try home.makeFolder(name, mode: 0o700)
  }

  /// Nil when there is none.
  init?(openingIn home: Folder, kind: FileTransaction.Kind) throws(FileSystem.Failure) {
    self.home = home
    name = kind.stagingName
    do {
      folder = try home.folder(name)
    } catch  where error.code == ENOENT {
      return nil
    } catch  where error.code == ENOTDIR || error.code == ELOOP {
      throw Self.foreign(home.path(name))
    }
  }

  /// Writes down what is about to happen. From here on it happens as a whole.
  func writeJournal(_ steps: [FileTransaction.Step], isDurable: Bool) throws(FileSystem.Failure) {
    let text = TransactionJournal(steps).text
    try folder.create(Self.unfinishedJournal, Array(text.utf8), isDurable: isDurable)
    let descriptor = folder.descriptor
    if case .failed(let code) = Rename.replacing((descriptor, Self.unfinishedJournal), (descriptor, Self.journal)) {
      throw FileSystem.Failure(path: folder.path(Self.journal), code: code, action: "write")
    }
    if isDurable {
      try folder.synchronize()
      try home.synchronize()
    }
  }

  /// Nil when there is none, so that nothing has happened.
  func readJournal() throws(FileSystem.Failure) -> TransactionJournal? { try read(Self.journal) }

  /// Writes down what a folder holds and what its twin will hold, before there is one.
  func writeList(_ list: TransactionJournal, isDurable: Bool) throws(FileSystem.Failure) {
    try folder.create(Self.list, Array(list.text.utf8), isDurable: isDurable)
    if isDurable { try folder.synchronize() }
  }

  func readList() throws(FileSystem.Failure) -> TransactionJournal? { try read(Self.list) }

  private func read(_ name: String) throws(FileSystem.Failure) -> TransactionJournal? {
    guard let contents = try folder.readIfPresent(name, limit: Self.journalLimit) else { return nil }
    return TransactionJournal(String(decoding: contents.bytes, as: UTF8.self))
  }

  var hasJournal: Bool { folder.exists(Self.journal) }

  /// Removes it with what is in it, the journal first.
  func clear() throws(FileSystem.Failure) {
    try folder.remove(Self.journal)
    for name in try folder.names() {
      guard Self.isOurs(name) else { throw Self.foreign(folder.path(name)) }
      try folder.remove(name)
    }
    try home.removeFolder(name)
  }

  private static func isOurs(_ name: String) -> Bool {
    if name == unfinishedJournal || name == list { return true }
    let number = name.hasSuffix(".old") ? name.dropLast(4) : name[...]
    return !number.isEmpty && number.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  static func foreign(_ path: String) -> FileSystem.Failure {
    let refusal = "graphgen needs this name for a while, and what has it is not graphgen's; move it away"
    return FileSystem.Failure(path: path, action: "use", refusal: refusal)
  }
}
