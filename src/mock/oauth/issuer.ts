import type { JsonObject, JsonValue } from '../../kernel/json.ts'

/** A private key as a JWK (RFC 8037), with what a token's header says of it. */
export type IssuerKey = Readonly<Record<'kty' | 'crv' | 'x' | 'd' | 'alg' | 'kid', string>>

/** Who signs the tokens, with one key. `token-issuer.ts` is Node's, `token-issuer.browser.ts` is for everywhere else. */
export interface Issuer {
  /** @param type - the `typ` of the token's header. */
  sign(claims: JsonObject, type: string): Promise<string>
  readonly publicKeys: readonly JsonValue[]
}
