import type { Environment, Partner } from '../partner/partner.ts'
import type { Outcome } from './outcome.ts'
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

/** What becomes of a probe that takes a consent of its own where only a person can give one. */
export function withoutPerson({ environmentName, partner, stored = [] }: Where): Outcome {
  const here = `in the environment '${environmentName}' only a person can consent`
  return stored.length > 0
    ? {
        kind: 'not-applicable',
        because: `it takes a consent of its own, and ${here}; the connections that terrarium connect has stored are read with and not used up`,
      }
    : {
        kind: 'error',
        because: `${here}, and no connection is stored: run terrarium connect on the descriptor of ${partner.id} with --env ${environmentName}, or declare 'consent: automatic' where the server consents by itself`,
      }
}
