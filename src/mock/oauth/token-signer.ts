import type { JsonObject, JsonValue } from '../../kernel/json.ts'
import { random } from '../../kernel/random.ts'
import type { IssuerKey } from './issuer.ts'
import { createIssuer } from './token-issuer.ts'

/** Makes JWTs (RFC 7519). */
export interface TokenSigner {
  /** @param type - the `typ` of its header: `at+jwt` for access tokens (RFC 9068), `JWT` for the rest. */
  sign(claims: JsonObject, type: 'at+jwt' | 'JWT'): Promise<string>
  /** The public keys as a JWK Set (RFC 7517). */
  keys(): Promise<JsonValue>
}

/**
 * Signs with an Ed25519 key that the seed decides, so that the same seed gives the same tokens to the byte, in Node
 * and in a browser. Nothing is loaded and no key is made before the first token is asked for.
 */
export function createTokenSigner(seed: number): TokenSigner {
  let issuer: ReturnType<typeof createIssuer> | undefined
  const ready = () => {
    issuer ??= seededKey(seed).then(createIssuer)
    return issuer
  }
  return {
    sign: async (claims, type) => (await ready()).sign(claims, type),
    keys: async () => ({ keys: (await ready()).publicKeys }),
  }
}

/** The fixed head of a PKCS #8 Ed25519 key (RFC 8410 §7); the 32 bytes of the key itself follow it. */
const PKCS8_ED25519 = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20]

async function seededKey(seed: number): Promise<IssuerKey> {
  const { int } = random(seed, 'signing key')
  const bytes = Uint8Array.from([...PKCS8_ED25519, ...Array.from({ length: 32 }, () => int(0, 255))])
  const imported = () => crypto.subtle.importKey('pkcs8', bytes, 'Ed25519', true, ['sign'])
  // Node takes an error that somebody else left in OpenSSL's queue for its own, once: TLS sessions as MSW makes them up
  // (`TLSSocket.setSession` with what is no session) leave one.
  const key = await imported().catch(imported)
  const { x, d } = await crypto.subtle.exportKey('jwk', key)
  return { kty: 'OKP', crv: 'Ed25519', x: x!, d: d!, alg: 'EdDSA', kid: `mock-${seed}` }
}
