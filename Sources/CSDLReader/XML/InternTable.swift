#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The distinct values of a file's attributes, each with a small number and, once asked for, one shared string.
struct InternTable: ~Copyable {
  /// A value's number: values are equal exactly when their numbers are.
  typealias ID = Int32

  /// A value's place in `text`.
  private struct Entry {
    var start: Int
    var count: Int
  }

  /// A number in the low half, some bits of the value's hash in the high one, so that most misses end here.
  private var slots: UnsafeMutablePointer<UInt64>
  private var mask: Int
  private var entries: [Entry] = []
  private var strings: [String?] = []
  /// The values one after the other: together they are a tenth of the file, which the processor's caches hold.
  private var text: UnsafeMutableRawPointer
  private var textCount = 0
  private var textCapacity: Int
  /// Unknown to whoever wrote the file, who could otherwise choose values that all collide.
  private let seed = UInt64.random(in: .min ... .max)

  /// - Parameter count: how many values there will probably be.
  init(expecting count: Int) {
    var capacity = 1 << 10
    while Self.isFull(capacity, with: count) { capacity *= 2 }
    mask = capacity - 1
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: Self.empty, count: capacity)
    entries.reserveCapacity(count)
    textCapacity = max(count, 16) * 24
    text = .allocate(byteCount: textCapacity, alignment: 1)
  }

  deinit {
    slots.deallocate()
    text.deallocate()
  }

  var count: Int { entries.count }

  /// The value's number.
  mutating func intern(_ bytes: UnsafeRawBufferPointer) -> ID {
    let hash = hash(bytes)
    let slot = slot(of: bytes, hash)
    if slots[slot] != Self.empty { return ID(truncatingIfNeeded: slots[slot]) }
    let id = ID(entries.count)
    slots[slot] = Self.slot(hash, id)
    entries.append(Entry(start: textCount, count: bytes.count))
    append(bytes)
    if Self.isFull(mask + 1, with: entries.count) { grow() }
    return id
  }

  mutating func intern(_ text: StaticString) -> ID {
    intern(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// The number of a value, nil if the file doesn't have it.
  func find(_ bytes: UnsafeRawBufferPointer) -> ID? {
    let slot = slots[slot(of: bytes, hash(bytes))]
    return slot == Self.empty ? nil : ID(truncatingIfNeeded: slot)
  }

  /// The value's text. It stays where it is until the next value is added.
  func bytes(_ id: ID) -> UnsafeRawBufferPointer { bytes(entries[Int(id)]) }

  @inline(__always)
  private func bytes(_ entry: Entry) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: text + entry.start, count: entry.count)
  }

  mutating func string(_ id: ID) -> String {
    if strings.count < entries.count {
      strings.append(contentsOf: repeatElement(nil, count: entries.count - strings.count))
    }
    if let string = strings[Int(id)] { return string }
    let string = String(decoding: bytes(id), as: UTF8.self)
    strings[Int(id)] = string
    return string
  }

  @inline(__always)
  private func slot(of bytes: UnsafeRawBufferPointer, _ hash: UInt64) -> Int {
    var index = Int(truncatingIfNeeded: hash) & mask
    while slots[index] != Self.empty {
      if slots[index] >> 32 == hash >> 32 {
        let entry = entries[Int(truncatingIfNeeded: slots[index] & 0xFFFF_FFFF)]
        if entry.count == bytes.count,
          bytes.count == 0 || memcmp(text + entry.start, bytes.baseAddress!, bytes.count) == 0
        {
          return index
        }
      }
      index = (index + 1) & mask
    }
    return index
  }

  private static let empty = UInt64.max

  /// A third stays free, so that a value is found after a few steps.
  private static func isFull(_ capacity: Int, with count: Int) -> Bool { count * 3 > capacity * 2 }

  private static func slot(_ hash: UInt64, _ id: ID) -> UInt64 { (hash >> 32) << 32 | UInt64(id) }

  private mutating func grow() {
    slots.deallocate()
    let capacity = (mask + 1) * 2
    mask = capacity - 1
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: Self.empty, count: capacity)
    for (id, entry) in entries.enumerated() {
      let hash = hash(bytes(entry))
      var index = Int(truncatingIfNeeded: hash) & mask
      while slots[index] != Self.empty { index = (index + 1) & mask }
      slots[index] = Self.slot(hash, ID(id))
    }
  }

  private mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    if textCount + bytes.count > textCapacity {
      textCapacity = (textCount + bytes.count) * 2
      let larger = UnsafeMutableRawPointer.allocate(byteCount: textCapacity, alignment: 1)
      larger.copyMemory(from: text, byteCount: textCount)
      text.deallocate()
      text = larger
    }
    (text + textCount).copyMemory(from: start, byteCount: bytes.count)
    textCount += bytes.count
  }

  /// Folded multiplication over eight bytes at a time.
  @inline(__always)
  private func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    func mix(_ value: UInt64, _ other: UInt64) -> UInt64 {
      let product = value.multipliedFullWidth(by: other)
      return product.high ^ product.low
    }
    var state = seed ^ UInt64(bytes.count)
    var rest = bytes.count
    var offset = 0
    while rest >= 8 {
      state = mix(state ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self), 0xA076_1D64_78BD_642F)
      offset += 8
      rest -= 8
    }
    var tail: UInt64 = 0
    if rest >= 4 {
      tail = UInt64(bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
      offset += 4
      rest -= 4
    }
    while rest > 0 {
      tail = tail << 8 | UInt64(bytes[offset])
      offset += 1
      rest -= 1
    }
    return mix(state ^ tail, 0xE703_7ED1_A0B4_28DB)
  }
}
