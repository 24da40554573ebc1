import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IncomingDelivery, OutgoingDelivery } from '../../src/signature/delivery.ts'
import { PRESET_NAMES, resolveScheme, type SignatureScheme } from '../../src/signature/scheme.ts'
import { createSigner } from '../../src/signature/sign.ts'
import { createVerifier } from '../../src/signature/verify.ts'
import { OTHER_SECRET, received, SECRET } from './support.ts'

const runs = { seed: 20261123, numRuns: 80 }

const deliveries = fc.record({
  id: fc.stringMatching(/^[A-Za-z0-9_-]{1,30}$/),
  timestampSeconds: fc.integer({ min: 1_000_000_000, max: 4_000_000_000 }),
  body: fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.json().map((text) => new TextEncoder().encode(text)),
  ),
  method: fc.constantFrom('POST', 'PUT'),
  url: fc.webUrl({ withQueryParameters: true }),
})

const schemes = PRESET_NAMES.map((preset) => [preset, resolveScheme({ preset })] as const)

function accepts(scheme: SignatureScheme, incoming: IncomingDelivery, nowSeconds: number, secret = SECRET) {
  return createVerifier(scheme, [secret]).verify(incoming, nowSeconds).valid
}

/** The headers that the signature protects; the id of a scheme that does not sign it is nobody's promise. */
function protectedHeaders(scheme: SignatureScheme, headers: Record<string, string>): readonly string[] {
  const names = Object.keys(headers).filter((name) => name !== 'content-type')
  const signsId = scheme.kind !== 'hmac' || scheme.content.includes('{id}')
  return names.filter((name) => signsId || scheme.id.from !== 'header' || name !== scheme.id.header)
}

describe.each(schemes)('%s', (_, scheme) => {
  it('accepts what it signed, and says which secret it was', () => {
    fc.assert(
      fc.property(deliveries, (delivery) => {
        const incoming = received(scheme, [SECRET], delivery)
        const verdict = createVerifier(scheme, [OTHER_SECRET, SECRET]).verify(
          incoming,
          delivery.timestampSeconds,
        )
        expect(verdict).toMatchObject({ valid: true, secretIndex: 1 })
      }),
      runs,
    )
  })

  it('refuses another secret', () => {
    fc.assert(
      fc.property(deliveries, (delivery) => {
        const incoming = received(scheme, [SECRET], delivery)
        expect(accepts(scheme, incoming, delivery.timestampSeconds, OTHER_SECRET)).toBe(false)
      }),
      runs,
    )
  })

  it('refuses a body with any one bit changed', () => {
    fc.assert(
      fc.property(deliveries, fc.nat(), fc.nat(7), (delivery, at, bit) => {
        fc.pre(delivery.body.length > 0)
        const body = delivery.body.slice()
        body[at % body.length]! ^= 1 << bit
        const incoming = { ...received(scheme, [SECRET], delivery), body }
        expect(accepts(scheme, incoming, delivery.timestampSeconds)).toBe(false)
      }),
      runs,
    )
  })

  it('refuses any header with any one bit changed', () => {
    fc.assert(
      fc.property(deliveries, fc.nat(), fc.nat(), fc.nat(6), (delivery, which, at, bit) => {
        const incoming = received(scheme, [SECRET], delivery)
        const names = protectedHeaders(scheme, incoming.headers)
        const name = names[which % names.length]!
        const text = incoming.headers[name]!
        const index = at % text.length
        const flipped = String.fromCharCode(text.charCodeAt(index) ^ (1 << bit))
        const headers = {
          ...incoming.headers,
          [name]: text.slice(0, index) + flipped + text.slice(index + 1),
        }
        expect(accepts(scheme, { ...incoming, headers }, delivery.timestampSeconds)).toBe(false)
      }),
      { ...runs, numRuns: 300 },
    )
  })

  it('refuses any header cut short or drawn out', () => {
    const incoming = received(scheme, [SECRET])
    for (const name of protectedHeaders(scheme, incoming.headers)) {
      const text = incoming.headers[name]!
      for (const other of [text.slice(0, -1), text.slice(1), `${text}A`, `${text}=`, '']) {
        const headers = { ...incoming.headers, [name]: other }
        expect(accepts(scheme, { ...incoming, headers }, 1_795_392_000)).toBe(false)
      }
    }
  })

  it('signs differently whenever any signed part differs', () => {
    const signer = createSigner(scheme, [SECRET])
    const signsId = scheme.kind === 'hmac' && scheme.content.includes('{id}')
    const signsTime =
      scheme.kind === 'messageSignature' || (scheme.kind === 'hmac' && scheme.timestamp.from !== 'none')
    const signed = ({ id, timestampSeconds, body, method, url }: OutgoingDelivery) =>
      JSON.stringify([
        Buffer.from(body).toString('hex'),
        ...(signsId ? [id] : []),
        ...(signsTime ? [timestampSeconds] : []),
        ...(scheme.kind === 'messageSignature' ? [method, new URL(url!).host, new URL(url!).pathname] : []),
      ])
    const signatureHeader = scheme.kind === 'hmac' ? scheme.header : 'signature'
    fc.assert(
      fc.property(deliveries, deliveries, fc.nat(), (a, other, choice) => {
        const parts = ['id', 'timestampSeconds', 'body', 'method', 'url'] as const
        const part = parts[choice % parts.length]!
        const b = { ...a, [part]: other[part] }
        const alike = signer.sign(a)[signatureHeader] === signer.sign(b)[signatureHeader]
        expect(alike).toBe(signed(a) === signed(b))
      }),
      { ...runs, numRuns: 200 },
    )
  })
})

describe('a secret being rotated', () => {
  const carriers = schemes.filter(([, scheme]) => scheme.kind !== 'hmac' || scheme.several !== 'none')

  it.each(carriers)('%s carries both signatures, and either secret verifies', (_, scheme) => {
    const incoming = received(scheme, [SECRET, OTHER_SECRET])
    for (const secret of [SECRET, OTHER_SECRET]) {
      expect(accepts(scheme, incoming, 1_795_392_000, secret)).toBe(true)
    }
    expect(accepts(scheme, incoming, 1_795_392_000, 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')).toBe(false)
  })

  it('signs with the first secret alone where the header holds one signature', () => {
    const scheme = resolveScheme({ preset: 'github' })
    const both = createSigner(scheme, [SECRET, OTHER_SECRET]).sign({ timestampSeconds: 0, body: 'x' })
    expect(both).toEqual(createSigner(scheme, [SECRET]).sign({ timestampSeconds: 0, body: 'x' }))
  })
})
