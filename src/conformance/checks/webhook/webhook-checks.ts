import type { Check } from '../../check.ts'
import { acknowledgedOnce } from './acknowledged-once.ts'
import { acknowledgementEndsDelivery } from './acknowledgement-ends-delivery.ts'
import { batchWellFormed } from './batch-well-formed.ts'
import { bodyIsJson } from './body-is-json.ts'
import { bodyMatchesSchema } from './body-matches-schema.ts'
import { deliveryIsPost } from './delivery-is-post.ts'
import { deliverySaysJson } from './delivery-says-json.ts'
import { eventArrives } from './event-arrives.ts'
import { eventIdPresent } from './event-id-present.ts'
import { eventIdsDistinct } from './event-ids-distinct.ts'
import { eventRecognised } from './event-recognised.ts'
import { eventTimeNotInFuture } from './event-time-not-in-future.ts'
import { eventTimeReadable } from './event-time-readable.ts'
import { handshakeAsked } from './handshake-asked.ts'
import { handshakeEnforced } from './handshake-enforced.ts'
import { hangRetried } from './hang-retried.ts'
import { noTokenInDelivery } from './no-token-in-delivery.ts'
import { recordNamed } from './record-named.ts'
import { recordsCarried } from './records-carried.ts'
import { recordsIdentified } from './records-identified.ts'
import { registrationSucceeds } from './registration-succeeds.ts'
import { retryHappens } from './retry-happens.ts'
import { retryKeepsId } from './retry-keeps-id.ts'
import { retryNotEarly } from './retry-not-early.ts'
import { retryRenewsTimestamp } from './retry-renews-timestamp.ts'
import { retrySameBody } from './retry-same-body.ts'
import { retrySignedAfresh } from './retry-signed-afresh.ts'
import { secretReturned } from './secret-returned.ts'
import { secretStrong } from './secret-strong.ts'
import { signaturePresent } from './signature-present.ts'
import { signatureValid } from './signature-valid.ts'
import { silentAfterRevocation } from './silent-after-revocation.ts'
import { slowAnswerAccepted } from './slow-answer-accepted.ts'
import { timestampFresh } from './timestamp-fresh.ts'
import { triggerSucceeds } from './trigger-succeeds.ts'
import { urlKept } from './url-kept.ts'
import { userIdMatches } from './user-id-matches.ts'
import { userIdPresent } from './user-id-present.ts'

/** The checks of what a partner tells us on its own. */
export const WEBHOOK_CHECKS: readonly Check[] = [
  registrationSucceeds,
  secretReturned,
  secretStrong,
  handshakeAsked,
  handshakeEnforced,
  triggerSucceeds,
  eventArrives,
  signaturePresent,
  signatureValid,
  timestampFresh,
  urlKept,
  noTokenInDelivery,
  deliveryIsPost,
  deliverySaysJson,
  bodyIsJson,
  bodyMatchesSchema,
  eventRecognised,
  userIdPresent,
  userIdMatches,
  eventIdPresent,
  eventIdsDistinct,
  acknowledgedOnce,
  batchWellFormed,
  recordsCarried,
  recordsIdentified,
  recordNamed,
  eventTimeReadable,
  eventTimeNotInFuture,
  retryHappens,
  retryNotEarly,
  retryKeepsId,
  retrySameBody,
  retrySignedAfresh,
  retryRenewsTimestamp,
  acknowledgementEndsDelivery,
  slowAnswerAccepted,
  hangRetried,
  silentAfterRevocation,
] as readonly Check[]
