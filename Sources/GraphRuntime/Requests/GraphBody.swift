/// The bytes of a request or of a response: in memory, or as they come.
///
/// The bytes of a response can be read once.
public struct GraphBody: Sendable {
  /// Reads the next bytes; nil at the end. Called again only once it has returned.
  typealias Reader = @Sendable () async throws -> [UInt8]?

  private enum Content: Sendable {
    case bytes([UInt8])
    case stream(@Sendable () -> Reader)
  }

  private let content: Content

  /// In bytes, where it is known before they are read.
  public let length: Int64?

  /// Whether it can be read more than once, and so be sent again.
  public let isReplayable: Bool

  /// A body of these bytes.
  public init(_ bytes: [UInt8]) {
    content = .bytes(bytes)
    length = Int64(bytes.count)
    isReplayable = true
  }

  /// A body of no bytes.
  public static let empty = GraphBody([])

  /// Bytes that are made or read while they are sent.
  ///
  /// - Parameters:
  ///   - chunks: The bytes, some at a time.
  ///   - length: How many they are; nil if nobody knows.
  ///   - isReplayable: Whether the sequence gives the same bytes each time that it is iterated. Else a request with them
  ///     is never sent a second time.
  public init<Chunks: AsyncSequence & Sendable>(
    _ chunks: Chunks,
    length: Int64?,
    isReplayable: Bool = false
  ) where Chunks.Element == [UInt8] {
    self.init(length: length, isReplayable: isReplayable) {
      let iterator = OneReader(chunks.makeAsyncIterator())
      return { try await iterator.next() }
    }
  }

  init(length: Int64?, isReplayable: Bool, reader: @escaping @Sendable () -> Reader) {
    content = .stream(reader)
    self.length = length
    self.isReplayable = isReplayable
  }

  /// All of them, if they are in memory already.
  public var bytesInMemory: [UInt8]? {
    if case .bytes(let bytes) = content { bytes } else { nil }
  }
}

extension GraphBody: AsyncSequence {
  public typealias Element = [UInt8]

  public struct AsyncIterator: AsyncIteratorProtocol {
    var rest: [UInt8]?
    let read: Reader

    public mutating func next() async throws -> [UInt8]? {
      if let bytes = rest {
        rest = nil
        return bytes
      }
      return try await read()
    }
  }

  public func makeAsyncIterator() -> AsyncIterator {
    switch content {
    case .bytes(let bytes):
      return AsyncIterator(rest: bytes.isEmpty ? nil : bytes, read: { nil })
    case .stream(let reader): return AsyncIterator(rest: nil, read: reader())
    }
  }

  /// All bytes, in memory.
  ///
  /// - Throws: `GraphBodyTooLarge` once there are more than `limit`, and what reading throws.
  public func bytes(upTo limit: Int) async throws -> [UInt8] {
    let (bytes, isComplete) = try await prefix(limit)
    guard isComplete else { throw GraphBodyTooLarge(limit: limit) }
    return bytes
  }

  /// The first bytes, and whether they are all.
  func prefix(_ limit: Int) async throws -> (bytes: [UInt8], isComplete: Bool) {
    if let bytes = bytesInMemory {
      return bytes.count <= limit ? (bytes, true) : (Array(bytes[..<limit]), false)
    }
    var all: [UInt8] = []
    if let length { all.reserveCapacity(Int(Swift.min(length, Int64(limit), 1 << 20))) }
    for try await chunk in self {
      // Most responses are one piece.
      if all.isEmpty, chunk.count <= limit {
        all = chunk
        continue
      }
      let room = limit - all.count
      all.append(contentsOf: chunk.prefix(room))
      if chunk.count > room { return (all, false) }
    }
    return (all, true)
  }
}

/// An iterator that never more than one task uses at a time, as `GraphBody.Reader` promises.
final class OneReader<Iterator: AsyncIteratorProtocol>: @unchecked Sendable {
  private var iterator: Iterator

  init(_ iterator: Iterator) { self.iterator = iterator }

  func next() async throws -> Iterator.Element? { try await iterator.next() }
}

/// A body has more bytes than were asked for.
public struct GraphBodyTooLarge: Error, Hashable, CustomStringConvertible {
  /// In bytes.
  public let limit: Int

  public var description: String { "The body has more than \(limit) bytes." }
}
