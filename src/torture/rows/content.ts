import { bytes, text } from '../bytes.ts'
import { changed } from '../changed.ts'
import type { TortureRow } from '../row.ts'

/** Authentic deliveries that make no sense, and what comes after them. */
export const CONTENT_ROWS: readonly TortureRow[] = [
  {
    id: 'not-json',
    title: 'Something signed that is not JSON is refused.',
    source: {
      document: 'RFC 9110',
      section: '15.5.1',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.1',
    },
    remedy: 'Answer a body that cannot be parsed with 400, never with 500.',
    shots: (bench) => [bench.refused(bench.sign({ id: bench.fresh().id, body: bytes('this is not JSON') }))],
  },
  {
    id: 'broken-json',
    title: 'Signed JSON that breaks off is refused.',
    source: {
      document: 'RFC 9110',
      section: '15.5.1',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.1',
    },
    remedy: 'Answer a body that cannot be parsed with 400, never with 500.',
    shots: (bench) => {
      const { id, body } = bench.fresh()
      return [bench.refused(bench.sign({ id, body: body.slice(0, -3) }))]
    },
  },
  {
    id: 'deep-json',
    title: 'JSON nested a thousand levels deep does no harm.',
    source: { document: 'RFC 8259', section: '9', url: 'https://www.rfc-editor.org/rfc/rfc8259#section-9' },
    remedy: 'Bound the depth, or parse without recursion; never answer with 500.',
    shots: (bench) => {
      const nested = `${'['.repeat(1000)}${']'.repeat(1000)}`
      return [bench.sign(changed(bench, (event) => ({ ...event, nested: JSON.parse(nested) })))]
    },
  },
  {
    id: 'prototype-members',
    title: 'Members named like parts of a prototype do no harm.',
    source: { document: 'RFC 8259', section: '4', url: 'https://www.rfc-editor.org/rfc/rfc8259#section-4' },
    remedy: 'Do not copy members of a body into objects by name.',
    shots: (bench) => {
      const { id, body } = bench.fresh()
      return [
        bench.sign({
          id,
          body: bytes(text(body).replace('{', '{"__proto__":{"polluted":true},"constructor":1,')),
        }),
      ]
    },
  },
  {
    id: 'get',
    title: 'A delivery by GET is refused.',
    source: {
      document: 'RFC 9110',
      section: '15.5.6',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6',
    },
    remedy: 'Answer other methods than POST with 405.',
    shots: (bench) => {
      const shot = bench.sign(bench.fresh())
      return [bench.refused({ ...shot, method: 'GET', body: new Uint8Array() })]
    },
  },
  {
    id: 'after-all-that',
    title: 'After everything bad, an honest delivery is still accepted.',
    source: {
      document: 'Standard Webhooks',
      section: 'Operational considerations',
      url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
    },
    remedy: 'Let no bad delivery leave anything behind.',
    shots: (bench) => [bench.sign(bench.fresh())],
  },
]
