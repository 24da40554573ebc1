import type { OAuth2Auth } from '../../src/partner/auth.ts'
import type { JsonSchema } from '../../src/schema/validator.ts'

const schemas = new WeakMap<OAuth2Auth, JsonSchema>()

/** What RFC 6749 §5.1 says of an answer with tokens, and the partner's documentation of its members. */
export function tokenSchema(auth: OAuth2Auth): JsonSchema {
  const known = schemas.get(auth) ?? newSchema(auth)
  schemas.set(auth, known)
  return known
}

function newSchema({ tokenResponse, refresh, scopes, userId }: OAuth2Auth): JsonSchema {
  const { root, accessToken, refreshToken, expiresIn, success } = tokenResponse
  const text = { type: 'string', minLength: 1 }
  const optional = refresh.kind === 'rotating' ? [] : [refreshToken]
  const members = {
    [accessToken]: text,
    [refreshToken]: text,
    '/token_type': { type: 'string', pattern: '^[Bb]earer$' },
    ...(expiresIn !== undefined && { [expiresIn]: { type: 'integer', minimum: 1 } }),
    ...(scopes.granted.from === 'tokenResponse' && { [scopes.granted.at]: text }),
    ...(userId.from === 'tokenResponse' && { [userId.at]: { type: userId.type } }),
  }
  const named = Object.entries(members).map(([pointer, schema]) => [pointer.slice(1), schema] as const)
  const required = named.map(([name]) => name).filter((name) => !optional.includes(`/${name}`))
  const inner = { type: 'object', required, properties: Object.fromEntries(named) }
  const name = root.slice(1)
  if (name === '') return inner
  const code = success === undefined ? {} : { [success.at.slice(1)]: { const: success.equals } }
  return { type: 'object', required: [name, ...Object.keys(code)], properties: { [name]: inner, ...code } }
}
