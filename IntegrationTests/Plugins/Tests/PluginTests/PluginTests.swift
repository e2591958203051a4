import Foundation
import Testing

/// Everything that uses the shared build folder, one after the other.
@Suite(.serialized) struct PluginTests {}

/// What each layout of the good ones comes to.
func expectBuilt(_ build: Command, sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(build.status == 0, "\(build.log)", sourceLocation: sourceLocation)
  #expect(build.warnings == [], sourceLocation: sourceLocation)
}

/// What each of the bad ones comes to: a status and the texts that the message is made of.
func expectFailed(_ build: Command, _ texts: String..., sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(build.status == 1, "\(build.log)", sourceLocation: sourceLocation)
  for text in texts {
    #expect(build.log.contains(text), "'\(text)' is not in: \(build.log)", sourceLocation: sourceLocation)
  }
}
