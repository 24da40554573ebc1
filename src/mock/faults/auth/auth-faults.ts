import type { Fault } from '../../fault.ts'
import { pkceNotEnforced } from './pkce-not-enforced.ts'
import { reusableCode } from './reusable-code.ts'

/** Wrong ways to give and keep access. */
export const AUTH_FAULTS: readonly Fault[] = [pkceNotEnforced, reusableCode]
