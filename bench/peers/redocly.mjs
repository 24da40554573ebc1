// Redocly's mock server is a function from a request to an answer; here it listens. Called with a document and a port.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createMockServer } from '@redocly/mock-server'

const [document, port] = process.argv.slice(2)
const answer = await createMockServer(JSON.parse(readFileSync(document, 'utf8')), { strictExamples: true })
createServer(async (request, response) => {
  const url = new URL(request.url, 'http://localhost')
  const { statusCode, headers, body } = await answer({
    method: request.method,
    path: url.pathname,
    query: url.search,
    headers: request.headers,
    getBody: async () => '',
  })
  response.writeHead(statusCode, headers).end(body)
}).listen(Number(port), '127.0.0.1')
