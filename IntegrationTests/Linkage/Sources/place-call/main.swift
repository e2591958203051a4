import CallsInitiateAll
import GraphRuntime
import GraphURLSession

let graph = GraphClient(credential: StaticTokenCredential("token"), transport: URLSessionTransport())
let draft = GraphV1.Call(callbackUri: "https://bot.example.com/callback")
let request = GraphRequest<GraphV1.Call>(_graph: graph, GraphV1.Endpoint.postCommunicationsCalls, draft)
print(request.endpoint, request.endpoint.requirement.application)
