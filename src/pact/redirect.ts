import type { OAuth2Auth } from '../partner/auth.ts'
import { userFacts } from '../partner/user-facts.ts'
import { EXAMPLES, exampleFact, exampleUserId } from './examples.ts'
import { literally } from './matcher.ts'

/** The redirect back to us that an authorization request leads to. */
export function exampleRedirect(auth: OAuth2Auth, authorizationUrl: string): string {
  const url = new URL(auth.redirectUri)
  url.searchParams.set('code', EXAMPLES.code)
  url.searchParams.set('state', stateOf(authorizationUrl))
  for (const [name, value] of factsOf(auth)) url.searchParams.set(name, value)
  return url.href
}

/** Any redirect back with a code, with our state, and with what the descriptor looks for there; in any order. */
export function redirectPattern(auth: OAuth2Auth, authorizationUrl: string): string {
  const parameters = [
    'code=[^&]+',
    `state=${literally(stateOf(authorizationUrl))}`,
    ...factsOf(auth).map(([name]) => `${literally(name)}=[^&]+`),
  ]
  const orders = permutations(parameters).map((order) => order.join('(&[^&]+)*&'))
  return `^${literally(auth.redirectUri)}[?&]([^&]+&)*(${orders.join('|')})(&.*)?$`
}

function stateOf(authorizationUrl: string): string {
  return new URL(authorizationUrl).searchParams.get('state') ?? ''
}

/** What the redirect tells beside the code. */
function factsOf(auth: OAuth2Auth): readonly (readonly [parameter: string, example: string])[] {
  const { userId, scopes } = auth
  const { granted } = scopes
  return [
    ...(userId.from === 'redirect' ? [[userId.parameter, String(exampleUserId(auth))] as const] : []),
    ...userFacts(auth).flatMap(([fact, locator]) =>
      locator.from === 'redirect' ? [[locator.parameter, String(exampleFact(auth, fact))] as const] : [],
    ),
    ...(granted.from === 'redirect'
      ? [[granted.parameter, scopes.request.join(scopes.separator)] as const]
      : []),
  ]
}

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length < 2) return [items]
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  )
}
