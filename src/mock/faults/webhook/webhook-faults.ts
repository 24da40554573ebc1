import type { Fault } from '../../fault.ts'
import { anotherSecret } from './another-secret.ts'
import { batchIsNoList } from './batch-is-no-list.ts'
import { bodyEncodedTwice } from './body-encoded-twice.ts'
import { bodyPrintedAnew } from './body-printed-anew.ts'
import { bodyTruncated } from './body-truncated.ts'
import { constantSignature } from './constant-signature.ts'
import { deliveredTwice } from './delivered-twice.ts'
import { deliveriesByPut } from './deliveries-by-put.ts'
import { deliveriesCalledText } from './deliveries-called-text.ts'
import { eventAboutAnotherId } from './event-about-another-id.ts'
import { eventIdMissing } from './event-id-missing.ts'
import { eventTimeInWords } from './event-time-in-words.ts'
import { eventTypeInCapitals } from './event-type-in-capitals.ts'
import { eventWithoutUser } from './event-without-user.ts'
import { eventsNeverSent } from './events-never-sent.ts'
import { firstTimestampKept } from './first-timestamp-kept.ts'
import { fullEventWithoutRecords } from './full-event-without-records.ts'
import { newIdOnRetry } from './new-id-on-retry.ts'
import { noRetries } from './no-retries.ts'
import { oneIdForAllEvents } from './one-id-for-all-events.ts'
import { recordNotNamed } from './record-not-named.ts'
import { registrationRefused } from './registration-refused.ts'
import { retriesAtOnce } from './retries-at-once.ts'
import { retriesUnsigned } from './retries-unsigned.ts'
import { retryWithAnotherBody } from './retry-with-another-body.ts'
import { staleTimestamp } from './stale-timestamp.ts'
import { timestampFromTheFuture } from './timestamp-from-the-future.ts'
import { triggerCrashes } from './trigger-crashes.ts'
import { unsigned } from './unsigned.ts'

/** Wrong ways to tell what happened. */
export const WEBHOOK_FAULTS: readonly Fault[] = [
  registrationRefused,
  triggerCrashes,
  eventsNeverSent,
  unsigned,
  anotherSecret,
  bodyPrintedAnew,
  constantSignature,
  staleTimestamp,
  timestampFromTheFuture,
  deliveriesByPut,
  deliveriesCalledText,
  bodyTruncated,
  bodyEncodedTwice,
  eventTypeInCapitals,
  eventWithoutUser,
  eventAboutAnotherId,
  eventIdMissing,
  oneIdForAllEvents,
  deliveredTwice,
  batchIsNoList,
  fullEventWithoutRecords,
  recordNotNamed,
  eventTimeInWords,
  noRetries,
  retriesAtOnce,
  newIdOnRetry,
  retryWithAnotherBody,
  retriesUnsigned,
  firstTimestampKept,
]
