import { nearest } from '../kernel/nearest.ts'
import { error, type Finding, type LintRule, type LintSubject, warning } from './lint-rule.ts'
import { dataTypesOf } from './partner.ts'

export const scopesRequested: LintRule = {
  rule: 'Every scope that something needs is asked for.',
  reads: ['auth', 'data'],
  *judge({ partner }: LintSubject) {
    const { auth } = partner
    if (auth.kind !== 'oauth2' && auth.kind !== 'clientCredentials') return
    const { request } = auth.scopes
    for (const type of dataTypesOf(partner)) {
      for (const [index, scope] of partner.data[type]!.scopes.entries())
        yield* judgeScope(`/data/${type}/scopes/${index}`, scope, request)
    }
    if (auth.kind === 'oauth2' && auth.refresh.requiresScope !== undefined)
      yield* judgeScope('/auth/refresh/requiresScope', auth.refresh.requiresScope, request)
  },
}

export const userIdTold: LintRule = {
  rule: 'The partner tells its id of the user.',
  reads: ['auth'],
  *judge({ partner }: LintSubject) {
    if (partner.auth.kind !== 'oauth2' || partner.auth.userId.from !== 'none') return
    yield warning(
      '/auth/userId',
      "a place where the partner tells its id of the user; Terra's form asks for it",
      'none',
      'Let the token response or a call tell it, for example { from: tokenResponse, at: /user_id }.',
    )
  },
}

export const clientProven: LintRule = {
  rule: 'Who redeems a code proves that it is its own, by a secret or by PKCE (RFC 9700 §2.1.1).',
  reads: ['auth'],
  *judge({ partner }: LintSubject) {
    const { auth } = partner
    if (auth.kind !== 'oauth2' || auth.clientAuthentication !== 'none' || auth.pkce !== 'none') return
    yield warning(
      '/auth/pkce',
      'PKCE, since the client has no secret',
      'none',
      'Let the partner require PKCE.',
    )
  },
}

function* judgeScope(at: string, scope: string, request: readonly string[]): Iterable<Finding> {
  if (request.includes(scope)) return
  const near = nearest(scope, request)
  yield error(
    at,
    near === undefined ? 'a scope of auth.scopes.request' : `"${near}"`,
    `"${scope}", which is not asked for`,
    near === undefined
      ? `Add "${scope}" to auth.scopes.request.`
      : `Write "${near}", or add "${scope}" to auth.scopes.request.`,
  )
}
