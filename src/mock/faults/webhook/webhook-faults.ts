import type { Fault } from '../../fault.ts'
import { acknowledgementIgnored } from './acknowledgement-ignored.ts'
import { anotherSecret } from './another-secret.ts'
import { batchEmpty } from './batch-empty.ts'
import { batchIsNoList } from './batch-is-no-list.ts'
import { batchOverItsLimit } from './batch-over-its-limit.ts'
import { bodyAsForm } from './body-as-form.ts'
import { bodyEncodedTwice } from './body-encoded-twice.ts'
import { bodyInUtf16 } from './body-in-utf-16.ts'
import { bodyPrintedAnew } from './body-printed-anew.ts'
import { bodyTamperedWith } from './body-tampered-with.ts'
import { bodyTruncated } from './body-truncated.ts'
import { byteOrderMark } from './byte-order-mark.ts'
import { callbackPathDropped } from './callback-path-dropped.ts'
import { constantSignature } from './constant-signature.ts'
import { deliveredTwice } from './delivered-twice.ts'
import { deliveriesByPut } from './deliveries-by-put.ts'
import { deliveriesCalledText } from './deliveries-called-text.ts'
import { deliveriesReplayed } from './deliveries-replayed.ts'
import { eventAboutAnotherId } from './event-about-another-id.ts'
import { eventIdMissing } from './event-id-missing.ts'
import { eventNumbersInQuotes } from './event-numbers-in-quotes.ts'
import { eventRecordsWithoutIds } from './event-records-without-ids.ts'
import { eventTimeAhead } from './event-time-ahead.ts'
import { eventTimeInWords } from './event-time-in-words.ts'
import { eventToldAgainUnderANewId } from './event-told-again-under-a-new-id.ts'
import { eventTypeInCapitals } from './event-type-in-capitals.ts'
import { eventUnderAnotherType } from './event-under-another-type.ts'
import { eventUserByLinkedId } from './event-user-by-linked-id.ts'
import { eventUserNull } from './event-user-null.ts'
import { eventUserRounded } from './event-user-rounded.ts'
import { eventWithoutARequiredMember } from './event-without-a-required-member.ts'
import { eventWithoutUser } from './event-without-user.ts'
import { eventsAfterRevocation } from './events-after-revocation.ts'
import { eventsAnHourLate } from './events-an-hour-late.ts'
import { eventsNeverSent } from './events-never-sent.ts'
import { eventsOutOfOrder } from './events-out-of-order.ts'
import { firstTimestampKept } from './first-timestamp-kept.ts'
import { fullEventWithoutRecords } from './full-event-without-records.ts'
import { givenUpAfterOneRetry } from './given-up-after-one-retry.ts'
import { handshakeAnswerIgnored } from './handshake-answer-ignored.ts'
import { handshakeSkipped } from './handshake-skipped.ts'
import { impatientSender } from './impatient-sender.ts'
import { newIdOnRetry } from './new-id-on-retry.ts'
import { noRetries } from './no-retries.ts'
import { oneEventNeverSent } from './one-event-never-sent.ts'
import { oneIdForAllEvents } from './one-id-for-all-events.ts'
import { oneStatusCounts } from './one-status-counts.ts'
import { recordNotNamed } from './record-not-named.ts'
import { registrationRefused } from './registration-refused.ts'
import { retriesAtOnce } from './retries-at-once.ts'
import { retriesTooLate } from './retries-too-late.ts'
import { retriesUnsigned } from './retries-unsigned.ts'
import { retryWithAnotherBody } from './retry-with-another-body.ts'
import { secretGuessable } from './secret-guessable.ts'
import { secretNotReturned } from './secret-not-returned.ts'
import { signatureByAnotherAlgorithm } from './signature-by-another-algorithm.ts'
import { signatureInAnotherHeader } from './signature-in-another-header.ts'
import { signatureInCapitals } from './signature-in-capitals.ts'
import { signatureInHex } from './signature-in-hex.ts'
import { signatureKeyAsShown } from './signature-key-as-shown.ts'
import { signatureKeyWithSuffix } from './signature-key-with-suffix.ts'
import { signatureOverAnotherLine } from './signature-over-another-line.ts'
import { signatureOverBodyAlone } from './signature-over-body-alone.ts'
import { signatureWithEmptyKey } from './signature-with-empty-key.ts'
import { signatureWithoutBody } from './signature-without-body.ts'
import { signatureWithoutItsMark } from './signature-without-its-mark.ts'
import { staleTimestamp } from './stale-timestamp.ts'
import { timeOutsNotRetried } from './time-outs-not-retried.ts'
import { timestampFromTheFuture } from './timestamp-from-the-future.ts'
import { timestampInMilliseconds } from './timestamp-in-milliseconds.ts'
import { tokenInDelivery } from './token-in-delivery.ts'
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
  signatureInHex,
  signatureInCapitals,
  signatureKeyAsShown,
  signatureKeyWithSuffix,
  signatureByAnotherAlgorithm,
  signatureWithEmptyKey,
  signatureWithoutBody,
  signatureOverAnotherLine,
  signatureOverBodyAlone,
  signatureInAnotherHeader,
  signatureWithoutItsMark,
  timestampInMilliseconds,
  callbackPathDropped,
  tokenInDelivery,
  byteOrderMark,
  bodyInUtf16,
  bodyAsForm,
  oneEventNeverSent,
  eventUnderAnotherType,
  eventUserByLinkedId,
  eventUserNull,
  eventNumbersInQuotes,
  eventWithoutARequiredMember,
  eventUserRounded,
  eventToldAgainUnderANewId,
  eventTimeAhead,
  eventRecordsWithoutIds,
  batchEmpty,
  batchOverItsLimit,
  acknowledgementIgnored,
  oneStatusCounts,
  impatientSender,
  timeOutsNotRetried,
  givenUpAfterOneRetry,
  retriesTooLate,
  handshakeSkipped,
  handshakeAnswerIgnored,
  secretNotReturned,
  secretGuessable,
  eventsAfterRevocation,
  bodyTamperedWith,
  deliveriesReplayed,
  eventsAnHourLate,
  eventsOutOfOrder,
]
