import type { Check } from '../../check.ts'
import { adjacentWindowsAddNothing } from './adjacent-windows-add-nothing.ts'
import { adjacentWindowsLoseNothing } from './adjacent-windows-lose-nothing.ts'
import { adjacentWindowsShareNothing } from './adjacent-windows-share-nothing.ts'
import { answerIsJson } from './answer-is-json.ts'
import { answersMatchSchema } from './answers-match-schema.ts'
import { commitAccepted } from './commit-accepted.ts'
import { committedNotOfferedAgain } from './committed-not-offered-again.ts'
import { committedTransactionOver } from './committed-transaction-over.ts'
import { declaredPageSizeKept } from './declared-page-size-kept.ts'
import { deferredDuplicateTold } from './deferred-duplicate-told.ts'
import { deferredPromised } from './deferred-promised.ts'
import { deferredRecordsCome } from './deferred-records-come.ts'
import { deferredRecordsInRange } from './deferred-records-in-range.ts'
import { earlierRecordsOutside } from './earlier-records-outside.ts'
import { emptyAsDeclared } from './empty-as-declared.ts'
import { endAfterStart } from './end-after-start.ts'
import { endBoundOutside } from './end-bound-outside.ts'
import { endPresent } from './end-present.ts'
import { exampleTypical } from './example-typical.ts'
import { freshData } from './fresh-data.ts'
import { idsNotRounded } from './ids-not-rounded.ts'
import { idsPresent } from './ids-present.ts'
import { idsStable } from './ids-stable.ts'
import { idsUnique } from './ids-unique.ts'
import { invertedRangeRefused } from './inverted-range-refused.ts'
import { jsonWhenPreferred } from './json-when-preferred.ts'
import { limitForEachAlone } from './limit-for-each-alone.ts'
import { limitHeadersAsDeclared } from './limit-headers-as-declared.ts'
import { limitHolds } from './limit-holds.ts'
import { limitNotLower } from './limit-not-lower.ts'
import { limitOverWhenTold } from './limit-over-when-told.ts'
import { limitRefusalAsDeclared } from './limit-refusal-as-declared.ts'
import { limitSaysWhen } from './limit-says-when.ts'
import { limitToldIsDeclared } from './limit-told-is-declared.ts'
import { malformedPageRefused } from './malformed-page-refused.ts'
import { malformedRangeRefused } from './malformed-range-refused.ts'
import { matchAsDeclared } from './match-as-declared.ts'
import { narrowerHoldsItsShare } from './narrower-holds-its-share.ts'
import { narrowerWithinWider } from './narrower-within-wider.ts'
import { noPageOfZero } from './no-page-of-zero.ts'
import { noServerErrors } from './no-server-errors.ts'
import { notFromFuture } from './not-from-future.ts'
import { notPubliclyCacheable } from './not-publicly-cacheable.ts'
import { nothingNewAsDeclared } from './nothing-new-as-declared.ts'
import { offsetPresent } from './offset-present.ts'
import { offsetReal } from './offset-real.ts'
import { orderAsDeclared } from './order-as-declared.ts'
import { otherTransactionRefused } from './other-transaction-refused.ts'
import { otherUserRefused } from './other-user-refused.ts'
import { oversizedRangeRefused } from './oversized-range-refused.ts'
import { pageCountCorrect } from './page-count-correct.ts'
import { pageSizeCapped } from './page-size-capped.ts'
import { pageSizeKept } from './page-size-kept.ts'
import { pagesDoNotRepeat } from './pages-do-not-repeat.ts'
import { pagesHoldEverything } from './pages-hold-everything.ts'
import { pagingEnds } from './paging-ends.ts'
import { pagingStaysHome } from './paging-stays-home.ts'
import { pullSucceeds } from './pull-succeeds.ts'
import { rangeOffsetHonoured } from './range-offset-honoured.ts'
import { rateLimitHeadersReadable } from './rate-limit-headers-readable.ts'
import { recentData } from './recent-data.ts'
import { recordsBelongToUser } from './records-belong-to-user.ts'
import { recordsInOrder } from './records-in-order.ts'
import { recordsInRange } from './records-in-range.ts'
import { recordsStable } from './records-stable.ts'
import { recordsToldOnce } from './records-told-once.ts'
import { refusalsHaveABody } from './refusals-have-a-body.ts'
import { remainingCountsDown } from './remaining-counts-down.ts'
import { resetAhead } from './reset-ahead.ts'
import { sameQuestionSameAnswer } from './same-question-same-answer.ts'
import { secondOpenAsDeclared } from './second-open-as-declared.ts'
import { secondUserRefused } from './second-user-refused.ts'
import { smallPagesDoNotRepeat } from './small-pages-do-not-repeat.ts'
import { startBoundInside } from './start-bound-inside.ts'
import { startReadable } from './start-readable.ts'
import { timesAsInExample } from './times-as-in-example.ts'
import { tooManyRequestsSayWhen } from './too-many-requests-say-when.ts'
import { transactionAsDeclared } from './transaction-as-declared.ts'
import { transactionListsTheSame } from './transaction-lists-the-same.ts'
import { transactionOpens } from './transaction-opens.ts'
import { typesAsInExample } from './types-as-in-example.ts'
import { typesDoNotDrift } from './types-do-not-drift.ts'
import { uncommittedOfferedAgain } from './uncommitted-offered-again.ts'
import { unknownTransactionRefused } from './unknown-transaction-refused.ts'
import { updatedPlausible } from './updated-plausible.ts'
import { usersApart } from './users-apart.ts'

/** The checks of how Terra reads a history. */
export const PULL_CHECKS: readonly Check[] = [
  pullSucceeds,
  recentData,
  answerIsJson,
  jsonWhenPreferred,
  answersMatchSchema,
  idsPresent,
  idsUnique,
  startReadable,
  endAfterStart,
  endPresent,
  offsetPresent,
  offsetReal,
  notFromFuture,
  recordsInRange,
  recordsBelongToUser,
  updatedPlausible,
  pagingEnds,
  pagingStaysHome,
  pagesDoNotRepeat,
  exampleTypical,
  adjacentWindowsLoseNothing,
  adjacentWindowsAddNothing,
  adjacentWindowsShareNothing,
  sameQuestionSameAnswer,
  pagesHoldEverything,
  pageSizeKept,
  smallPagesDoNotRepeat,
  malformedRangeRefused,
  invertedRangeRefused,
  oversizedRangeRefused,
  otherUserRefused,
  noServerErrors,
  refusalsHaveABody,
  emptyAsDeclared,
  narrowerWithinWider,
  narrowerHoldsItsShare,
  idsStable,
  recordsStable,
  rangeOffsetHonoured,
  startBoundInside,
  endBoundOutside,
  earlierRecordsOutside,
  matchAsDeclared,
  malformedPageRefused,
  noPageOfZero,
  pageSizeCapped,
  declaredPageSizeKept,
  pageCountCorrect,
  recordsInOrder,
  orderAsDeclared,
  typesDoNotDrift,
  typesAsInExample,
  timesAsInExample,
  idsNotRounded,
  freshData,
  recordsToldOnce,
  notPubliclyCacheable,
  rateLimitHeadersReadable,
  tooManyRequestsSayWhen,
  usersApart,
  secondUserRefused,
  limitHeadersAsDeclared,
  limitToldIsDeclared,
  remainingCountsDown,
  resetAhead,
  limitNotLower,
  limitHolds,
  limitRefusalAsDeclared,
  limitSaysWhen,
  limitOverWhenTold,
  limitForEachAlone,
  deferredPromised,
  deferredDuplicateTold,
  deferredRecordsCome,
  deferredRecordsInRange,
  transactionOpens,
  transactionAsDeclared,
  transactionListsTheSame,
  secondOpenAsDeclared,
  unknownTransactionRefused,
  otherTransactionRefused,
  uncommittedOfferedAgain,
  commitAccepted,
  committedNotOfferedAgain,
  committedTransactionOver,
  nothingNewAsDeclared,
] as readonly Check[]
