import { describe, expect, it } from 'vitest'
import { explain } from '../../src/signature/explain.ts'
import { inferScheme } from '../../src/signature/infer.ts'
import { resolveScheme, type SignatureDeclaration } from '../../src/signature/scheme.ts'
import { createVerifier } from '../../src/signature/verify.ts'
import { bytes, NOW_SECONDS, received, SECRET } from './support.ts'

const STANDARD: SignatureDeclaration = { preset: 'standard-webhooks' }

/** The explanation of a delivery signed one way and judged by another. */
function explained(
  done: SignatureDeclaration,
  declared: SignatureDeclaration | undefined,
  {
    secrets = [SECRET],
    body,
    nowSeconds = NOW_SECONDS,
  }: {
    readonly secrets?: readonly string[]
    readonly body?: Uint8Array
    readonly nowSeconds?: number
  } = {},
) {
  const incoming = { ...received(resolveScheme(done), [SECRET]), ...(body && { body }) }
  const scheme = declared === undefined ? undefined : resolveScheme(declared)
  const verification = scheme && createVerifier(scheme, secrets).verify(incoming, nowSeconds)
  return explain(verification, inferScheme(incoming, secrets, { declared: scheme }))
}

describe('an explanation', () => {
  it('of a valid delivery is short', () => {
    const incoming = received(resolveScheme(STANDARD), [SECRET])
    const verification = createVerifier(resolveScheme(STANDARD), [SECRET]).verify(incoming, NOW_SECONDS)
    expect(explain(verification)).toEqual({
      summary: 'The signature is valid.',
      findings: [],
      receiverChanges: [],
      senderChanges: [],
    })
  })

  it('of one difference is one line on either side', () => {
    const { summary, findings, receiverChanges, senderChanges } = explained(
      { ...STANDARD, encoding: 'hex' },
      STANDARD,
    )
    expect(summary).toBe('The sender does not sign as declared: encoding differs.')
    expect(findings).toContain(
      'The sender signed by { preset: standard-webhooks, encoding: hex }, with secret 1.',
    )
    expect(receiverChanges).toEqual(['encoding: hex'])
    expect(senderChanges).toEqual(["Write the digest as 'base64', not as 'hex'."])
  })

  it('of JSON printed anew says that the capture may be at fault', () => {
    const { findings, receiverChanges, senderChanges } = explained(
      { ...STANDARD, body: ['compact'] },
      STANDARD,
    )
    expect(findings.join(' ')).toContain('or whoever captured it did')
    expect(receiverChanges).toEqual(['body: [compact]'])
    expect(senderChanges).toEqual(['Sign the very bytes that are sent, not another spelling of them.'])
  })

  it('of a secret not decoded names both readings', () => {
    const done = { ...STANDARD, secretEncoding: 'utf8', secretPrefix: '' } as const
    const { receiverChanges, senderChanges } = explained(done, STANDARD)
    expect(receiverChanges).toEqual(['secretEncoding: utf8', "secretPrefix: ''"])
    expect(senderChanges).toEqual([
      "Read the secret as 'base64', not as 'utf8', to get the key.",
      "Take the prefix 'whsec_' off the secret before using it as the key.",
    ])
  })

  it('of another kind of scheme gives the whole declaration', () => {
    const token: SignatureDeclaration = { kind: 'token', header: 'x-token' }
    const { receiverChanges } = explained(token, STANDARD)
    expect(receiverChanges).toEqual(['signature: { kind: token, header: x-token }'])
  })

  it('of a stale delivery says that all else is right', () => {
    const { summary, receiverChanges, senderChanges } = explained(STANDARD, STANDARD, {
      nowSeconds: NOW_SECONDS + 999,
    })
    expect(summary).toMatch(/signs as declared, but: The signature is right, but 999 s old/)
    expect(receiverChanges).toEqual([])
    expect(senderChanges).toEqual([expect.stringContaining('clocks')])
  })

  it('of white space around the secret blames the secret', () => {
    const github: SignatureDeclaration = { preset: 'github' }
    const { summary, receiverChanges } = explained(github, github, { secrets: [`${SECRET}\n`] })
    expect(summary).toContain('white space')
    expect(receiverChanges).toEqual(['Take the white space off the secret.'])
  })

  it('without a declared scheme says what the descriptor would say', () => {
    const { summary, receiverChanges } = explained({ preset: 'terra' }, undefined)
    expect(summary).toBe('The sender signed by { preset: terra }, with secret 1.')
    expect(receiverChanges).toEqual(['signature: { preset: terra }'])
  })

  it('of nothing found says how much was tried', () => {
    const { summary, findings } = explained(STANDARD, STANDARD, { body: bytes('{"changed":true}') })
    expect(summary).toMatch(/^No secret explains the signature/)
    expect(findings.at(-1)).toMatch(/^[\d,]+ combinations were tried\.$/)
  })

  it('of a known mistake is that mistake', () => {
    const incoming = { headers: { 'x-signature': 'ab' }, body: bytes('{}') }
    const verification = createVerifier(resolveScheme({}), [SECRET]).verify(incoming, NOW_SECONDS)
    const { summary, senderChanges } = explain(verification, inferScheme(incoming, [SECRET]))
    expect(summary).toContain('nothing as long as an HMAC')
    expect(senderChanges).toHaveLength(1)
  })

  it('without a search repeats what the verifier found', () => {
    const incoming = { headers: {}, body: bytes('{}') }
    const verification = createVerifier(resolveScheme({}), [SECRET]).verify(incoming, NOW_SECONDS)
    expect(explain(verification)).toMatchObject({
      summary: 'The signature is not valid: missing-header.',
      findings: [expect.stringContaining("'x-signature'")],
    })
  })
})
