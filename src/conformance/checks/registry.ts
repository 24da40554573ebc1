import type { Check } from '../check.ts'
import { AUTH_CHECKS } from './auth/auth-checks.ts'
import { END_TO_END_CHECKS } from './end-to-end/end-to-end-checks.ts'
import { MAPPING_CHECKS } from './mapping/mapping-checks.ts'
import { PULL_CHECKS } from './pull/pull-checks.ts'
import { TRANSPORT_CHECKS } from './transport/transport-checks.ts'
import { WEBHOOK_CHECKS } from './webhook/webhook-checks.ts'

/** Every check, in the order of a report. */
export const CHECKS: readonly Check[] = [
  ...TRANSPORT_CHECKS,
  ...AUTH_CHECKS,
  ...PULL_CHECKS,
  ...WEBHOOK_CHECKS,
  ...MAPPING_CHECKS,
  ...END_TO_END_CHECKS,
]
