import { readdirSync, readFileSync } from 'node:fs'
import type { IncomingDelivery, OutgoingDelivery } from '../../src/signature/delivery.ts'
import type { SignatureDeclaration, SignatureScheme } from '../../src/signature/scheme.ts'
import { createSigner } from '../../src/signature/sign.ts'

/** One known answer: what these headers are, somebody else has computed. */
export interface KnownAnswer {
  readonly about: string
  readonly declaration: SignatureDeclaration
  readonly secret: string
  readonly delivery: OutgoingDelivery & { readonly body: string; readonly headers?: Record<string, string> }
  readonly headers: Readonly<Record<string, string>>
}

const FIXTURES = new URL('../../fixtures/signatures/', import.meta.url)

// biome-ignore lint/suspicious/noExplicitAny: a fixture is whatever its file holds; each test names the shape it reads.
export function fixture(name: string): any {
  return JSON.parse(readFileSync(new URL(name, FIXTURES), 'utf8'))
}

export function fixtureNames(): readonly string[] {
  return readdirSync(FIXTURES)
}

export const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
export const OTHER_SECRET = 'whsec_c2VjcmV0LW9mLWEtcm90YXRlZC1lbmRwb2ludA=='
export const NOW_SECONDS = 1_795_392_000

export const DELIVERY: OutgoingDelivery & { readonly body: Uint8Array } = {
  id: 'msg_2026',
  timestampSeconds: NOW_SECONDS,
  method: 'POST',
  url: 'https://receiver.example/hooks/aurora?user=7',
  body: bytes('{"type": "sleep.updated", "user_id": "u/1", "value": 1.50, "name": "Zoë"}'),
}

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** What arrives when a delivery is signed by the scheme and sent. */
export function received(
  scheme: SignatureScheme,
  secrets: readonly string[],
  delivery: OutgoingDelivery = DELIVERY,
): IncomingDelivery & { readonly headers: Record<string, string> } {
  const { body, method, url } = delivery
  return {
    headers: { 'content-type': 'application/json', ...createSigner(scheme, secrets).sign(delivery) },
    body: typeof body === 'string' ? bytes(body) : body,
    method,
    url,
  }
}
