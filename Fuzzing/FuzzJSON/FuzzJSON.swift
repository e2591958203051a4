import CallsInitiateAll
import Fuzzer
import GraphRuntime

@_cdecl("LLVMFuzzerInitialize")
public func initialize(_: UnsafeMutableRawPointer?, _: UnsafeMutableRawPointer?) -> CInt {
  start(seeds: FuzzJSON.seeds)
}

@_cdecl("LLVMFuzzerTestOneInput")
public func run(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzJSON.check(UnsafeBufferPointer(start: data, count: count))
  return 0
}

/// JSON texts into values and models, and back.
enum FuzzJSON {
  static func check(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let json = readValue(bytes) else { return }
    readModel(GraphV1.Call.self, bytes, json)
    readModel(GraphCollection<GraphV1.Participant>.self, bytes, json)
    readModel(GraphBeta.Call.self, bytes, json)
    if let call = try? GraphV1.Call(jsonData: bytes) { ModelChanges.check(call, json) }
  }

  /// A text that is read is written as one that says the same.
  static func readValue(_ bytes: UnsafeBufferPointer<UInt8>) -> JSONValue? {
    do {
      let json = try JSONValue(parsing: bytes)
      if (try? JSONValue(parsing: json.serializedData())) != json { found("a value differs after writing and reading") }
      return json
    } catch {
      if !(0...bytes.count).contains(error.offset) { found("the error is outside of the text") }
      return nil
    }
  }

  /// Exactly objects are models, and a model says what its text said, whichever of its properties were read.
  static func readModel<Model: GraphValue & Hashable & Codable>(
    _: Model.Type,
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ json: JSONValue
  ) {
    guard let model = try? Model(jsonData: bytes) else {
      if json.object != nil { found("an object is refused") }
      return
    }
    if json.object == nil { found("something other than an object is taken") }
    touch(model)
    let data = model.jsonData()
    if !data.elementsEqual(trimmed(bytes)) { found("what was not changed is not written as it came") }
    if model.json != json { found("a model's JSON is not what was read") }
    guard let made = Model(json: json) else { found("the same JSON is refused when it is made in code") }
    if made != model || made.hashValue != model.hashValue { found("what was read and what was made differ") }
    guard let written = try? JSONValue(parsing: data) else { found("what is written is no JSON") }
    if written != json { found("something was lost or added") }
    guard let again = try? Model(jsonData: data) else { found("what is written can't be read") }
    if again != model || again.hashValue != model.hashValue { found("a model differs after writing and reading") }
  }

  /// Without a byte order mark and white space around.
  private static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> Slice<UnsafeBufferPointer<UInt8>> {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
    let text = bytes.dropFirst(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0).drop(while: isSpace)
    return text.prefix((text.lastIndex { !isSpace($0) } ?? text.startIndex - 1) - text.startIndex + 1)
  }

  static func touch(_ value: Any) {
    switch value {
    case let call as GraphV1.Call:
      _ = (call.id, call.callbackUri, call.direction, call.state, call.requestedModalities, call.toneInfo)
      _ = (call.source, call.targets?.map(\.identity), call.mediaConfig?.concrete, call.meetingInfo, call.additionalProperties)
    case let page as GraphCollection<GraphV1.Participant>:
      _ = (page.count, page.nextLink, page.deltaLink, page.additionalProperties)
      for item in page.value ?? [] {
        _ = (item.id, item.info, item.isMuted, item.mediaStreams, item.rosterSequenceNumber, item.removedState)
      }
    default: break
    }
  }

  static let seeds = [
    ##"{"@odata.type":"#microsoft.graph.call","id":"1","callbackUri":"https://bot.example/","state":"established"}"##,
    #"{"source":{"identity":{"user":{"displayName":"A","id":"2"}}},"targets":[{"hidden":true,"participantId":null}]}"#,
    ##"{"mediaConfig":{"@odata.type":"#microsoft.graph.serviceHostedMediaConfig","preFetchMedia":[{"uri":"u"}]}}"##,
    ##"{"mediaConfig":{"@odata.type":"#microsoft.graph.appHostedMediaConfig","blob":"b"},"requestedModalities":["audio"]}"##,
    #"{"value":[{"id":"3","isMuted":false,"rosterSequenceNumber":9007199254740993}],"@odata.count":1,"x":[{},[]]}"#,
    ##"{"meetingInfo":{"@odata.type":"#microsoft.graph.tokenMeetingInfo","token":"t"},"toneInfo":{"tone":"star"}}"##,
    #"{"direction":1,"state":[],"targets":{},"source":"s","subject":-0.0e-12,"tenantId":"\ud83d\ude00\u0000\"\\"}"#,
    #"[1E400,-1,0.1,"é",null,true,false,{}]"#,
    #""\u00e9""#,
  ]
}
