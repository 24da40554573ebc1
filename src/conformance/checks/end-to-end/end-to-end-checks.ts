import type { Check } from '../../check.ts'
import { connects } from './connects.ts'
import { deletionHonoured } from './deletion-honoured.ts'
import { historyArrives } from './history-arrives.ts'
import { historyIsGranted } from './history-is-granted.ts'
import { historyIsTold } from './history-is-told.ts'
import { nothingNewStaysSilent } from './nothing-new-stays-silent.ts'
import { renewedGrantReads } from './renewed-grant-reads.ts'
import { revokedGrantReadsNothing } from './revoked-grant-reads-nothing.ts'
import { webhooksAccepted } from './webhooks-accepted.ts'
import { webhooksAgreeWithPull } from './webhooks-agree-with-pull.ts'
import { webhooksLeadToData } from './webhooks-lead-to-data.ts'
import { withdrawalHonoured } from './withdrawal-honoured.ts'

/** The checks of a whole connection, lived by the reference client. */
export const END_TO_END_CHECKS: readonly Check[] = [
  connects,
  historyArrives,
  historyIsGranted,
  historyIsTold,
  nothingNewStaysSilent,
  renewedGrantReads,
  webhooksAccepted,
  webhooksLeadToData,
  webhooksAgreeWithPull,
  deletionHonoured,
  withdrawalHonoured,
  revokedGrantReadsNothing,
] as readonly Check[]
