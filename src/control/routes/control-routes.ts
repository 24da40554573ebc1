import type { ControlRoute } from '../route.ts'
import { CLOCK_ROUTES } from './clock-routes.ts'
import { FAULT_ROUTES } from './fault-routes.ts'
import { GRANT_ROUTES } from './grant-routes.ts'
import { JOURNAL_ROUTES } from './journal-routes.ts'
import { describing, PROCESS_ROUTES } from './process-routes.ts'
import { WEBHOOK_ROUTES } from './webhook-routes.ts'

/** All that the control plane can do, in the order of its documentation. */
export const CONTROL_ROUTES: readonly ControlRoute[] = [
  describing(() => CONTROL_ROUTES),
  ...PROCESS_ROUTES,
  ...CLOCK_ROUTES,
  ...FAULT_ROUTES,
  ...GRANT_ROUTES,
  ...WEBHOOK_ROUTES,
  ...JOURNAL_ROUTES,
]
