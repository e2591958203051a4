import CallsInitiateAll
import GraphRuntime
import Reporting

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

struct Failure: Error, CustomStringConvertible {
  var description: String
}

/// `model-benchmark [PAYLOADS]`: what generated models take to read and write, and their memory.
///
/// Times are ratios to structs written by hand, read and written with Foundation's coders.
///
/// Exit status: 0 within the limits, 1 beyond one, 2 something failed.
@main
struct ModelBenchmark {
  typealias Page = GraphCollection<GraphV1.Participant>

  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    do {
      if arguments.count == 2, arguments.first == "--hold" {
        print(try hold(arguments.last ?? ""))
        return
      }
      guard arguments.count <= 1 else {
        print("usage: model-benchmark [PAYLOADS]")
        exit(64)
      }
      let payloads = try Payloads(folder: arguments.first)
      var limits = Limits()
      try measureTime(payloads, &limits)
      try measureMemory(payloads, &limits)
      exit(limits.report() ? 0 : 1)
    } catch {
      print("model-benchmark: \(error)")
      exit(2)
    }
  }

  static func measureTime(_ payloads: Payloads, _ limits: inout Limits) throws {
    let (callText, pageText) = (payloads.call, payloads.participants(1000))
    print("Generated models against structs written by hand, the median of paired runs")
    print("a call of \(callText.count) bytes, 1,000 participants of \(pageText.count); \(payloads.origin)")

    let (decoder, encoder) = (JSONDecoder(), JSONEncoder())
    let plainCall = try decoder.decode(HandWritten.Call.self, from: callText)
    let plainPage = try decoder.decode(HandWritten.Page.self, from: pageText)
    let call = try GraphV1.Call(jsonData: callText)
    let page = try Page(jsonData: pageText)
    try compare(call, page, plainCall, plainPage)

    var made = GraphV1.Call(callbackUri: "https://bot.example/callback")
    made.requestedModalities = [.audio]
    made.mediaConfig = .serviceHostedMediaConfig(.init())
    made.targets = call.targets
    let plainMade = HandWritten.Call(
      callbackUri: "https://bot.example/callback",
      mediaConfig: .init(type: "#microsoft.graph.serviceHostedMediaConfig"),
      requestedModalities: ["audio"],
      targets: plainCall.targets
    )

    var sum = Checksum()
    let readCall = { sum.add(try decoder.decode(HandWritten.Call.self, from: callText).id) }
    let readPage = { sum.add(try decoder.decode(HandWritten.Page.self, from: pageText).value.count) }
    let writeCall = { sum.add(try encoder.encode(plainCall).count) }
    let writePage = { sum.add(try encoder.encode(plainPage).count) }
    limits.check(
      "read a call, every property",
      try ratio(200, { sum.add(try GraphV1.Call(jsonData: callText)) }, to: readCall),
      atMost: 0.5
    )
    limits.check(
      "read 1,000 participants, every property",
      try ratio(1, { for item in try Page(jsonData: pageText).value ?? [] { sum.add(item) } }, to: readPage),
      atMost: 0.3
    )
    limits.check(
      "read 1,000 participants, one property of one",
      try ratio(1, { sum.add(try Page(jsonData: pageText).value?.last?.id) }, to: readPage),
      atMost: 0.2
    )
    limits.check(
      "JSONDecoder, a call",
      try ratio(200, { sum.add(try decoder.decode(GraphV1.Call.self, from: callText).id) }, to: readCall),
      atMost: 3
    )
    limits.check(
      "JSONDecoder, 1,000 participants",
      try ratio(1, { sum.add(try decoder.decode(Page.self, from: pageText).value?.count ?? 0) }, to: readPage),
      atMost: 3
    )
    limits.check(
      "write what was read, a call",
      try ratio(200, { sum.add(call.jsonData().count) }, to: writeCall),
      atMost: 0.2
    )
    limits.check(
      "write what was read, 1,000 participants",
      try ratio(1, { sum.add(page.jsonData().count) }, to: writePage),
      atMost: 0.2
    )
    limits.check(
      "write a call made in code",
      try ratio(200, { sum.add(made.jsonData().count) }, to: { sum.add(try encoder.encode(plainMade).count) }),
      atMost: 0.6
    )
    limits.check(
      "JSONEncoder, 1,000 participants",
      try ratio(1, { sum.add(try encoder.encode(page).count) }, to: writePage),
      atMost: 3
    )
    // Printed, so that nothing that was summed up could have been left out.
    print("checksum \(sum.sum)")
  }

  /// Both ways of reading have to say the same, or their times say nothing.
  static func compare(
    _ call: GraphV1.Call,
    _ page: Page,
    _ plainCall: HandWritten.Call,
    _ plainPage: HandWritten.Page
  ) throws {
    var (generated, plain) = (Checksum(), Checksum())
    generated.add(call)
    plain.add(plainCall)
    for participant in page.value ?? [] { generated.add(participant) }
    for participant in plainPage.value { plain.add(participant) }
    guard generated.sum == plain.sum, plainPage.value.count == 1000 else {
      throw Failure(description: "generated models and structs written by hand don't read the same")
    }
  }

  /// The median of the ratios of paired runs, so that a machine whose speed changes slows both down.
  static func ratio(_ count: Int, _ run: () throws -> Void, to reference: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    func time(_ run: () throws -> Void) rethrows -> Double {
      let duration = try clock.measure { for _ in 0..<count { try run() } }.components
      return Double(duration.seconds) + Double(duration.attoseconds) * 1e-18
    }
    var ratios: [Double] = []
    // The first pair warms up.
    for round in 0..<16 {
      let pair = (try time(run), try time(reference))
      if round > 0 { ratios.append(pair.0 / pair.1) }
    }
    return ratios.sorted()[ratios.count / 2]
  }

  static func measureMemory(_ payloads: Payloads, _ limits: inout Limits) throws {
    let text = payloads.participants(100_000)
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("participants-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: file) }
    try text.write(to: file)
    let words = try rerun(["--hold", file.path]).split(whereSeparator: { $0.isWhitespace }).compactMap { Int($0) }
    guard words.count == 2, words[1] > 0 else { throw Failure(description: "--hold says nothing") }
    print("100,000 participants, \(text.count) bytes: \(words[0]) bytes of memory more at the peak")
    limits.check(
      "hold 100,000 participants, every property read: peak memory / text",
      Double(words[0]) / Double(text.count),
      atMost: 2.5
    )
  }

  /// Holds a page, every property of which was read, and says by how much memory has grown.
  static func hold(_ file: String) throws -> String {
    let before = try peakMemory()
    let page = try Page(jsonData: Data(contentsOf: URL(fileURLWithPath: file)))
    var sum = Checksum()
    for participant in page.value ?? [] { sum.add(participant) }
    let after = try peakMemory()
    return try withExtendedLifetime(page) {
      guard page.value?.count == 100_000 else { throw Failure(description: "not all participants were read") }
      return "\(after - before) \(sum.sum)"
    }
  }
}
