import GraphSpec

/// Where a file's annotations are. They are parsed when someone asks for them.
public struct AnnotationIndex: Sendable {
  let source: SourceBytes

  init(source: SourceBytes, model: EntityDataModel, declarations: borrowing Declarations) {
    self.source = source
  }
}
