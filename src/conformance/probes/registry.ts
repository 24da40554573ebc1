import type { Probe } from '../probe.ts'
import { accessRefusals } from './auth/access-refusals.ts'
import { authorization } from './auth/authorization.ts'
import { authorizationRefusals } from './auth/authorization-refusals.ts'
import { authorizationState } from './auth/authorization-state.ts'
import { clientBinding } from './auth/client-binding.ts'
import { codeBinding } from './auth/code-binding.ts'
import { codeLifetime } from './auth/code-lifetime.ts'
import { codeReplay } from './auth/code-replay.ts'
import { concurrentRefresh } from './auth/concurrent-refresh.ts'
import { connection } from './auth/connection.ts'
import { liveTokens } from './auth/live-tokens.ts'
import { metadata } from './auth/metadata.ts'
import { reconnect } from './auth/reconnect.ts'
import { refresh } from './auth/refresh.ts'
import { refreshExtension } from './auth/refresh-extension.ts'
import { refreshReuse } from './auth/refresh-reuse.ts'
import { refreshTokenLifetime } from './auth/refresh-token-lifetime.ts'
import { revocation } from './auth/revocation.ts'
import { scopeLimits } from './auth/scope-limits.ts'
import { tokenExchange } from './auth/token-exchange.ts'
import { tokenLifetime } from './auth/token-lifetime.ts'
import { tokenRefusals } from './auth/token-refusals.ts'
import { endToEnd } from './end-to-end/end-to-end.ts'
import { mapping } from './mapping/mapping.ts'
import { mappingExample } from './mapping/mapping-example.ts'
import { pull } from './pull/pull.ts'
import { pullBounds } from './pull/pull-bounds.ts'
import { pullCommit } from './pull/pull-commit.ts'
import { pullDeferred } from './pull/pull-deferred.ts'
import { pullEmpty } from './pull/pull-empty.ts'
import { pullFormats } from './pull/pull-formats.ts'
import { pullLimit } from './pull/pull-limit.ts'
import { pullOrder } from './pull/pull-order.ts'
import { pullOthers } from './pull/pull-others.ts'
import { pullPages } from './pull/pull-pages.ts'
import { pullRefusals } from './pull/pull-refusals.ts'
import { pullTransaction } from './pull/pull-transaction.ts'
import { pullWindows } from './pull/pull-windows.ts'
import { transport } from './transport/transport.ts'
import { webhookEvents } from './webhook/webhook-events.ts'
import { webhookPatience } from './webhook/webhook-patience.ts'
import { webhookRetry } from './webhook/webhook-retry.ts'
import { webhookRevocation } from './webhook/webhook-revocation.ts'

/** Every probe, each after those that it needs; what may harm a grant comes last. */
export const PROBES: readonly Probe[] = [
  transport,
  authorization,
  tokenExchange,
  connection,
  metadata,
  authorizationRefusals,
  authorizationState,
  tokenRefusals,
  codeBinding,
  clientBinding,
  accessRefusals,
  scopeLimits,
  reconnect,
  refresh,
  pull,
  pullWindows,
  pullBounds,
  pullPages,
  pullOrder,
  pullRefusals,
  pullFormats,
  pullEmpty,
  pullOthers,
  pullDeferred,
  pullTransaction,
  pullCommit,
  pullLimit,
  mapping,
  mappingExample,
  webhookEvents,
  webhookRetry,
  webhookPatience,
  codeReplay,
  refreshReuse,
  concurrentRefresh,
  revocation,
  webhookRevocation,
  endToEnd,
  liveTokens,
  codeLifetime,
  tokenLifetime,
  refreshTokenLifetime,
  refreshExtension,
] as readonly Probe[]
