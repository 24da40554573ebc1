import { TerrariumError } from '../kernel/errors.ts'
import type { GrantEnd } from './grant.ts'

/** The step of linking a user that went wrong. */
export type ConnectStep = 'consent' | 'redirect' | 'token' | 'userId' | 'userEmail' | 'afterLink'

/** A user could not be linked. */
export class ConnectFailedError extends TerrariumError {
  readonly code = 'CONNECT_FAILED'
  readonly step: ConnectStep
  readonly reason: string

  constructor(step: ConnectStep, reason: string, options?: ErrorOptions) {
    super(`Failed to connect a user: ${reason}.`, REMEDIES[step], options)
    this.step = step
    this.reason = reason
  }
}

/** The grant is over: no request with it can succeed again. */
export class GrantDeadError extends TerrariumError {
  readonly code = 'GRANT_DEAD'
  readonly connectionId: string
  readonly reason: GrantEnd
  /** The same in words that name no connection, for who may not be told of one. */
  readonly explanation: string

  constructor(connectionId: string, reason: GrantEnd) {
    super(
      `Failed to use connection ${connectionId}: its grant is over (${GRANT_ENDS[reason]}).`,
      'Let the user connect again.',
    )
    this.connectionId = connectionId
    this.reason = reason
    this.explanation = `the grant is over: ${GRANT_ENDS[reason]}`
  }
}

/** Why a pull came to nothing. */
export type PullFailure =
  /** The partner does not give a token now; the grant may well be alive. */
  | 'tokenUnavailable'
  /** 401, with a fresh token too. */
  | 'unauthorized'
  /** 403 or 412: a scope, a membership or a consent is missing. */
  | 'forbidden'
  /** Still too many requests after waiting. */
  | 'rateLimited'
  /** Still 5xx after waiting. */
  | 'unavailable'
  /** Any other status that is no success. */
  | 'refused'
  /** The answer is not what the descriptor declares. */
  | 'malformed'
  /** The pages do not end: a cursor, a page or its records come again. */
  | 'loop'
  /** More pages than anybody should need. */
  | 'tooManyPages'
  /** The next page is on another host, which must not see our token. */
  | 'foreignHost'
  /** The partner sends the records later, by webhook. */
  | 'sentLater'
  /** What it has promised to send did not come in time. */
  | 'nothingCame'

/** A pull could not be finished. */
export class PullFailedError extends TerrariumError {
  readonly code = 'PULL_FAILED'
  readonly failure: PullFailure
  readonly reason: string
  /** The last answer's status, an error inside HTTP 200 counted as itself. */
  readonly status: number | undefined

  constructor(
    failure: PullFailure,
    reason: string,
    options: ErrorOptions & { readonly status?: number } = {},
  ) {
    super(`Failed to pull: ${reason}.`, PULL_REMEDIES[failure], options)
    this.failure = failure
    this.reason = reason
    this.status = options.status
  }
}

const REMEDIES: Readonly<Record<ConnectStep, string>> = {
  consent: 'Consent in a browser, or give the environment a user that consents automatically.',
  redirect:
    'Start again from the authorization URL of this attempt, and compare the redirect URI with the registered one.',
  token:
    'Compare the client id, the secret, the redirect URI and `auth` of the descriptor with what the partner registered.',
  userEmail: 'Correct `auth.userEmail` of the descriptor, or have the partner return the address there.',
  userId: 'Correct `auth.userId` of the descriptor, or have the partner return the id there.',
  afterLink: 'Correct `auth.afterLink` of the descriptor, or have the partner accept the request.',
}

const GRANT_ENDS: Readonly<Record<GrantEnd, string>> = {
  invalidGrant: 'the partner answered invalid_grant',
  refusedWithoutReason: 'the partner kept refusing to renew it, without a reason',
  notRenewable: 'its access token is refused and there is no refresh token',
  deauthorized: 'the user has withdrawn',
  revoked: 'it was revoked',
  replaced: 'the user has connected anew',
}

const PULL_REMEDIES: Readonly<Record<PullFailure, string>> = {
  tokenUnavailable: 'Try again later; the token endpoint does not answer with a token now.',
  unauthorized:
    'Let the user connect again, or find out why the partner refuses a token that it has just issued.',
  forbidden: 'Let the user connect again and grant what this data type needs.',
  rateLimited: 'Ask less often, or for narrower windows.',
  unavailable: 'Try again later.',
  refused: 'Compare `data` of the descriptor with what the partner expects.',
  malformed: 'Correct `response`, `records` and `empty` of the descriptor, or the answer.',
  loop: 'Correct `paging` of the descriptor, or have the partner end its pages.',
  tooManyPages: 'Ask for narrower windows, or have the partner end its pages.',
  foreignHost: 'Have the partner give URLs of its own host.',
  sentLater: 'Receive them: `terrarium listen` shows what the partner sends.',
  nothingCame:
    'Find out whether the partner delivers to our endpoint, and whether the user has any data there.',
}
