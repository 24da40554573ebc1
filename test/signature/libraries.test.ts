import { sign as octokitSign, verify as octokitVerify } from '@octokit/webhooks-methods'
import fc from 'fast-check'
import { Webhook as StandardWebhook } from 'standardwebhooks'
import Stripe from 'stripe'
import { Webhook as SvixWebhook } from 'svix'
import { describe, expect, it } from 'vitest'
import type { PresetName } from '../../src/signature/presets.ts'
import { resolveScheme } from '../../src/signature/scheme.ts'
import { createSigner } from '../../src/signature/sign.ts'
import { createVerifier } from '../../src/signature/verify.ts'
import { bytes } from './support.ts'

const runs = { seed: 20261123, numRuns: 60 }

// The libraries read the wall clock and cannot be given another: these tests sign in the present.
const nowSeconds = Math.floor(Date.now() / 1000)

const secret = fc
  .uint8Array({ minLength: 24, maxLength: 64 })
  .map((key) => `whsec_${Buffer.from(key).toString('base64')}`)
const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,40}$/)
const body = fc.json().map((text) => `{"data":${text}}`)

function ours(preset: PresetName, ourSecret: string) {
  const scheme = resolveScheme({ preset })
  return { signer: createSigner(scheme, [ourSecret]), verifier: createVerifier(scheme, [ourSecret]) }
}

describe.each([
  ['standardwebhooks', 'standard-webhooks', StandardWebhook],
  ['svix', 'svix', SvixWebhook],
  ['svix, under the standard names', 'standard-webhooks', SvixWebhook],
] as const)('%s', (_, preset, Webhook) => {
  const prefix = preset === 'svix' ? 'svix' : 'webhook'

  it('accepts what we sign', () => {
    fc.assert(
      fc.property(secret, id, body, (key, msgId, text) => {
        const headers = ours(preset, key).signer.sign({ id: msgId, timestampSeconds: nowSeconds, body: text })
        expect(() => new Webhook(key).verify(text, headers)).not.toThrow()
      }),
      runs,
    )
  })

  it('signs what we accept', () => {
    fc.assert(
      fc.property(secret, id, body, (key, msgId, text) => {
        const headers = {
          [`${prefix}-id`]: msgId,
          [`${prefix}-timestamp`]: String(nowSeconds),
          [`${prefix}-signature`]: new Webhook(key).sign(msgId, new Date(nowSeconds * 1000), text),
        }
        expect(ours(preset, key).verifier.verify({ headers, body: bytes(text) }, nowSeconds)).toEqual({
          valid: true,
          id: msgId,
          timestampSeconds: nowSeconds,
          secretIndex: 0,
        })
      }),
      runs,
    )
  })

  it('refuses what we refuse: another body, another time, another id', () => {
    const key = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
    const { signer, verifier } = ours(preset, key)
    const headers = signer.sign({ id: 'msg_1', timestampSeconds: nowSeconds, body: '{}' })
    const tampered = [
      { headers, text: '{ }' },
      { headers: { ...headers, [`${prefix}-timestamp`]: String(nowSeconds - 1) }, text: '{}' },
      { headers: { ...headers, [`${prefix}-id`]: 'msg_2' }, text: '{}' },
    ]
    for (const { headers: theirs, text } of tampered) {
      expect(() => new Webhook(key).verify(text, theirs)).toThrow()
      expect(verifier.verify({ headers: theirs, body: bytes(text) }, nowSeconds)).toMatchObject({
        reason: 'mismatch',
      })
    }
  })
})

describe('stripe', () => {
  it('accepts what we sign, and the secret as a whole is the key', () => {
    fc.assert(
      fc.property(secret, body, (key, text) => {
        const headers = ours('stripe', key).signer.sign({ timestampSeconds: nowSeconds, body: text })
        const event = Stripe.webhooks.constructEvent(text, headers['stripe-signature']!, key)
        expect(event).toEqual(JSON.parse(text))
      }),
      runs,
    )
  })

  it('signs what we accept', () => {
    fc.assert(
      fc.property(secret, body, (key, text) => {
        const header = Stripe.webhooks.generateTestHeaderString({
          payload: text,
          secret: key,
          timestamp: nowSeconds,
        })
        const headers = new Headers({ 'Stripe-Signature': header })
        const verdict = ours('stripe', key).verifier.verify({ headers, body: bytes(text) }, nowSeconds)
        expect(verdict).toMatchObject({ valid: true, timestampSeconds: nowSeconds })
      }),
      runs,
    )
  })

  it('accepts two signatures of ours while a secret is rotated, by either secret', () => {
    const signer = createSigner(resolveScheme({ preset: 'stripe' }), ['whsec_old', 'whsec_new'])
    const headers = signer.sign({ timestampSeconds: nowSeconds, body: '{"a":1}' })
    for (const key of ['whsec_old', 'whsec_new']) {
      expect(Stripe.webhooks.constructEvent('{"a":1}', headers['stripe-signature']!, key)).toEqual({ a: 1 })
    }
  })
})

describe('@octokit/webhooks-methods', () => {
  it('accepts what we sign, and signs what we accept', async () => {
    await fc.assert(
      fc.asyncProperty(secret, body, async (key, text) => {
        const { signer, verifier } = ours('github', key)
        const header = signer.sign({ timestampSeconds: nowSeconds, body: text })['x-hub-signature-256']!
        expect(await octokitVerify(key, text, header)).toBe(true)
        const headers = { 'X-Hub-Signature-256': await octokitSign(key, text) }
        expect(verifier.verify({ headers, body: bytes(text) }, nowSeconds)).toMatchObject({ valid: true })
      }),
      runs,
    )
  })
})
