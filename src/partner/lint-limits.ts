import type { OAuth2Auth } from './auth.ts'
import { endsOneGrant } from './ends-one-grant.ts'
import { error, type Finding, type LintRule, type LintSubject, warning } from './lint-rule.ts'

const CODE = '/auth/codeLifetimeSeconds'
const REFRESH = '/auth/tokenResponse/refreshTokenExpiresIn'
const LIMIT = '/auth/maxLiveTokens'

/** The longest life of a code that RFC 6749 §4.1.2 recommends. */
const LONGEST_CODE_SECONDS = 600

export const lifetimesSane: LintRule = {
  rule: 'Codes live for ten minutes at most, and only refresh tokens that there are have a lifetime.',
  reads: ['auth'],
  *judge({ partner: { auth } }: LintSubject) {
    if (auth.kind !== 'oauth2' && auth.kind !== 'clientCredentials') return
    const refresh = auth.kind === 'oauth2' ? auth.refresh.kind : 'none'
    if (refresh === 'none' && auth.tokenResponse.refreshTokenExpiresIn !== undefined) {
      const remedy =
        auth.kind === 'oauth2'
          ? 'Leave it out, or say in refresh.kind what a refresh does.'
          : 'Leave it out: client credentials give no refresh token.'
      yield error(REFRESH, 'no lifetime, since there are no refresh tokens', 'a pointer to one', remedy)
    }
    if (auth.kind !== 'oauth2' || (auth.codeLifetimeSeconds ?? 0) <= LONGEST_CODE_SECONDS) return
    yield warning(
      CODE,
      `${LONGEST_CODE_SECONDS} s at most (RFC 6749 §4.1.2)`,
      `${auth.codeLifetimeSeconds}`,
      'Let codes end sooner; one minute is enough for every client.',
    )
  },
}

export const liveTokensEnd: LintRule = {
  rule: 'Who may have only so many tokens alive can renew them, and give them back.',
  reads: ['auth'],
  *judge({ partner: { auth } }: LintSubject) {
    if (auth.kind === 'oauth2') yield* judgeLimit(auth)
  },
}

function* judgeLimit({ maxLiveTokens, refresh, revocation }: OAuth2Auth): Iterable<Finding> {
  if (maxLiveTokens?.onLimit !== 'refuse') return
  const { kind, oldPair } = refresh
  const isReplaced = kind === 'none' || kind === 'extending' || oldPair === 'endsAtOnce'
  if (maxLiveTokens.count === 1 && !isReplaced) {
    const remedy = 'Allow one pair more, end the oldest instead, or write refresh.oldPair: endsAtOnce.'
    yield warning(`${LIMIT}/count`, 'room for a new pair of tokens beside the old one', '1', remedy)
  }
  if (maxLiveTokens.error === 'invalid_grant') {
    const remedy =
      'Answer with an error of its own; a client that cannot tell keeps asking for a grant that is over.'
    yield warning(`${LIMIT}/error`, 'another error than that of a dead grant', 'invalid_grant', remedy)
  }
  if (revocation !== undefined && endsOneGrant(revocation)) return
  yield warning(
    LIMIT,
    'a revocation that names the token which it ends, since tokens count until they are given back',
    revocation === undefined ? 'no revocation' : 'one that names none',
    'Declare auth.revocation with {refreshToken} or {accessToken} in its form, query or body.',
  )
}
