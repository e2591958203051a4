/// Something wrong with a part of the metadata that leaves the rest usable. Whether it is an error depends on what is
/// generated: nobody who doesn't need the part has to mend it.
package struct Fault: Hashable, Sendable {
  /// The types whose code would be wrong. Without any, what the fault is about is left out, and what leads there is
  /// generated as raw JSON.
  package var types: [QualifiedName]
  /// As an error.
  package var diagnostic: Diagnostic

  package init(types: [QualifiedName], diagnostic: Diagnostic) {
    self.types = types
    self.diagnostic = diagnostic
  }

  /// An error where one of the types is needed, else a warning.
  package func decided(isNeeded: (QualifiedName) -> Bool) -> Diagnostic {
    var diagnostic = diagnostic
    if !types.contains(where: isNeeded) { diagnostic.severity = .warning }
    return diagnostic
  }
}
