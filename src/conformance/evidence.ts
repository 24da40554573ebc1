import type { AuthorizationEvidence, ConnectionEvidence, TokenExchangeEvidence } from './evidence/auth.ts'

/** What each probe leaves behind, by the probe's name. */
export interface Evidence {
  readonly authorization: AuthorizationEvidence
  readonly 'token-exchange': TokenExchangeEvidence
  readonly connection: ConnectionEvidence
}

export type ProbeName = keyof Evidence
