import { renewedTokens } from '../client/renewed-tokens.ts'
import { TerrariumError } from '../kernel/errors.ts'
import type { ConnectionEvidence } from './evidence/auth.ts'
import { freshGrant } from './open-grant.ts'
import { isBlocked, type ProbeContext } from './probe.ts'
import { noRefresh, renewable, useRefreshToken } from './refreshing.ts'

/** Renewed with less than a tenth of its life left, and never earlier than this before its end. */
const MARGIN_MS = 300_000

type Held = ConnectionEvidence['grant']

/**
 * The run's own connection, renewed where its token is about to end: some probes wait for longer than a token lives, and
 * who comes after them has done nothing to be refused. Where it cannot be renewed it stays as it is, and what fails for
 * that reason says so. Stored connections renew themselves.
 */
export async function keepConnection(
  connection: ConnectionEvidence,
  context: ProbeContext,
): Promise<ConnectionEvidence> {
  const { grant } = connection
  if (context.stored.length > 0 || !isEnding(grant.tokens, context)) return connection
  try {
    return { ...connection, grant: await renewed(grant, context) }
  } catch (thrown) {
    if (thrown instanceof TerrariumError) return connection
    throw thrown
  }
}

async function renewed(grant: Held, context: ProbeContext): Promise<Held> {
  if (context.partner.auth.kind === 'clientCredentials') {
    const fresh = await freshGrant(context)
    return isBlocked(fresh) ? grant : fresh
  }
  const held = noRefresh(context.partner) === undefined ? renewable(grant.tokens) : undefined
  if (held === undefined || isBlocked(held)) return grant
  const { reading } = await useRefreshToken(context, held)
  return reading.kind === 'success' ? { ...grant, tokens: renewedTokens(held, reading.tokens) } : grant
}

function isEnding(
  { expiresAtMs = Number.POSITIVE_INFINITY, obtainedAtMs }: Held['tokens'],
  { clock }: ProbeContext,
): boolean {
  const marginMs = Math.min(MARGIN_MS, (expiresAtMs - obtainedAtMs) / 10)
  return clock.epochMs() + marginMs >= expiresAtMs
}
