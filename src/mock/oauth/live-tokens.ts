import type { MaxLiveTokens } from '../../partner/auth.ts'
import { type Problem, problem } from '../problem.ts'
import type { Mock, TokenIssue } from '../seams.ts'
import type { AccessToken, Grant, RefreshToken } from './ledger.ts'
import { tokenAuth } from './token-auth.ts'

/** A pair of tokens that counts: an access token, or a refresh token alone once its access tokens are over. */
interface LivePair {
  readonly grant: Grant
  readonly access?: AccessToken
  readonly issuedAtMs: number
}

export function liveTokenLimit(_issue: TokenIssue, { partner }: Mock): MaxLiveTokens | undefined {
  return partner.auth.kind === 'oauth2' ? partner.auth.maxLiveTokens : undefined
}

/** Makes room for one pair of tokens more, or says why there is none. */
export function makeRoom(issue: TokenIssue, mock: Mock): Problem | undefined {
  const limit = mock.seams.liveTokenLimit(issue, mock)
  if (limit === undefined || takesThePlaceOfAnother(issue, mock)) return undefined
  const [oldest, ...others] = livePairs(issue, mock)
  if (oldest === undefined || others.length + 1 < limit.count) return undefined
  if (limit.onLimit === 'refuse')
    return problem('live_tokens', limit.error, 'Too many tokens of this user are alive.')
  const isItsLast = !others.some(({ grant }) => grant === oldest.grant)
  if (isItsLast && oldest.grant !== issue.grant) mock.ledger.revokeGrant(oldest.grant, mock.clock.epochMs())
  else if (oldest.access !== undefined) oldest.access.revokedAtMs ??= mock.clock.epochMs()
  return undefined
}

/** Whether as many pairs are alive afterwards as before. */
function takesThePlaceOfAnother({ reason }: TokenIssue, { partner }: Mock): boolean {
  const auth = tokenAuth(partner)
  if (reason !== 'refresh' || auth.kind !== 'oauth2') return false
  return auth.refresh.oldPair === 'endsAtOnce' || auth.refresh.kind === 'extending'
}

/** Of the same user at the same client, the oldest first; one whose refresh token is all that is left is renewed by a refresh. */
function livePairs({ grant: owner, reason }: TokenIssue, mock: Mock): readonly LivePair[] {
  const grants = mock.ledger.grants.filter(
    ({ userId, clientId }) => userId === owner.userId && clientId === owner.clientId,
  )
  return grants
    .flatMap((grant) => pairsOf(grant, mock))
    .filter(({ grant, access }) => reason !== 'refresh' || grant !== owner || access !== undefined)
    .toSorted((a, b) => a.issuedAtMs - b.issuedAtMs)
}

function pairsOf(grant: Grant, { ledger, clock }: Mock): readonly LivePair[] {
  const nowMs = clock.epochMs()
  const isAlive = (token: AccessToken | RefreshToken) =>
    token.grant === grant && token.revokedAtMs === undefined && nowMs < (token.expiresAtMs ?? Infinity)
  const access = ledger.accessTokensOf(grant).filter(isAlive)
  if (access.length > 0)
    return access.map((token) => ({ grant, access: token, issuedAtMs: token.issuedAtMs }))
  const refresh = ledger.refreshTokens.findLast((token) => isAlive(token) && token.rotatedAtMs === undefined)
  return refresh === undefined ? [] : [{ grant, issuedAtMs: refresh.issuedAtMs }]
}
