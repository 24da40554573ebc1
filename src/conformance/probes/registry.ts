import type { Probe } from '../probe.ts'
import { authorization } from './auth/authorization.ts'
import { connection } from './auth/connection.ts'
import { tokenExchange } from './auth/token-exchange.ts'

/** Every probe, each after those that it needs; what may harm a grant comes last. */
export const PROBES: readonly Probe[] = [authorization, tokenExchange, connection] as readonly Probe[]
