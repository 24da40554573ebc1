import { describe, expect, it } from 'vitest'
import { isJsonObject, type JsonValue } from '../../src/kernel/json.ts'
import { preferredType } from '../../src/mock/media-type.ts'
import { createMockPartner } from '../../src/mock/mock-partner.ts'
import { xmlOf } from '../../src/mock/xml.ts'
import { aurora } from '../support/partners.ts'

const JSON_FIRST = ['application/json', 'application/xml', 'text/xml']
const XML_FIRST = ['application/xml', 'text/xml', 'application/json']

describe('the media type that a request prefers (RFC 9110 §12.5.1)', () => {
  it.each<[string | null, string | undefined, string | undefined]>([
    // what is accepted, the answer where JSON is usual, the answer where XML is
    [null, 'application/json', 'application/xml'],
    ['', 'application/json', 'application/xml'],
    ['*/*', 'application/json', 'application/xml'],
    ['application/json', 'application/json', 'application/json'],
    ['Application/JSON; charset=utf-8', 'application/json', 'application/json'],
    ['application/xml', 'application/xml', 'application/xml'],
    ['text/xml', 'text/xml', 'text/xml'],
    ['text/*', 'text/xml', 'text/xml'],
    ['application/*', 'application/json', 'application/xml'],
    ['application/json, application/xml', 'application/json', 'application/xml'],
    ['application/xml;q=0.5, application/json', 'application/json', 'application/json'],
    ['application/json;q=0.2, */*;q=0.1', 'application/json', 'application/json'],
    ['application/json;q=0.1, */*;q=0.2', 'application/xml', 'application/xml'],
    ['*/*, application/json;q=0', 'application/xml', 'application/xml'],
    ['application/xml;q=0, text/xml;q=0, */*;q=0.1', 'application/json', 'application/json'],
    [
      'text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8',
      'application/xml',
      'application/xml',
    ],
    ['application/json;q=banana', 'application/json', 'application/json'],
    ['application/json;version=2', undefined, undefined],
    ['text/html', undefined, undefined],
    ['*/*;q=0', undefined, undefined],
  ])('%j', (accept, whereJson, whereXml) => {
    expect([preferredType(accept, JSON_FIRST), preferredType(accept, XML_FIRST)]).toEqual([
      whereJson,
      whereXml,
    ])
  })
})

describe('JSON content as XML', () => {
  it.each<[string, JsonValue, string]>([
    [
      'members and numbers, of 64 bits too',
      { a: 1.5, id: 2n ** 62n },
      '<a>1.5</a><id>4611686018427387904</id>',
    ],
    ['a list', { data: [{ n: 1 }, 'x'] }, '<data><item><n>1</n></item><item>x</item></data>'],
    ['nothing', { a: null, b: [], c: {}, d: '' }, '<a/><b/><c/><d/>'],
    ['what XML means something by', { t: 'a < b & "c" > d' }, '<t>a &lt; b &amp; &quot;c&quot; &gt; d</t>'],
    ['what XML cannot hold', { t: 'a\u0000b\ud800c\u{1f600}' }, '<t>abc\u{1f600}</t>'],
    [
      'a key that is no name',
      { '2026-01-01': 1, 'a"b': 2 },
      '<entry name="2026-01-01">1</entry><entry name="a&quot;b">2</entry>',
    ],
  ])('%s', (_, value, inside) => {
    expect(xmlOf(value)).toBe(`<?xml version="1.0" encoding="UTF-8"?>\n<response>${inside}</response>\n`)
  })
})

describe.each(['onRequest', 'byDefault'] as const)('a partner that writes XML %s', async (xml) => {
  const partner = await aurora()
  const mock = createMockPartner({ ...partner, xml })
  const ask = async (accept?: string, authorization?: string) => {
    const headers = { ...(accept && { accept }), ...(authorization && { authorization }) }
    const url = 'http://127.0.0.1:4010/v1/sleep?start=2026-01-01T00:00:00Z&end=2026-01-02T00:00:00Z'
    const response = await mock.handler(new Request(url, { headers }))
    const { status } = response
    const body = await response.text()
    return { status, type: response.headers.get('content-type'), vary: response.headers.get('vary'), body }
  }

  it('answers JSON to who asks for JSON, and says that it depends', async () => {
    const { status, type, vary, body } = await ask('application/json')
    expect({ status, type, vary }).toEqual({
      status: 401,
      type: 'application/json; charset=utf-8',
      vary: 'accept',
    })
    expect(isJsonObject(JSON.parse(body))).toBe(true)
  })

  it('answers with the same as XML to who asks for that', async () => {
    const { status, type, vary, body } = await ask('text/xml')
    expect({ status, type, vary }).toEqual({ status: 401, type: 'text/xml; charset=utf-8', vary: 'accept' })
    expect(body).toContain('<response><error>unauthorized</error>')
  })

  it('answers its usual to who does not say', async () => {
    expect((await ask()).type).toContain(xml === 'byDefault' ? 'application/xml' : 'application/json')
  })

  it('refuses before it says in which form, and writes tokens as OAuth wants them', async () => {
    expect((await ask('text/html')).status).toBe(401)
    const form = new Request('http://127.0.0.1:4010/oauth/token', {
      method: 'POST',
      headers: { accept: 'application/xml', 'content-type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=refresh_token&refresh_token=none',
    })
    const token = await mock.handler(form)
    expect(token.headers.get('content-type')).toContain('application/json')
    expect(token.headers.get('vary')).toBeNull()
  })
})
