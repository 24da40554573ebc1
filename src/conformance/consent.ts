import type { Environment, Partner } from '../partner/partner.ts'
import type { Outcome } from './outcome.ts'
import type { Probe } from './probe.ts'
import type { RunOptions } from './run-options.ts'
import type { StoredConnection } from './stored-connection.ts'

interface Where {
  readonly partner: Partner
  readonly environment: Environment
  readonly environmentName: string
  readonly stored?: readonly StoredConnection[]
}

/** Whether nobody is granted anything here unless a person consents. */
export function needsPerson({ partner, environment }: Pick<Where, 'partner' | 'environment'>): boolean {
  return partner.auth.kind === 'oauth2' && environment.consent === 'browser'
}

/** The connections that the run reads with: none where it can ask for a consent of its own. */
export function storedFor(
  where: Pick<Where, 'partner' | 'environment' | 'stored'>,
): readonly StoredConnection[] {
  return needsPerson(where) ? (where.stored ?? []) : []
}

/** Why a probe that takes a consent of its own cannot have it; `undefined` where it can, or has a stored grant to use up. */
export function withoutConsent(
  { consents }: Pick<Probe, 'consents'>,
  { spendable, ...where }: Where & Pick<RunOptions, 'allow'> & { readonly spendable: readonly unknown[] },
): Outcome | undefined {
  if (consents === undefined || !needsPerson(where)) return undefined
  const { environmentName, partner, stored = [], allow } = where
  const here = `in the environment '${environmentName}' only a person can consent`
  if (stored.length === 0) {
    const because = `${here}, and no connection is stored: run terrarium connect on the descriptor of ${partner.id} with --env ${environmentName}, or declare 'consent: automatic' where the server consents by itself`
    return { kind: 'error', because }
  }
  if (consents === 'grant' && allow.has('grant')) {
    if (spendable.length > 0) return undefined
    const because = `it uses up a connection, and ${here}; store one more with terrarium connect: the first is kept`
    return { kind: 'not-applicable', because }
  }
  const because = `it takes a consent of its own, and ${here}; the connections that terrarium connect has stored are read with and not used up`
  return {
    kind: 'not-applicable',
    because: consents === 'grant' ? `${because} without --allow grant` : because,
  }
}
