import type { Issuer, IssuerKey } from './issuer.ts'

/** Signs with `jose`, which `oauth2-mock-server` signs with as well: the tokens are the same. */
export async function createIssuer(key: IssuerKey): Promise<Issuer> {
  const { SignJWT, importJWK } = await import('jose')
  const { alg, kid } = key
  const signing = await importJWK(key, alg)
  const { d: _, ...publicKey } = key
  return {
    sign: (claims, typ) => new SignJWT(claims).setProtectedHeader({ typ, kid, alg }).sign(signing),
    publicKeys: [publicKey],
  }
}
