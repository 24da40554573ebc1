import { DATA_TYPES } from './data.ts'
import { encryptedEndpoints, encryptedEnvironments, mockEnvironment } from './lint-environments.ts'
import { deferredTold, eventsDistinct, eventsFound, eventsUsable } from './lint-events.ts'
import { examplesSuccessful, examplesValid } from './lint-examples.ts'
import { lifetimesSane, liveTokensEnd } from './lint-limits.ts'
import { orderKept } from './lint-order.ts'
import { pagesFollowable } from './lint-paging.ts'
import { recordsFound, userIdInData } from './lint-records.ts'
import { refreshCoherent, refreshTokenGiven } from './lint-refresh.ts'
import type { Finding, LintRule, LintSubject, Section } from './lint-rule.ts'
import { clientProven, scopesRequested, userIdTold } from './lint-scopes.ts'
import { secretsInRequests, secretsNamed, variablesExpanded } from './lint-secrets.ts'
import { bodiesAllowed, pagesRequestable, placeholdersKnown, rangesRequestable } from './lint-templates.ts'
import { transactionsClosed } from './lint-transactions.ts'
import { timeZoneUsed, userEmailTold } from './lint-user-facts.ts'
import { deliveriesIdentified, eventUserApart, pullOffered, signatureResolves } from './lint-webhooks.ts'
import type { LoadedPartner } from './load-partner.ts'
import type { Problem } from './problem.ts'

/** Everything that is held against a descriptor beyond its form. */
export const LINT_RULES: readonly LintRule[] = [
  encryptedEnvironments,
  mockEnvironment,
  encryptedEndpoints,
  secretsNamed,
  secretsInRequests,
  variablesExpanded,
  clientProven,
  lifetimesSane,
  liveTokensEnd,
  refreshCoherent,
  refreshTokenGiven,
  userIdTold,
  userEmailTold,
  timeZoneUsed,
  scopesRequested,
  placeholdersKnown,
  bodiesAllowed,
  pullOffered,
  rangesRequestable,
  pagesRequestable,
  examplesValid,
  examplesSuccessful,
  recordsFound,
  orderKept,
  userIdInData,
  pagesFollowable,
  transactionsClosed,
  signatureResolves,
  eventsDistinct,
  eventsUsable,
  eventsFound,
  deferredTold,
  deliveriesIdentified,
  eventUserApart,
]

/**
 * What is wrong with a partner beyond the form of its descriptor, in the order of Terra's application form: errors that
 * would make it fail, warnings that might.
 */
export function lintPartner({
  partner,
  place,
}: Pick<LoadedPartner, 'partner' | 'place'>): readonly Problem[] {
  return lint({ partner, declared: Object.keys(partner.data) }, LINT_RULES).map((finding) =>
    toProblem(finding, place),
  )
}

/** What the rules find, in the order of Terra's form. */
export function lint(subject: LintSubject, rules: readonly LintRule[]): readonly Finding[] {
  const findings = rules.flatMap((rule) => [...rule.judge(subject)])
  return findings.toSorted((a, b) => rank(a.at) - rank(b.at))
}

/** In the order of Terra's form. */
export const SECTIONS: readonly Section[] = ['environments', 'auth', 'data', 'webhooks', 'rateLimit']

function rank(pointer: string): number {
  const [, section = '', member = ''] = pointer.split('/')
  const within = section === 'data' ? (DATA_TYPES as readonly string[]).indexOf(member) + 1 : 0
  return (SECTIONS as readonly string[]).indexOf(section) * 10 + within
}

/** A finding where it stands. */
export function toProblem({ at, ...wording }: Finding, place: LoadedPartner['place']): Problem {
  return { ...place(at), ...wording }
}
