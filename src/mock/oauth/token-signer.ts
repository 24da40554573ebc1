import { type JsonObject, type JsonValue, parseJson } from '../../kernel/json.ts'
import { random } from '../../kernel/random.ts'

/** Makes JWTs (RFC 7519). */
export interface TokenSigner {
  /** @param type - the `typ` of its header: `at+jwt` for access tokens (RFC 9068), `JWT` for the rest. */
  sign(claims: JsonObject, type: 'at+jwt' | 'JWT'): Promise<string>
  /** The public keys as a JWK Set (RFC 7517). */
  keys(): Promise<JsonValue>
}

/**
 * Signs with `oauth2-mock-server` and an Ed25519 key that the seed decides, so that the same seed gives the same
 * tokens to the byte. Nothing is loaded and no key is made before the first token is asked for: that package needs
 * Node, a mock that issues no token does not.
 */
export function createTokenSigner(seed: number): TokenSigner {
  let issuer: ReturnType<typeof makeIssuer> | undefined
  const ready = () => {
    issuer ??= makeIssuer(seed)
    return issuer
  }
  return {
    async sign(claims, type) {
      return (await ready()).buildToken({
        scopesOrTransform: (header, payload) => {
          header.typ = type
          for (const name of Object.keys(payload)) delete payload[name]
          Object.assign(payload, claims)
        },
      })
    },
    async keys() {
      return parseJson(JSON.stringify({ keys: (await ready()).keys.toJSON() }))
    },
  }
}

async function makeIssuer(seed: number) {
  const { OAuth2Issuer } = await import('oauth2-mock-server')
  const issuer = new OAuth2Issuer()
  issuer.url = 'https://issuer.invalid'
  await issuer.keys.add({ ...(await seededKey(seed)), alg: 'EdDSA', kid: `mock-${seed}` })
  return issuer
}

/** The fixed head of a PKCS #8 Ed25519 key (RFC 8410 §7); the 32 bytes of the key itself follow it. */
const PKCS8_ED25519 = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20]

async function seededKey(seed: number): Promise<JsonWebKey> {
  const { int } = random(seed, 'signing key')
  const bytes = Uint8Array.from([...PKCS8_ED25519, ...Array.from({ length: 32 }, () => int(0, 255))])
  const key = await crypto.subtle.importKey('pkcs8', bytes, 'Ed25519', true, ['sign'])
  const { kty, crv, x, d } = await crypto.subtle.exportKey('jwk', key)
  return { kty, crv, x, d } as JsonWebKey
}
