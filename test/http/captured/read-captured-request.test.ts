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

  it('may be chunked on the wire, or said to have been', () => {
    const head = 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n'
    expect(read(`${head}5\r\n{"a":\r\n2;x=y\r\n1}\r\n0\r\n\r\n`).body).toBe('{"a":1}')
    expect(read(`${head}{"a":1}`).body).toBe('{"a":1}')
    expect(read(`${head}ff\r\ntoo short`).body).toBe('ff\r\ntoo short')
  })

  it('may be a curl with flags in any form, of which the URL stands anywhere', () => {
    const written = `curl -sSXPUT https://h.example/x -u me:pass --max-time=5 -H'X-Sig: ab' --json '{"a":1}' -o out.txt`
    expect(read(written)).toEqual({
      method: 'PUT',
      url: 'https://h.example/x',
      headers: { 'x-sig': 'ab', 'content-type': 'application/json' },
      body: '{"a":1}',
    })
    expect(read(`curl https://a.example -d 1 --next https://b.example -d 2`)).toMatchObject({
      url: 'https://a.example',
      body: '1',
    })
  })

  it('may be a curl whose quotes go over lines, and whose body has megabytes', () => {
    expect(read(`curl https://h.example --data-raw '{\\\n"a":1}' \\\n -H "x: \\\nb"`)).toMatchObject({
      headers: { x: 'b' },
      body: '{\\\n"a":1}',
    })
    const long = 'x'.repeat(4_000_000)
    for (const quoted of [`'${long}'`, `"${long}"`, `$'${long}'`, long])
      expect(read(`curl https://h.example -d ${quoted}`).body).toHaveLength(long.length)
  })

  it.each([
    ['nothing at all', ''],
    ['bytes of another kind', '\u0000\u001b[31mPOST'],
    ['a list', '[1, 2]'],
    ['a HAR whose entries are none', '{"log":{"entries":{"a":1}}}'],
    [
      'a HAR whose body is no base64',
      '{"log":{"entries":[{"request":{"postData":{"text":"%%","encoding":"base64"}}}]}}',
    ],
    ['a curl alone', 'curl'],
    ['a quote that is never closed', "curl 'https://h.example"],
    ['a form of several parts', "curl https://h.example -F 'a=b'"],
    ['what curl encodes', "curl https://h.example --data-urlencode 'a=b'"],
    ['a page', '<html>'],
    ['JSON of another kind', '{"a":1}'],
    ['JSON that is broken', '{"log":'],
    ['a body in another file', "curl -d @body.json 'https://h.example'"],
    ['a curl without a URL', "curl -H 'a: b'"],
  ])('is not %s', (_, text) => {
    expect(() => read(text)).toThrow(/^Failed to read a request from capture: [^\p{Cc}]+\.$/u)
  })

  it('may be a HAR with fields of other kinds, which count as absent', () => {
    const request = {
      method: 1,
      url: null,
      headers: [{ name: 1 }, 'x', { name: 'A', value: '1' }, { name: 'a', value: '2' }],
      postData: { text: 'e30=', encoding: 'base64' },
    }
    expect(read(JSON.stringify({ log: { entries: [null, { request }] } }))).toEqual({
      method: 'POST',
      url: '/',
      headers: { a: '1, 2' },
      body: '{}',
    })
    expect(read('{"log":{"entries":[{"request":{"headers":"nope"}}]}}').headers).toEqual({})
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
