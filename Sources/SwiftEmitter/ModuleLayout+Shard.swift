import GraphSpec
import Support

extension ModuleLayout {
  /// Which of a part's files a type is in. It depends on the name alone, so that a new type moves no other.
  func shard(of name: QualifiedName, _ part: Part) -> Int { shard(of: name.description, part) }

  /// The same for something else with a name of its own.
  func shard(of name: String, _ part: Part) -> Int {
    let count = shardCount(part)
    if count == 1 { return 0 }
    var text = name
    return Int(text.withUTF8 { XXHash64.hash(UnsafeRawBufferPointer($0)) } % UInt64(count))
  }
}
