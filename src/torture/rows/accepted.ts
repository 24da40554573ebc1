import { withPointer } from '../../kernel/pointer.ts'
import { bytes, text } from '../bytes.ts'
import { changed } from '../changed.ts'
import type { TortureRow } from '../row.ts'
import { withProof } from '../signature-header.ts'
import { NO_TIME, tolerance } from '../tolerance.ts'

/** What a receiver must take. */
export const ACCEPTED_ROWS: readonly TortureRow[] = [
  {
    id: 'plain',
    title: 'An honest delivery is accepted.',
    source: {
      document: 'Standard Webhooks',
      section: 'Operational considerations',
      url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
    },
    remedy: 'Answer an honest delivery with a declared status, within the declared time.',
    shots: (bench) => [bench.sign(bench.fresh())],
  },
  {
    id: 'several-in-a-row',
    title: 'Honest deliveries are accepted one after the other.',
    source: {
      document: 'Standard Webhooks',
      section: 'Operational considerations',
      url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
    },
    remedy: 'Keep accepting: nothing about one delivery may stand in the way of the next.',
    shots: (bench) => Array.from({ length: 5 }, () => bench.sign(bench.fresh())),
  },
  {
    id: 'header-case',
    title: 'Header names count in any case.',
    source: {
      document: 'RFC 9110',
      section: '5.1',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-5.1',
    },
    remedy: 'Look headers up without regard to case.',
    shots: (bench) => {
      const shot = bench.sign(bench.fresh())
      return [
        {
          ...shot,
          headers: Object.fromEntries(
            Object.entries(shot.headers).map(([name, value]) => [name.toUpperCase(), value]),
          ),
        },
      ]
    },
  },
  {
    id: 'unknown-header',
    title: 'Headers that nobody declared are ignored.',
    source: {
      document: 'RFC 9110',
      section: '5.1',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-5.1',
    },
    remedy: 'Ignore headers that you do not know.',
    shots: (bench) => {
      const shot = bench.sign(bench.fresh())
      return [
        {
          ...shot,
          headers: {
            ...shot.headers,
            'x-unknown': 'value',
            traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
          },
        },
      ]
    },
  },
  {
    id: 'charset',
    title: 'A media type with a parameter is accepted.',
    source: {
      document: 'RFC 9110',
      section: '8.3.1',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-8.3.1',
    },
    remedy: 'Compare the media type without its parameters.',
    shots: (bench) => {
      const shot = bench.sign(bench.fresh())
      return [{ ...shot, headers: { ...shot.headers, 'content-type': 'application/json; charset=utf-8' } }]
    },
  },
  {
    id: 'unknown-member',
    title: 'A member that nobody declared does no harm.',
    source: {
      document: 'Standard Webhooks',
      section: 'Payload structure',
      url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
    },
    remedy: 'Ignore members that you do not know: partners add some.',
    shots: (bench) => [
      bench.sign(changed(bench, (event) => ({ ...event, unknown_member: { a: [1, null] } }))),
    ],
  },
  {
    id: 'unknown-event',
    title: 'An event that nobody declared is acknowledged.',
    source: {
      document: 'Terra: unknown event type crashes the handler',
      url: 'https://docs.tryterra.co/reference/health-and-fitness-api/event-types',
    },
    remedy: 'Acknowledge events that you do not know and leave them alone; a refusal makes them come again.',
    shots: (bench) => [
      bench.sign(
        changed(bench, (event, declared) => withPointer(event, declared.when.at, 'terrarium.unknown')),
      ),
    ],
  },
  {
    id: 'unknown-user',
    title: 'An event about somebody unknown is acknowledged.',
    source: {
      document: 'Standard Webhooks',
      section: 'Operational considerations',
      url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
    },
    remedy: 'Acknowledge events about users that you do not have: they may have left.',
    shots: (bench) => [
      bench.sign(
        changed(bench, (event, declared) => withPointer(event, declared.userId, 'terrarium-nobody')),
      ),
    ],
  },
  {
    id: 'spaced-json',
    title: 'The body counts as it stands, however it is spaced.',
    source: {
      document: 'HMAC over re-serialised JSON',
      url: 'https://github.com/adcontextprotocol/adcp-client/issues/313',
    },
    remedy: 'Verify the bytes that arrived, before anything has parsed them.',
    shots: (bench) => {
      const { id, body } = bench.fresh()
      return [bench.sign({ id, body: bytes(JSON.stringify(JSON.parse(text(body)), null, 4)) })]
    },
  },
  {
    id: 'trailing-line-break',
    title: 'A line break behind the body is part of it.',
    source: {
      document: 'HMAC over re-serialised JSON',
      url: 'https://github.com/adcontextprotocol/adcp-client/issues/313',
    },
    remedy: 'Verify the bytes that arrived; trim nothing.',
    shots: (bench) => {
      const { id, body } = bench.fresh()
      return [bench.sign({ id, body: bytes(`${text(body)}\n`) })]
    },
  },
  {
    id: 'escaped-unicode',
    title: 'Escapes and slashes count as they stand.',
    source: {
      document: 'HMAC over re-serialised JSON',
      url: 'https://github.com/KanishJebaMathewM/Truxify/issues/5219',
    },
    remedy: 'Verify the bytes that arrived: another printer escapes differently.',
    shots: (bench) => {
      const { id, body } = bench.fresh()
      return [
        bench.sign({
          id,
          body: bytes(text(body).replaceAll('/', '\\/').replace('{', '{"note":"\\u00e9 é 😀",')),
        }),
      ]
    },
  },
  {
    id: 'number-spelling',
    title: 'Numbers count as they are spelt.',
    source: {
      document: 'HMAC over re-serialised JSON',
      url: 'https://github.com/adcontextprotocol/adcp-client/issues/313',
    },
    remedy: 'Verify the bytes that arrived: 1.0 is not printed as 1.',
    shots: (bench) => {
      const { id, body } = bench.fresh()
      return [
        bench.sign({ id, body: bytes(text(body).replace('{', '{"n":[1.0,1e2,0.10,12345678901234567890],')) }),
      ]
    },
  },
  {
    id: 'large-body',
    title: 'A body of a megabyte is accepted.',
    source: {
      document: 'Terra: payloads of tens of megabytes',
      url: 'https://docs.tryterra.co/reference/health-and-fitness-api/event-types',
    },
    remedy: 'Allow bodies of some megabytes: a night has thousands of samples.',
    shots: (bench) => [bench.sign(changed(bench, (event) => ({ ...event, filler: 'x'.repeat(1_000_000) })))],
  },
  {
    id: 'duplicate',
    title: 'A delivery that comes twice is harmless.',
    source: {
      document: 'Standard Webhooks',
      section: 'Operational considerations',
      url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
    },
    remedy: 'Remember the ids of deliveries and acknowledge a known one again.',
    shots: (bench) => {
      const shot = bench.sign(bench.fresh())
      return [shot, shot]
    },
  },
  {
    id: 'retry-signed-afresh',
    title: 'A retry with the same id and a new signature is accepted.',
    source: {
      document: 'Standard Webhooks',
      section: 'Operational considerations',
      url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
    },
    remedy: 'Take a known id with a new timestamp as a retry, and acknowledge it.',
    shots: (bench) => {
      const delivery = bench.fresh()
      return [bench.sign(delivery, { atSeconds: bench.nowSeconds - 60 }), bench.sign(delivery)]
    },
  },
  {
    id: 'a-little-late',
    title: 'A delivery that is a little late is accepted.',
    source: {
      document: 'Standard Webhooks',
      section: 'Verifying webhook authenticity',
      url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
    },
    remedy: 'Allow for the declared tolerance.',
    shots: (bench) =>
      tolerance(bench) === undefined
        ? NO_TIME
        : [bench.sign(bench.fresh(), { atSeconds: bench.nowSeconds - Math.floor(tolerance(bench)! / 2) })],
  },
  {
    id: 'clock-a-little-ahead',
    title: "A sender's clock may be a little ahead.",
    source: {
      document: 'Standard Webhooks',
      section: 'Verifying webhook authenticity',
      url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
    },
    remedy: 'Allow for the declared tolerance in both directions.',
    shots: (bench) =>
      tolerance(bench) === undefined
        ? NO_TIME
        : [bench.sign(bench.fresh(), { atSeconds: bench.nowSeconds + Math.floor(tolerance(bench)! / 2) })],
  },
  {
    id: 'rotation',
    title: 'While secrets rotate, one good signature of several is enough.',
    source: {
      document: 'Standard Webhooks',
      section: 'Verifying webhook authenticity',
      url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
    },
    remedy: 'Try every signature of the header against every secret.',
    shots: (bench) => {
      const { scheme } = bench
      if (scheme.kind !== 'hmac' || scheme.several !== 'space') return 'the header carries one signature'
      const shot = bench.sign(bench.fresh())
      return [withProof(shot, scheme, (value) => `v1,${'A'.repeat(43)}= ${value}`)]
    },
  },
  {
    id: 'out-of-order',
    title: 'Events may arrive in any order.',
    source: {
      document: 'Terra: order is not promised',
      url: 'https://docs.tryterra.co/reference/health-and-fitness-api/event-types',
    },
    remedy: 'Take the newest by its time, not by its arrival.',
    shots: (bench) => {
      const [first, second] = [bench.fresh(), bench.fresh()]
      return [bench.sign(second), bench.sign(first, { atSeconds: bench.nowSeconds - 30 })]
    },
  },
]
