import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCapturedRequest } from '../../../src/http/captured/read-captured-request.ts'
import { shellWords } from '../../../src/http/captured/shell-words.ts'
import { curlOf } from '../../../src/http/curl.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => {
  const { body, ...request } = readCapturedRequest(bytes(text), 'capture')
  return { ...request, body: new TextDecoder().decode(body) }
}

describe('a captured request', () => {
  it('may be a raw HTTP message, its body kept to the byte', () => {
    expect(read('POST /hooks?a=1 HTTP/1.1\r\nHost: h.example\r\nX-Sig: ab\r\n\r\n{ "a":1}\r\n')).toEqual({
      method: 'POST',
      url: 'https://h.example/hooks?a=1',
      headers: { host: 'h.example', 'x-sig': 'ab' },
      body: '{ "a":1}\r\n',
    })
  })

  it('may have lost its carriage returns and got a line end that its length does not count', () => {
    expect(read('POST / HTTP/1.1\nContent-Length: 2\n\n{}\n').body).toBe('{}')
    expect(read('POST / HTTP/1.1\nContent-Length: 2\n\n{}x').body).toBe('{}x')
  })

  it('may be a curl as a browser copies it', () => {
    expect(
      read(
        `curl 'https://h.example/x' \\\n  -H 'X-Sig: ab' \\\n  --data-raw $'{"a":"it\\'s \\u00e9\\n"}' --compressed`,
      ),
    ).toEqual({
      method: 'POST',
      url: 'https://h.example/x',
      headers: { 'x-sig': 'ab', 'content-type': 'application/x-www-form-urlencoded' },
      body: '{"a":"it\'s é\n"}',
    })
  })

  it('may be a HAR', () => {
    const har = {
      log: {
        entries: [
          { request: { method: 'GET', url: 'https://h.example/', headers: [] } },
          {
            request: {
              method: 'POST',
              url: 'https://h.example/x',
              headers: [{ name: 'X-Sig', value: 'ab' }],
              postData: { text: '{}' },
            },
          },
        ],
      },
    }
    expect(read(JSON.stringify(har))).toMatchObject({
      method: 'POST',
      headers: { 'x-sig': 'ab' },
      body: '{}',
    })
  })

  it.each([
    ['nothing at all', ''],
    ['a page', '<html>'],
    ['JSON of another kind', '{"a":1}'],
    ['JSON that is broken', '{"log":'],
    ['a body in another file', "curl -d @body.json 'https://h.example'"],
    ['a curl without a URL', "curl -H 'a: b'"],
  ])('is not %s', (_, text) => {
    expect(() => read(text)).toThrow(/Failed to read a request from capture: .+\./)
  })

  it('is what we print as a curl ourselves', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (body) => {
        const request = new Request('https://h.example/x?q=1', {
          method: 'PUT',
          body,
          headers: { 'x-a': 'b' },
        })
        const printed = await curlOf(request)
        expect(read(printed)).toMatchObject({
          method: 'PUT',
          url: 'https://h.example/x?q=1',
          body: await request.text(),
        })
      }),
      { seed: 11, numRuns: 50 },
    )
  })

  it('may be binary', () => {
    const binary = readFileSync(process.execPath).subarray(0, 2000)
    expect(() => readCapturedRequest(binary, 'node')).toThrow(/node/)
  })
})

it('shell words are split as a shell splits them', () => {
  expect(shellWords(`a 'b c' "d\\"e" f\\ g ''`)).toEqual(['a', 'b c', 'd"e', 'f g', ''])
})
