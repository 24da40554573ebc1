import { type JsonValue, parseJson } from '../../kernel/json.ts'
import type { Issuer, IssuerKey } from './issuer.ts'

/** Signs with `oauth2-mock-server`, which needs Node. It is loaded here: a mock that issues no token does without. */
export async function createIssuer(key: IssuerKey): Promise<Issuer> {
  const { OAuth2Issuer } = await import('oauth2-mock-server')
  const issuer = new OAuth2Issuer()
  issuer.url = 'https://issuer.invalid'
  await issuer.keys.add({ ...key })
  return {
    sign: (claims, type) =>
      issuer.buildToken({
        scopesOrTransform: (header, payload) => {
          header.typ = type
          for (const name of Object.keys(payload)) delete payload[name]
          Object.assign(payload, claims)
        },
      }),
    publicKeys: parseJson(JSON.stringify(issuer.keys.toJSON())) as readonly JsonValue[],
  }
}
