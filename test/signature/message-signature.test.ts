import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { UsageError } from '../../src/kernel/errors.ts'
import { resolveScheme } from '../../src/signature/scheme.ts'
import { createSigner } from '../../src/signature/sign.ts'
import { createVerifier } from '../../src/signature/verify.ts'
import { bytes, DELIVERY, NOW_SECONDS, received, SECRET } from './support.ts'

const scheme = resolveScheme({ preset: 'rfc9421' })
const incoming = received(scheme, [SECRET])
const verifier = createVerifier(scheme, [SECRET])

function judge(headers: Record<string, string | undefined>, nowSeconds = NOW_SECONDS) {
  return verifier.verify({ ...incoming, headers: { ...incoming.headers, ...headers } }, nowSeconds)
}

describe('a signature by RFC 9421', () => {
  it('covers the method, the authority, the path and the digest of the body', () => {
    expect(incoming.headers['signature-input']).toBe(
      `sig1=("@method" "@authority" "@path" "content-digest");created=${NOW_SECONDS}`,
    )
  })

  it('reads every derived component as RFC 9421 section 2.2 has it', () => {
    const components = ['@target-uri', '@scheme', '@request-target', '@query', '@authority']
    const derived = resolveScheme({ preset: 'rfc9421', components })
    const url = 'https://WWW.Example.com:443/path?param=value'
    const same = 'https://www.example.com/path?param=value'
    const signed = createSigner(derived, [SECRET]).sign({ ...DELIVERY, url })
    const arrived = { ...incoming, headers: signed, url: same }
    expect(createVerifier(derived, [SECRET]).verify(arrived, NOW_SECONDS)).toMatchObject({ valid: true })
    const other = { ...arrived, url: 'https://www.example.com/path?param=other' }
    expect(createVerifier(derived, [SECRET]).verify(other, NOW_SECONDS)).toMatchObject({ reason: 'mismatch' })
  })

  it('states its algorithm and key id when asked, and the receiver reads them', () => {
    const stated = resolveScheme({ preset: 'rfc9421', keyId: 'k-1', statesAlgorithm: true })
    const signed = received(stated, [SECRET])
    expect(signed.headers['signature-input']).toMatch(/;keyid="k-1";alg="hmac-sha256"$/)
    expect(createVerifier(stated, [SECRET]).verify(signed, NOW_SECONDS)).toMatchObject({ valid: true })
    expect(createVerifier(scheme, [SECRET]).verify(signed, NOW_SECONDS)).toMatchObject({ valid: true })
    const other = resolveScheme({ preset: 'rfc9421', keyId: 'k-2' })
    expect(createVerifier(other, [SECRET]).verify(signed, NOW_SECONDS)).toMatchObject({ reason: 'mismatch' })
  })

  it('may stand beside a signature of somebody else', () => {
    const theirs = `proxy=("@method");created=${NOW_SECONDS}`
    expect(
      judge({
        'signature-input': `${theirs}, ${incoming.headers['signature-input']}`,
        signature: `proxy=:AAAA:, ${incoming.headers.signature}`,
      }),
    ).toMatchObject({ valid: true })
  })

  it('covers header fields that the sender gives', () => {
    const covering = resolveScheme({ preset: 'rfc9421', components: ['content-type', 'date'] })
    const signer = createSigner(covering, [SECRET])
    expect(() => signer.sign(DELIVERY)).toThrow("covers the header 'content-type', which is not given")
    const headers = { 'Content-Type': 'application/json', Date: 'Mon, 23 Nov 2026 00:00:00 GMT' }
    const arrived = { ...incoming, headers: { ...headers, ...signer.sign({ ...DELIVERY, headers }) } }
    const judged = createVerifier(covering, [SECRET]).verify(arrived, NOW_SECONDS)
    expect(judged).toMatchObject({ valid: true })
  })
})

describe('a component of the URL', () => {
  it('that the scheme asks for must be known to the caller, on either side', () => {
    const { url: _, ...withoutUrl } = incoming
    expect(() => verifier.verify(withoutUrl, NOW_SECONDS)).toThrow(UsageError)
    expect(() => createSigner(scheme, [SECRET]).sign({ ...DELIVERY, url: undefined })).toThrow(UsageError)
  })

  it('that only the sender thought of is the fault of the delivery, never an exception', () => {
    const {
      method: _,
      url: __,
      ...bare
    } = received(resolveScheme({ preset: 'rfc9421', components: ['content-digest', '@query'] }), [SECRET])
    const lax = createVerifier(resolveScheme({ preset: 'rfc9421', components: ['content-digest'] }), [SECRET])
    expect(lax.verify(bare, NOW_SECONDS)).toMatchObject({
      reason: 'malformed-header',
      detail: expect.stringContaining("'@query'"),
    })
  })
})

describe('a signature by RFC 9421 is refused', () => {
  const input = incoming.headers['signature-input']!
  const cases: readonly (readonly [string, Record<string, string | undefined>, string, RegExp])[] = [
    ['without Signature-Input', { 'signature-input': undefined }, 'missing-header', /'signature-input'/],
    ['without Signature', { signature: undefined }, 'missing-header', /'signature'/],
    ['without the covered digest', { 'content-digest': undefined }, 'missing-header', /'content-digest'/],
    [
      'when it is no dictionary',
      { 'signature-input': '(' },
      'malformed-header',
      /not a structured dictionary/,
    ],
    [
      'when no label agrees',
      { 'signature-input': input.replace('sig1', 'sig9') },
      'malformed-header',
      /No label/,
    ],
    ['when it is no bytes', { signature: 'sig1="abc"' }, 'malformed-header', /byte sequence/],
    ['when it covers no list', { 'signature-input': 'sig1=1' }, 'malformed-header', /no list/],
    [
      'when it leaves out the digest',
      { 'signature-input': input.replace(' "content-digest"', '') },
      'not-covered',
      /does not cover content-digest/,
    ],
    ['when it has no date', { 'signature-input': input.replace(/;.*/, '') }, 'malformed-header', /'created'/],
    ['by another algorithm', { 'signature-input': `${input};alg="ed25519"` }, 'malformed-header', /'alg'/],
    [
      'when a component has parameters',
      { 'signature-input': input.replace('"@path"', '"@path" "date";sf') },
      'malformed-header',
      /parameters/,
    ],
    [
      'when a component stands twice',
      { 'signature-input': input.replace('"@path"', '"@path" "@path"') },
      'malformed-header',
      /twice/,
    ],
    [
      'when it covers a status',
      { 'signature-input': input.replace('"@path"', '"@path" "@status"') },
      'malformed-header',
      /'@status'/,
    ],
    ['when its parameters change', { 'signature-input': `${input};nonce="x"` }, 'mismatch', /No secret/],
  ]

  it.each(cases)('%s', (_, headers, reason, detail) => {
    expect(judge(headers)).toMatchObject({ reason, detail: expect.stringMatching(detail) })
  })

  it('when its base64 has a second spelling', () => {
    const [, signature] = /:(.*):/.exec(incoming.headers.signature!)!
    const last = signature!.at(-2)!
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
    const other = `${signature!.slice(0, -2)}${alphabet[alphabet.indexOf(last) ^ 1]}=`
    expect(Buffer.from(other, 'base64')).toEqual(Buffer.from(signature!, 'base64'))
    expect(judge({ signature: `sig1=:${other}:` })).toMatchObject({ reason: 'malformed-header' })
  })

  it('when the body is not the one that was digested', () => {
    expect(verifier.verify({ ...incoming, body: bytes('{}') }, NOW_SECONDS)).toMatchObject({
      reason: 'mismatch',
      detail: expect.stringContaining('Content-Digest'),
    })
  })

  it('when it is stale or early', () => {
    expect(judge({}, NOW_SECONDS + 301)).toMatchObject({ reason: 'too-old' })
    expect(judge({}, NOW_SECONDS - 301)).toMatchObject({ reason: 'from-the-future' })
  })

  it('when it has expired, tolerance or not', () => {
    const parameters = `("@method");created=${NOW_SECONDS};expires=${NOW_SECONDS + 10}`
    const base = `"@method": POST\n"@signature-params": ${parameters}`
    const signature = createHmac('sha256', SECRET).update(base).digest('base64')
    const headers = { 'signature-input': `a=${parameters}`, signature: `a=:${signature}:` }
    const lax = createVerifier(resolveScheme({ preset: 'rfc9421', components: ['@method'] }), [SECRET])
    expect(lax.verify({ ...incoming, headers }, NOW_SECONDS + 10)).toMatchObject({ valid: true })
    expect(lax.verify({ ...incoming, headers }, NOW_SECONDS + 11)).toMatchObject({
      reason: 'too-old',
      detail: expect.stringContaining('expired 1 s ago'),
    })
  })
})
