import type { ReadBytes } from '../../src/partner/read-bytes.ts'

/** Files in memory, by name. */
export type Files = Readonly<Record<string, string | Uint8Array>>

/** Reads files in memory as `node:fs` would: a name that is not there is ENOENT. */
export function readFrom(files: Files): ReadBytes {
  return async (file) => {
    const content = files[file]
    if (content === undefined) throw Object.assign(new Error(`no ${file}`), { code: 'ENOENT' })
    return typeof content === 'string' ? new TextEncoder().encode(content) : content
  }
}

/** A small descriptor without a mistake: one data type, one event. */
export const GOOD_DESCRIPTOR = `id: tiny
name: Tiny Tracker
environments:
  mock: { baseUrl: http://127.0.0.1:4010 }
  staging:
    baseUrl: https://staging.tiny.example
auth:
  kind: oauth2
  authorizationUrl: /oauth/authorize
  tokenUrl: /oauth/token
  clientId: \${TINY_CLIENT_ID}
  clientSecret: \${TINY_CLIENT_SECRET}
  scopes:
    request: [sleep.read, offline]
  refresh: { kind: rotating, requiresScope: offline }
  userId: { from: tokenResponse, at: /user_id }
data:
  sleep:
    scopes: [sleep.read]
    request:
      method: GET
      url: /v1/sleep
      query: { start: '{from}', end: '{to}', next: '{cursor}' }
    range: { format: date }
    paging: { kind: cursor, next: /next_token }
    records: { at: /data, id: /id, start: /bedtime_start, end: /bedtime_end }
    schema: schemas/sleep.json
    example: examples/sleep.json
    mapping: mapping/sleep.yaml
webhooks:
  signature: { preset: standard-webhooks }
  secret: \${TINY_WEBHOOK_SECRET}
  events:
    - name: sleep.updated
      dataType: sleep
      userId: /user_id
      recordId: /sleep_id
      time: /day
      schema: schemas/event.json
      example: examples/event.json
`

/** `GOOD_DESCRIPTOR` and the files that it names. */
export const GOOD_FILES: Files = {
  'partner.yaml': GOOD_DESCRIPTOR,
  'schemas/sleep.json': JSON.stringify({
    type: 'object',
    required: ['data'],
    properties: {
      data: {
        type: 'array',
        items: {
          type: 'object',
          required: ['id', 'bedtime_start', 'bedtime_end'],
          properties: {
            id: { type: 'string' },
            bedtime_start: { type: 'string', format: 'date-time' },
            bedtime_end: { type: 'string', format: 'date-time' },
          },
          additionalProperties: false,
        },
      },
      next_token: { type: ['string', 'null'] },
    },
  }),
  'examples/sleep.json': JSON.stringify(
    {
      data: [
        { id: 's1', bedtime_start: '2026-03-28T23:10:00+00:00', bedtime_end: '2026-03-29T07:05:00+01:00' },
      ],
    },
    null,
    2,
  ),
  'mapping/sleep.yaml': 'metadata:\n  summary_id: id\n',
  'schemas/event.json': JSON.stringify({ type: 'object', required: ['type', 'user_id'] }),
  'examples/event.json': JSON.stringify({
    type: 'sleep.updated',
    user_id: 'u1',
    sleep_id: 's1',
    day: '2026-03-29',
  }),
}

/**
 * `GOOD_FILES` with text replaced in one of them.
 *
 * @throws when the text does not stand there exactly once: the test would test nothing.
 */
export function changed(find: string, replacement: string, file = 'partner.yaml'): Files {
  const parts = String(GOOD_FILES[file]).split(find)
  if (parts.length !== 2) throw new Error(`'${find}' stands ${parts.length - 1} times in ${file}`)
  return { ...GOOD_FILES, [file]: parts.join(replacement) }
}
