import type { OAuth2Auth, Refresh } from './auth.ts'
import { requestTexts } from './lint-requests.ts'
import { error, type Finding, type LintRule, type LintSubject, warning } from './lint-rule.ts'

export const refreshCoherent: LintRule = {
  rule: 'What is said of a refresh fits its kind.',
  reads: ['auth'],
  *judge({ partner: { auth } }: LintSubject) {
    if (auth.kind !== 'oauth2') return
    yield* judgeOldPair(auth.refresh)
    yield* judgeExtension(auth)
  },
}

export const refreshTokenGiven: LintRule = {
  rule: 'A revocation names a refresh token only where there is one.',
  reads: ['auth'],
  *judge({ partner: { auth } }: LintSubject) {
    if (auth.kind !== 'oauth2' || auth.refresh.kind !== 'none' || auth.revocation === undefined) return
    const declared = { at: '/auth/revocation', purpose: 'revocation', request: auth.revocation } as const
    for (const { at, text } of requestTexts(declared)) {
      if (!text.includes('{refreshToken}')) continue
      yield error(
        at,
        'a placeholder that has a value, since refresh.kind is none',
        '{refreshToken}',
        'Write {accessToken}, or say in refresh.kind what a refresh does.',
      )
    }
  },
}

const GRACE = '/auth/refresh/graceSeconds'
const OLD_PAIR = '/auth/refresh/oldPair'
const EXTENSION = '/auth/refresh/extendsSeconds'

function* judgeOldPair({ kind, graceSeconds, oldPair }: Refresh): Iterable<Finding> {
  if (graceSeconds > 0 && kind !== 'rotating') {
    const remedy = 'Leave graceSeconds out, or write kind: rotating.'
    yield warning(
      GRACE,
      `no grace, since a refresh token of kind ${kind} has no successor`,
      `${graceSeconds}`,
      remedy,
    )
  } else if (graceSeconds > 0 && oldPair === 'endsAtOnce') {
    const remedy = 'Leave graceSeconds out, or write oldPair: livesOut or endsWhenNewIsUsed.'
    yield error(GRACE, 'no grace, since oldPair is endsAtOnce', `${graceSeconds}`, remedy)
  }
  if (oldPair === 'livesOut' || kind === 'rotating' || kind === 'static') return
  const remedy = 'Leave oldPair out, or write kind: rotating or static.'
  yield warning(OLD_PAIR, `no end of an old pair, since kind ${kind} gives no new one`, oldPair, remedy)
}

function* judgeExtension({ refresh, tokenResponse }: OAuth2Auth): Iterable<Finding> {
  const { kind, extendsSeconds } = refresh
  if (kind !== 'extending') {
    if (extendsSeconds === undefined) return
    const remedy = 'Leave extendsSeconds out, or write kind: extending.'
    yield warning(EXTENSION, `no extension, since kind is ${kind}`, `${extendsSeconds}`, remedy)
  } else if (
    extendsSeconds === undefined &&
    (tokenResponse.expiresIn ?? tokenResponse.expiresAt) === undefined
  ) {
    const remedy =
      'Add extendsSeconds, or say where the answer tells the lifetime with tokenResponse.expiresIn.'
    yield warning('/auth/refresh', 'for how long a refresh extends a token', 'nothing about it', remedy)
  }
}
