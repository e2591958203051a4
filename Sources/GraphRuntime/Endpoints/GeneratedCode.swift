/// The generations of generated code that this runtime serves.
///
/// Generated code names the one it was written for, so that code and runtime that don't fit fail to compile on the spot:
///
/// ```swift
/// private typealias Compatibility = GraphRuntime.GeneratedCode.Generation3
/// ```
///
/// A change of the runtime that breaks generated code takes away the old generation and adds the next.
public enum GeneratedCode {
  /// The third generation of generated code.
  public enum Generation3 {}
}
