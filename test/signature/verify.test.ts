import { describe, expect, it } from 'vitest'
import { UsageError } from '../../src/kernel/errors.ts'
import type { HeaderFields, IncomingDelivery } from '../../src/signature/delivery.ts'
import { resolveScheme, type SignatureDeclaration } from '../../src/signature/scheme.ts'
import { SignatureSchemeError } from '../../src/signature/scheme-error.ts'
import { SecretMissingError } from '../../src/signature/secret.ts'
import { createSigner } from '../../src/signature/sign.ts'
import type { RefusalReason } from '../../src/signature/verification.ts'
import { createVerifier } from '../../src/signature/verify.ts'
import { bytes, DELIVERY, NOW_SECONDS, OTHER_SECRET, received, SECRET } from './support.ts'

const STANDARD: SignatureDeclaration = { preset: 'standard-webhooks' }
const IN_BODY: SignatureDeclaration = { id: { at: '/id' }, timestamp: { at: '/sent_at', unit: 'ms' } }
const TOKEN: SignatureDeclaration = { kind: 'token', header: 'authorization', value: 'Bearer {secret}' }

function verdict(
  declaration: SignatureDeclaration,
  tamper: (incoming: IncomingDelivery & { readonly headers: Record<string, string> }) => IncomingDelivery = (
    as,
  ) => as,
  nowSeconds: number = NOW_SECONDS,
  delivery = DELIVERY,
) {
  const scheme = resolveScheme(declaration)
  return createVerifier(scheme, [SECRET]).verify(tamper(received(scheme, [SECRET], delivery)), nowSeconds)
}

/** Replaces header fields of a delivery; `undefined` leaves one out. */
function withHeaders(changes: Record<string, string | undefined>) {
  return (incoming: IncomingDelivery & { readonly headers: Record<string, string> }): IncomingDelivery => ({
    ...incoming,
    headers: { ...incoming.headers, ...changes },
  })
}

describe('a refusal', () => {
  const hex = 'a'.repeat(64)
  const cases: readonly (readonly [string, RefusalReason, RegExp, () => unknown])[] = [
    [
      'for want of the signature header',
      'missing-header',
      /no 'webhook-signature' header/,
      () => verdict(STANDARD, withHeaders({ 'webhook-signature': undefined })),
    ],
    [
      'for want of the id header',
      'missing-header',
      /'webhook-id'/,
      () => verdict(STANDARD, withHeaders({ 'webhook-id': undefined })),
    ],
    [
      'for want of the timestamp header',
      'missing-header',
      /'webhook-timestamp'/,
      () => verdict(STANDARD, withHeaders({ 'webhook-timestamp': undefined })),
    ],
    [
      'of a value that is not of the template',
      'malformed-header',
      /does not read 't=\{timestamp\},v1=\{signature\}'/,
      () => verdict({ preset: 'terra' }, withHeaders({ 'terra-signature': hex })),
    ],
    [
      'of a value that has the signature, and no timestamp',
      'malformed-header',
      /no timestamp/,
      () => verdict({ preset: 'terra' }, withHeaders({ 'terra-signature': `v1=${hex}` })),
    ],
    [
      'of a value with two timestamps',
      'malformed-header',
      /does not read/,
      () =>
        verdict(
          { preset: 'terra' },
          withHeaders({ 'terra-signature': `t=1795392000,t=1795392001,v1=${hex}` }),
        ),
    ],
    [
      'of milliseconds where seconds are declared',
      'malformed-header',
      /'1795392000000' is not ten digits, seconds/,
      () => verdict(STANDARD, withHeaders({ 'webhook-timestamp': '1795392000000' })),
    ],
    [
      'of upper-case hex where lower case is declared',
      'malformed-header',
      /it looks like HEX/,
      () => verdict({}, withHeaders({ 'x-signature': hex.toUpperCase() })),
    ],
    [
      'of an id that holds the separator of the content',
      'malformed-header',
      /could be mistaken for more than an id/,
      () => verdict(STANDARD, withHeaders({ 'webhook-id': 'msg.1' })),
    ],
    [
      'of two signature fields where one is declared',
      'malformed-header',
      /does not read/,
      () => verdict({}, (incoming) => ({ ...incoming, headers: { 'x-signature': [hex, hex] } })),
    ],
    [
      'of a body without the declared timestamp',
      'malformed-body',
      /no timestamp at '\/sent_at'/,
      () =>
        verdict(IN_BODY, (incoming) => incoming, NOW_SECONDS, { ...DELIVERY, body: bytes('{"id":"e1"}') }),
    ],
    [
      'of a body that is not JSON where the scheme prints it anew',
      'malformed-body',
      /cannot take the steps.*compact/,
      () => verdict({ body: ['compact'] }, (incoming) => ({ ...incoming, body: bytes('{') })),
    ],
    [
      'of another body',
      'mismatch',
      /none that the secret gives for '\{id\}\.\{timestamp\}\.\{body\}'/,
      () => verdict(STANDARD, (incoming) => ({ ...incoming, body: bytes('{}') })),
    ],
    ['of an old delivery', 'too-old', /301 s old/, () => verdict(STANDARD, undefined, NOW_SECONDS + 301)],
    [
      'of a delivery from the future',
      'from-the-future',
      /301 s early/,
      () => verdict(STANDARD, undefined, NOW_SECONDS - 301),
    ],
    [
      'of another token',
      'mismatch',
      /token/,
      () => verdict(TOKEN, withHeaders({ authorization: `Bearer ${SECRET.replace('M', 'N')}` })),
    ],
    [
      'for want of a token',
      'missing-header',
      /token/,
      () => verdict(TOKEN, withHeaders({ authorization: undefined })),
    ],
    [
      'for want of a token in the body',
      'malformed-body',
      /'\/token'/,
      () => verdict({ kind: 'token', at: '/token' }),
    ],
  ]

  it.each(cases)('%s is %s', (_, reason, detail, judge) => {
    const refusal = judge() as { readonly detail: string; readonly remedy: string }
    expect(refusal).toMatchObject({ valid: false, reason })
    expect(refusal.detail).toMatch(detail)
    expect(refusal.remedy).toMatch(/^[A-Z].*\.$/s)
  })

  it('of an old delivery is said of an authentic one only', () => {
    const other = createVerifier(resolveScheme(STANDARD), [OTHER_SECRET])
    const incoming = received(resolveScheme(STANDARD), [SECRET])
    expect(other.verify(incoming, NOW_SECONDS + 9999)).toMatchObject({ reason: 'mismatch' })
  })

  it('never shows a secret or the signature that was expected', () => {
    const scheme = resolveScheme(STANDARD)
    const right = received(scheme, [SECRET]).headers['webhook-signature']!.slice(3)
    const refusal = JSON.stringify(
      verdict(STANDARD, withHeaders({ 'webhook-signature': `v1,${'A'.repeat(43)}=` })),
    )
    expect(refusal).not.toContain(right)
    expect(refusal).not.toContain(SECRET.slice(6))
  })
})

describe('the tolerance', () => {
  it.each([-300, 0, 300])('takes a delivery %i s away', (seconds) => {
    expect(verdict(STANDARD, undefined, NOW_SECONDS + seconds)).toMatchObject({
      valid: true,
      id: 'msg_2026',
      timestampSeconds: NOW_SECONDS,
    })
  })

  it('is as long as declared', () => {
    const strict = { ...STANDARD, timestamp: { toleranceSeconds: 10 } }
    expect(verdict(strict, undefined, NOW_SECONDS + 10)).toMatchObject({ valid: true })
    expect(verdict(strict, undefined, NOW_SECONDS + 11)).toMatchObject({ reason: 'too-old' })
  })

  it('counts milliseconds where the timestamp has them', () => {
    const scheme = resolveScheme({ preset: 'upper-hex-timestamp-body', timestamp: { unit: 'ms' } })
    const sent = { ...DELIVERY, timestampSeconds: NOW_SECONDS + 0.25 }
    const incoming = received(scheme, [SECRET], sent)
    expect(incoming.headers['x-timestamp']).toBe('1795392000250')
    const verifier = createVerifier(scheme, [SECRET])
    expect(verifier.verify(incoming, NOW_SECONDS + 300.25)).toMatchObject({
      timestampSeconds: NOW_SECONDS + 0.25,
    })
    expect(verifier.verify(incoming, NOW_SECONDS + 300.3)).toMatchObject({ reason: 'too-old' })
  })

  it('holds for a timestamp in the body, which is signed with it', () => {
    const body = bytes(`{"id":"e1","sent_at":${NOW_SECONDS}000}`)
    const judge = (now: number) => verdict(IN_BODY, undefined, now, { ...DELIVERY, body })
    expect(judge(NOW_SECONDS + 300)).toMatchObject({ valid: true, id: 'e1', timestampSeconds: NOW_SECONDS })
    expect(judge(NOW_SECONDS + 301)).toMatchObject({ reason: 'too-old' })
  })

  it('reads ISO 8601 with an offset', () => {
    const scheme = resolveScheme({
      content: '{timestamp}{body}',
      timestamp: { header: 'x-time', unit: 'iso8601' },
    })
    const incoming = received(scheme, [SECRET])
    expect(incoming.headers['x-time']).toBe('2026-11-23T00:00:00.000Z')
    expect(createVerifier(scheme, [SECRET]).verify(incoming, NOW_SECONDS)).toMatchObject({ valid: true })
    const moved = { ...incoming, headers: { ...incoming.headers, 'x-time': '2026-11-23T00:00:00+00:00' } }
    expect(createVerifier(scheme, [SECRET]).verify(moved, NOW_SECONDS)).toMatchObject({ reason: 'mismatch' })
  })
})

describe('headers', () => {
  const scheme = resolveScheme(STANDARD)
  const incoming = received(scheme, [SECRET])
  const spelt = Object.entries(incoming.headers)
  const forms: readonly (readonly [string, HeaderFields])[] = [
    ['Headers', new Headers(incoming.headers)],
    ['a record in lower case', incoming.headers],
    ['a record in upper case', Object.fromEntries(spelt.map(([name, value]) => [name.toUpperCase(), value]))],
    ['a record of lists', Object.fromEntries(spelt.map(([name, value]) => [name, [value]]))],
  ]

  it.each(forms)('may be given as %s', (_, headers) => {
    const verifier = createVerifier(scheme, [SECRET])
    expect(verifier.verify({ ...incoming, headers }, NOW_SECONDS)).toMatchObject({ valid: true })
  })

  it('may hold signatures of versions that we do not know', () => {
    const both = `v1a,bm9uc2Vuc2U= ${incoming.headers['webhook-signature']}`
    expect(verdict(STANDARD, withHeaders({ 'webhook-signature': both }))).toMatchObject({ valid: true })
  })
})

describe('an id that is not signed', () => {
  it('may be anything in the body, and is handed on', () => {
    const body = bytes('{"id":"msg 1.2"}')
    expect(verdict({ id: { at: '/id' } }, undefined, NOW_SECONDS, { ...DELIVERY, body })).toMatchObject({
      valid: true,
      id: 'msg 1.2',
    })
  })

  it('is not demanded of a sender, nor of a caller', () => {
    const github = resolveScheme({ preset: 'github' })
    const incoming = received(github, [SECRET], { ...DELIVERY, id: undefined })
    expect(incoming.headers).not.toHaveProperty('x-github-delivery')
    expect(createVerifier(github, [SECRET]).verify(incoming, NOW_SECONDS)).toMatchObject({
      id: undefined,
      valid: true,
    })
  })
})

describe('a secret', () => {
  const missing: readonly (readonly [string, readonly string[]])[] = [
    ['no secret', []],
    ['an empty one', ['']],
    ['one of white space', [' \n']],
    ['an empty one beside a good one', [SECRET, '']],
    ['nothing but its prefix', ['whsec_']],
  ]

  it.each(missing)(
    'is missing with %s: nothing is ever signed or verified with an empty key',
    (_, secrets) => {
      for (const preset of ['standard-webhooks', 'rfc9421'] as const) {
        const scheme = resolveScheme({ preset, secretPrefix: 'whsec_' })
        expect(() => createVerifier(scheme, secrets)).toThrow(SecretMissingError)
        if (secrets[0] !== SECRET) expect(() => createSigner(scheme, secrets)).toThrow(SecretMissingError)
      }
      if (secrets[0] !== 'whsec_') {
        expect(() => createVerifier(resolveScheme(TOKEN), secrets)).toThrow(SecretMissingError)
      }
    },
  )

  it.each([
    ['base64', 'not base64!'],
    ['base64', 'AAAAA'],
    ['hex', 'abc'],
    ['hex', 'zz'],
  ] as const)('that is not %s, as the scheme says, is refused: %s', (secretEncoding, secret) => {
    const refused = () => createVerifier(resolveScheme({ secretEncoding }), [secret])
    expect(refused).toThrow(SignatureSchemeError)
    expect(refused).toThrow(`secret 1 of 1 is not ${secretEncoding}`)
    expect(refused).not.toThrow(secret)
  })

  it('may be given with its prefix or without', () => {
    const scheme = resolveScheme(STANDARD)
    expect(received(scheme, [SECRET])).toEqual(received(scheme, [SECRET.slice('whsec_'.length)]))
  })
})

describe('a caller', () => {
  const verifier = createVerifier(resolveScheme({ content: '{url}{body}' }), [SECRET])

  it('who gives a parsed body is told to keep the bytes', () => {
    const parsed = { headers: {}, body: { a: 1 } as unknown as Uint8Array }
    expect(() => verifier.verify(parsed, NOW_SECONDS)).toThrow(UsageError)
    expect(() => verifier.verify(parsed, NOW_SECONDS)).toThrow('not raw bytes')
  })

  it('who leaves out the URL that is signed is told so', () => {
    const incoming = { headers: { 'x-signature': 'a'.repeat(64) }, body: DELIVERY.body }
    expect(() => verifier.verify(incoming, NOW_SECONDS)).toThrow("the scheme signs 'url', which is not given")
  })

  it('who signs an id with the separator in it is refused, since two deliveries would sign alike', () => {
    const signer = createSigner(resolveScheme(STANDARD), [SECRET])
    expect(() => signer.sign({ ...DELIVERY, id: 'a.1' })).toThrow(UsageError)
    expect(() => signer.sign({ ...DELIVERY, id: 'a\n1' })).toThrow('mistaken for more than an id')
    expect(() => signer.sign({ ...DELIVERY, id: undefined })).toThrow("signs 'id', which is not given")
  })

  it.each([0, 999_999_999, 1_795_392_000_000, Number.NaN])(
    'who signs at %d is asked for seconds',
    (timestampSeconds) => {
      const signer = createSigner(resolveScheme(STANDARD), [SECRET])
      expect(() => signer.sign({ ...DELIVERY, timestampSeconds })).toThrow(UsageError)
    },
  )
})
