import type {
  AccessRefusalsEvidence,
  AuthorizationEvidence,
  AuthorizationRefusalsEvidence,
  AuthorizationStateEvidence,
  ClientBindingEvidence,
  CodeBindingEvidence,
  CodeLifetimeEvidence,
  CodeReplayEvidence,
  ConcurrentRefreshEvidence,
  ConnectionEvidence,
  LiveTokensEvidence,
  MetadataEvidence,
  ReconnectEvidence,
  RefreshEvidence,
  RefreshExtensionEvidence,
  RefreshReuseEvidence,
  RefreshTokenLifetimeEvidence,
  RevocationEvidence,
  ScopeLimitsEvidence,
  TokenExchangeEvidence,
  TokenLifetimeEvidence,
  TokenRefusalsEvidence,
} from './evidence/auth.ts'

import type { EndToEndEvidence } from './evidence/end-to-end.ts'
import type { MappingEvidence, MappingExampleEvidence } from './evidence/mapping.ts'
import type {
  PullBoundsEvidence,
  PullDeferredEvidence,
  PullEmptyEvidence,
  PullEvidence,
  PullFormatsEvidence,
  PullLimitEvidence,
  PullOrderEvidence,
  PullOthersEvidence,
  PullPagesEvidence,
  PullRefusalsEvidence,
  PullWindowsEvidence,
} from './evidence/pull.ts'
import type { PullCommitEvidence, PullTransactionEvidence } from './evidence/transaction.ts'
import type { TransportEvidence } from './evidence/transport.ts'
import type {
  WebhookEventsEvidence,
  WebhookPatienceEvidence,
  WebhookRetryEvidence,
  WebhookRevocationEvidence,
} from './evidence/webhook.ts'

/** What each probe leaves behind, by the probe's name. */
export interface Evidence {
  readonly transport: TransportEvidence
  readonly authorization: AuthorizationEvidence
  readonly 'token-exchange': TokenExchangeEvidence
  readonly connection: ConnectionEvidence
  readonly 'authorization-refusals': AuthorizationRefusalsEvidence
  readonly 'authorization-state': AuthorizationStateEvidence
  readonly metadata: MetadataEvidence
  readonly 'token-refusals': TokenRefusalsEvidence
  readonly 'code-binding': CodeBindingEvidence
  readonly 'client-binding': ClientBindingEvidence
  readonly 'code-replay': CodeReplayEvidence
  readonly refresh: RefreshEvidence
  readonly 'refresh-extension': RefreshExtensionEvidence
  readonly 'refresh-reuse': RefreshReuseEvidence
  readonly 'concurrent-refresh': ConcurrentRefreshEvidence
  readonly 'access-refusals': AccessRefusalsEvidence
  readonly 'code-lifetime': CodeLifetimeEvidence
  readonly 'refresh-token-lifetime': RefreshTokenLifetimeEvidence
  readonly 'live-tokens': LiveTokensEvidence
  readonly 'token-lifetime': TokenLifetimeEvidence
  readonly 'scope-limits': ScopeLimitsEvidence
  readonly revocation: RevocationEvidence
  readonly reconnect: ReconnectEvidence
  readonly pull: PullEvidence
  readonly 'pull-windows': PullWindowsEvidence
  readonly 'pull-pages': PullPagesEvidence
  readonly 'pull-order': PullOrderEvidence
  readonly 'pull-refusals': PullRefusalsEvidence
  readonly 'pull-formats': PullFormatsEvidence
  readonly 'pull-empty': PullEmptyEvidence
  readonly 'pull-bounds': PullBoundsEvidence
  readonly 'pull-others': PullOthersEvidence
  readonly 'pull-limit': PullLimitEvidence
  readonly 'pull-deferred': PullDeferredEvidence
  readonly 'pull-transaction': PullTransactionEvidence
  readonly 'pull-commit': PullCommitEvidence
  readonly mapping: MappingEvidence
  readonly 'mapping-example': MappingExampleEvidence
  readonly 'end-to-end': EndToEndEvidence
  readonly 'webhook-events': WebhookEventsEvidence
  readonly 'webhook-retry': WebhookRetryEvidence
  readonly 'webhook-patience': WebhookPatienceEvidence
  readonly 'webhook-revocation': WebhookRevocationEvidence
}

export type ProbeName = keyof Evidence
