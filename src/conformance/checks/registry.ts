import type { Check } from '../check.ts'
import { codeExchangeSucceeds } from './auth/code-exchange-succeeds.ts'
import { consentReturnsCode } from './auth/consent-returns-code.ts'

/** Every check, in the order of a report. */
export const CHECKS: readonly Check[] = [consentReturnsCode, codeExchangeSucceeds] as readonly Check[]
