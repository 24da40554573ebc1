import { describe, expect, it } from 'vitest'
import { contentDigest, digestMatches } from '../../src/signature/content-digest.ts'
import type { HmacAlgorithm } from '../../src/signature/hmac-scheme.ts'
import { resolveScheme } from '../../src/signature/scheme.ts'
import { createSigner } from '../../src/signature/sign.ts'
import { createVerifier } from '../../src/signature/verify.ts'
import { bytes, fixture, fixtureNames, type KnownAnswer } from './support.ts'

const PUBLISHED = fixtureNames().filter((name) => name !== 'hmac.json')
const answers: readonly KnownAnswer[] = PUBLISHED.flatMap((name) =>
  fixture(name).vectors.map((vector: KnownAnswer) => ({ ...vector, about: `${name}: ${vector.about}` })),
)

/** Key and data in hexadecimal. */
const hmacAnswers: readonly {
  readonly about: string
  readonly algorithm: HmacAlgorithm
  readonly key: string
  readonly data: string
  readonly digest: string
}[] = fixture('hmac.json').vectors

describe('known answers of other implementations', () => {
  it.each(fixtureNames())('%s says what it is and where it comes from', (name) => {
    const { about, source } = fixture(name)
    expect(about).toMatch(/\w{3,}/)
    expect(source).toMatch(/^(https:|RFC )/)
  })

  it.each(answers.map((answer) => [answer.about, answer] as const))('are signed: %s', (_, answer) => {
    const { declaration, secret, delivery, headers } = answer
    expect(createSigner(resolveScheme(declaration), [secret]).sign(delivery)).toEqual(headers)
  })

  it.each(answers.map((answer) => [answer.about, answer] as const))('are verified: %s', (_, answer) => {
    const { declaration, secret, delivery, headers } = answer
    const { method, url, timestampSeconds } = delivery
    const incoming = { headers: { ...delivery.headers, ...headers }, body: bytes(delivery.body), method, url }
    expect(
      createVerifier(resolveScheme(declaration), [secret]).verify(incoming, timestampSeconds),
    ).toMatchObject({ valid: true, secretIndex: 0 })
  })

  it.each(hmacAnswers.map((answer) => [answer.about, answer] as const))('are computed: %s', (_, answer) => {
    const { algorithm, key, data, digest } = answer
    const signer = createSigner(resolveScheme({ algorithm, secretEncoding: 'hex' }), [key])
    expect(signer.sign({ timestampSeconds: 1_700_000_000, body: Buffer.from(data, 'hex') })).toEqual({
      'x-signature': digest,
    })
  })

  it("takes Stripe's header with the signature of an older scheme beside ours", () => {
    const [{ declaration, secret, nowSeconds, body, headers }] = fixture('stripe.json').received
    const verifier = createVerifier(resolveScheme(declaration), [secret])
    expect(verifier.verify({ headers, body: bytes(body) }, nowSeconds)).toMatchObject({ valid: true })
  })

  it('gives the Content-Digest of RFC 9421 appendix B.2', () => {
    const { algorithm, body, field } = fixture('rfc9421.json').contentDigest
    expect(contentDigest(algorithm, body)).toBe(field)
    expect(digestMatches(field, bytes(body))).toBe(true)
    expect(digestMatches(field, bytes(`${body} `))).toBe(false)
  })

  it('takes a Content-Digest only where some digest is known, and every known one is right', () => {
    const right = contentDigest('sha-256', 'x')
    const wrong = contentDigest('sha-512', 'y')
    expect(digestMatches(`${right}, ${contentDigest('sha-512', 'x')}, md5=:AAAA:`, bytes('x'))).toBe(true)
    for (const field of ['md5=:AAAA:', '', '(', 'sha-256=1', `${right}, ${wrong}`, `${wrong}, ${right}`]) {
      expect(digestMatches(field, bytes('x')), field).toBe(false)
    }
  })
})
