import { bytes, flipped, text } from '../bytes.ts'
import type { TortureRow } from '../row.ts'

/** Authentic deliveries that were changed on the way. */
export const TAMPERING_ROWS: readonly TortureRow[] = [
  {
    id: 'tampered-body',
    title: 'A body with one bit changed is refused.',
    source: {
      document: 'Standard Webhooks',
      section: 'Verifying webhook authenticity',
      url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
    },
    remedy: 'Verify the bytes that arrived.',
    shots: (bench) => {
      const shot = bench.sign(bench.fresh())
      return [bench.refused({ ...shot, body: flipped(shot.body) })]
    },
  },
  {
    id: 'truncated-body',
    title: 'A body that was cut is refused.',
    source: {
      document: 'Standard Webhooks',
      section: 'Verifying webhook authenticity',
      url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
    },
    remedy: 'Verify the bytes that arrived, all of them.',
    shots: (bench) => {
      const shot = bench.sign(bench.fresh())
      return [bench.refused({ ...shot, body: shot.body.slice(0, -2) })]
    },
  },
  {
    id: 'extended-body',
    title: 'A body with something behind it is refused.',
    source: {
      document: 'Standard Webhooks',
      section: 'Verifying webhook authenticity',
      url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
    },
    remedy: 'Verify the bytes that arrived, all of them; trim nothing.',
    shots: (bench) => {
      const shot = bench.sign(bench.fresh())
      return [bench.refused({ ...shot, body: bytes(`${text(shot.body)} `) })]
    },
  },
  {
    id: 'reserialised-body',
    title: 'A body that was printed anew is refused.',
    source: {
      document: 'HMAC over re-serialised JSON',
      url: 'https://github.com/airqo-platform/AirQo-api/pull/6616',
    },
    remedy: 'Verify the bytes that arrived, before a body parser consumes them.',
    shots: (bench) => {
      const shot = bench.sign(bench.fresh())
      return [bench.refused({ ...shot, body: bytes(JSON.stringify(JSON.parse(text(shot.body)), null, 2)) })]
    },
  },
  {
    id: 'emptied-body',
    title: 'A signed delivery whose body is gone is refused.',
    source: {
      document: 'Standard Webhooks',
      section: 'Verifying webhook authenticity',
      url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
    },
    remedy: 'Verify the bytes that arrived, none of them too.',
    shots: (bench) => {
      const shot = bench.sign(bench.fresh())
      return [bench.refused({ ...shot, body: new Uint8Array() })]
    },
  },
  {
    id: 'tampered-id',
    title: 'A delivery under another id is refused where the id is signed.',
    source: {
      document: 'Standard Webhooks',
      section: 'Verifying webhook authenticity',
      url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
    },
    remedy: 'Compute the signature over the id that arrived.',
    shots: (bench) => {
      const { scheme } = bench
      if (scheme.kind !== 'hmac' || scheme.id.from !== 'header' || !scheme.content.includes('{id}'))
        return 'the id is not signed'
      const shot = bench.sign(bench.fresh())
      return [
        bench.refused({
          ...shot,
          headers: { ...shot.headers, [scheme.id.header]: `msg${bench.random.text(20)}` },
        }),
      ]
    },
  },
  {
    id: 'missing-id',
    title: 'A delivery without its signed id is refused.',
    source: {
      document: 'Standard Webhooks',
      section: 'Verifying webhook authenticity',
      url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
    },
    remedy: 'Refuse a delivery that lacks a header that the signature covers.',
    shots: (bench) => {
      const { scheme } = bench
      if (scheme.kind !== 'hmac' || scheme.id.from !== 'header' || !scheme.content.includes('{id}'))
        return 'the id is not signed'
      const shot = bench.sign(bench.fresh())
      const { [scheme.id.header]: _, ...headers } = shot.headers
      return [bench.refused({ ...shot, headers })]
    },
  },
]
