import type { Fault } from '../../fault.ts'
import { connectedOnceOnly } from './connected-once-only.ts'
import { daysSayNothing } from './days-say-nothing.ts'
import { deletionNamesNoRecord } from './deletion-names-no-record.ts'
import { eventBeforeItsData } from './event-before-its-data.ts'
import { everythingAlwaysNew } from './everything-always-new.ts'
import { freshTokenRefused } from './fresh-token-refused.ts'
import { grantSurvivesItsRevocation } from './grant-survives-its-revocation.ts'
import { olderHistoryUnavailable } from './older-history-unavailable.ts'
import { oneTypeUnavailable } from './one-type-unavailable.ts'
import { receiverGivenAnotherSecret } from './receiver-given-another-secret.ts'
import { reconnectedUserForgotten } from './reconnected-user-forgotten.ts'
import { renewalLosesScopes } from './renewal-loses-scopes.ts'
import { revocationTakesAnHour } from './revocation-takes-an-hour.ts'
import { scopesNamedOtherwise } from './scopes-named-otherwise.ts'
import { webhookAndPullDisagree } from './webhook-and-pull-disagree.ts'
import { withdrawalNamesAStranger } from './withdrawal-names-a-stranger.ts'

/** Wrong ways to behave over the whole life of a connection. */
export const END_TO_END_FAULTS: readonly Fault[] = [
  connectedOnceOnly,
  oneTypeUnavailable,
  scopesNamedOtherwise,
  daysSayNothing,
  everythingAlwaysNew,
  renewalLosesScopes,
  receiverGivenAnotherSecret,
  eventBeforeItsData,
  webhookAndPullDisagree,
  grantSurvivesItsRevocation,
  deletionNamesNoRecord,
  withdrawalNamesAStranger,
  freshTokenRefused,
  olderHistoryUnavailable,
  revocationTakesAnHour,
  reconnectedUserForgotten,
]
