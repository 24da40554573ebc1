import type { Fault } from '../../fault.ts'
import { allNumbersAsText } from './all-numbers-as-text.ts'
import { answersMixedByCache } from './answers-mixed-by-cache.ts'
import { anyUserWhoExists } from './any-user-who-exists.ts'
import { codesInCapitals } from './codes-in-capitals.ts'
import { commitWithoutEffect } from './commit-without-effect.ts'
import { commitsRefused } from './commits-refused.ts'
import { committedTransactionStaysOpen } from './committed-transaction-stays-open.ts'
import { dataCalledText } from './data-called-text.ts'
import { dataPubliclyCacheable } from './data-publicly-cacheable.ts'
import { daysCountedInUtc } from './days-counted-in-utc.ts'
import { daysFiledADayLate } from './days-filed-a-day-late.ts'
import { deferredAnswersNothing } from './deferred-answers-nothing.ts'
import { deferredFirstIsADuplicate } from './deferred-first-is-a-duplicate.ts'
import { deferredRecordsComeLate } from './deferred-records-come-late.ts'
import { deferredRecordsNeverCome } from './deferred-records-never-come.ts'
import { deferredRecordsOfAllTime } from './deferred-records-of-all-time.ts'
import { deferredTwicePromised } from './deferred-twice-promised.ts'
import { durationWithoutItsUnit } from './duration-without-its-unit.ts'
import { eachOpenOpensAnother } from './each-open-opens-another.ts'
import { eachPageSkipsOne } from './each-page-skips-one.ts'
import { emptyPageIsTheLast } from './empty-page-is-the-last.ts'
import { endDateExclusive } from './end-date-exclusive.ts'
import { endDateInclusive } from './end-date-inclusive.ts'
import { endIgnored } from './end-ignored.ts'
import { endMissing } from './end-missing.ts'
import { endReadAsMidnight } from './end-read-as-midnight.ts'
import { errorsInXml } from './errors-in-xml.ts'
import { errorsInside200 } from './errors-inside-200.ts'
import { firstAcceptedTypeTaken } from './first-accepted-type-taken.ts'
import { fractionsWhereIntegersAreDeclared } from './fractions-where-integers-are-declared.ts'
import { idMissing } from './id-missing.ts'
import { idOfTheAnswer } from './id-of-the-answer.ts'
import { idsThroughADouble } from './ids-through-a-double.ts'
import { invertedRangeTurnedAround } from './inverted-range-turned-around.ts'
import { lastOfEachPageLost } from './last-of-each-page-lost.ts'
import { latestWhenEmpty } from './latest-when-empty.ts'
import { limitAsUnavailable } from './limit-as-unavailable.ts'
import { limitForAWhile } from './limit-for-a-while.ts'
import { limitHeadersMissing } from './limit-headers-missing.ts'
import { limitHeadersOfAnotherGrammar } from './limit-headers-of-another-grammar.ts'
import { limitInWords } from './limit-in-words.ts'
import { limitInside200 } from './limit-inside-200.ts'
import { limitLowerThanDeclared } from './limit-lower-than-declared.ts'
import { limitNeverReached } from './limit-never-reached.ts'
import { limitSharedByUsers } from './limit-shared-by-users.ts'
import { limitToldTenfold } from './limit-told-tenfold.ts'
import { limitWithoutATime } from './limit-without-a-time.ts'
import { limitWithoutRetryAfter } from './limit-without-retry-after.ts'
import { listingTakesTheRecords } from './listing-takes-the-records.ts'
import { localTimeCalledUtc } from './local-time-called-utc.ts'
import { longRangesThinned } from './long-ranges-thinned.ts'
import { malformedRangeCrashes } from './malformed-range-crashes.ts'
import { malformedRangeIgnored } from './malformed-range-ignored.ts'
import { modificationNotTold } from './modification-not-told.ts'
import { nextPageElsewhere } from './next-page-elsewhere.ts'
import { noDataIsNotFound } from './no-data-is-not-found.ts'
import { noListWhenEmpty } from './no-list-when-empty.ts'
import { nothingNewIsAnEmptyTransaction } from './nothing-new-is-an-empty-transaction.ts'
import { nothingRecent } from './nothing-recent.ts'
import { nullsWhereValuesAreRequired } from './nulls-where-values-are-required.ts'
import { numbersBecomeText } from './numbers-become-text.ts'
import { offsetAddedInsteadOfTakenAway } from './offset-added-instead-of-taken-away.ts'
import { offsetDropped } from './offset-dropped.ts'
import { offsetInAnotherUnit } from './offset-in-another-unit.ts'
import { oneIdForAll } from './one-id-for-all.ts'
import { oneRecordIsNoList } from './one-record-is-no-list.ts'
import { oneTypeCrashes } from './one-type-crashes.ts'
import { onlyFirstPage } from './only-first-page.ts'
import { onlyWhatEndsInRange } from './only-what-ends-in-range.ts'
import { orderByChance } from './order-by-chance.ts'
import { orderOfStorage } from './order-of-storage.ts'
import { orderTurnedAround } from './order-turned-around.ts'
import { orderWithinPagesReversed } from './order-within-pages-reversed.ts'
import { overlapsCounted } from './overlaps-counted.ts'
import { pageIgnored } from './page-ignored.ts'
import { pageOfWordsWith200 } from './page-of-words-with-200.ts'
import { pageOfZero } from './page-of-zero.ts'
import { pageSizeIgnored } from './page-size-ignored.ts'
import { pageSizeWithoutLimit } from './page-size-without-limit.ts'
import { pagesCountedBeforeFiltering } from './pages-counted-before-filtering.ts'
import { pagesLargerThanDeclared } from './pages-larger-than-declared.ts'
import { pagesOverlap } from './pages-overlap.ts'
import { pagingWithoutEnd } from './paging-without-end.ts'
import { rangeCountedFromNow } from './range-counted-from-now.ts'
import { rangeIgnored } from './range-ignored.ts'
import { rangeInMilliseconds } from './range-in-milliseconds.ts'
import { rangeOffsetIgnored } from './range-offset-ignored.ts'
import { rangeRoundedToDays } from './range-rounded-to-days.ts'
import { recordsElsewhere } from './records-elsewhere.ts'
import { recordsFromTheFuture } from './records-from-the-future.ts'
import { recordsOfSomebodyElse } from './records-of-somebody-else.ts'
import { recordsUnderTwoIds } from './records-under-two-ids.ts'
import { refusalsForPeople } from './refusals-for-people.ts'
import { refusalsWithoutWords } from './refusals-without-words.ts'
import { remainingCountsUpwards } from './remaining-counts-upwards.ts'
import { remainingStandsStill } from './remaining-stands-still.ts'
import { resetAsAnInstant } from './reset-as-an-instant.ts'
import { resetInMilliseconds } from './reset-in-milliseconds.ts'
import { resetInThePast } from './reset-in-the-past.ts'
import { retryAfterInLocalTime } from './retry-after-in-local-time.ts'
import { retryAfterInMilliseconds } from './retry-after-in-milliseconds.ts'
import { retryAfterInThePast } from './retry-after-in-the-past.ts'
import { retryAfterTooShort } from './retry-after-too-short.ts'
import { sampleTimesWithoutOffset } from './sample-times-without-offset.ts'
import { shortPageIsTheLast } from './short-page-is-the-last.ts'
import { shortRangesWidened } from './short-ranges-widened.ts'
import { smallPagesOverlap } from './small-pages-overlap.ts'
import { startAndEndSwapped } from './start-and-end-swapped.ts'
import { startEqualsEndEmpty } from './start-equals-end-empty.ts'
import { startExclusive } from './start-exclusive.ts'
import { startInWords } from './start-in-words.ts'
import { startsCounted } from './starts-counted.ts'
import { tenDaysBehind } from './ten-days-behind.ts'
import { timesCutToTheHour } from './times-cut-to-the-hour.ts'
import { timesInMilliseconds } from './times-in-milliseconds.ts'
import { transactionListsIdsAlone } from './transaction-lists-ids-alone.ts'
import { transactionOfAnybody } from './transaction-of-anybody.ts'
import { transactionWithoutAnId } from './transaction-without-an-id.ts'
import { typeOfTheDay } from './type-of-the-day.ts'
import { uncommittedLost } from './uncommitted-lost.ts'
import { undocumentedMembers } from './undocumented-members.ts'
import { unknownTransactionEmpty } from './unknown-transaction-empty.ts'
import { updatedBeforeStart } from './updated-before-start.ts'
import { updatedInTheFuture } from './updated-in-the-future.ts'
import { userOfRequestTrusted } from './user-of-request-trusted.ts'
import { usersMixedByCache } from './users-mixed-by-cache.ts'
import { valuesMadeWhileAnswering } from './values-made-while-answering.ts'
import { wideRangeCut } from './wide-range-cut.ts'
import { wrongPageStartsOver } from './wrong-page-starts-over.ts'
import { xmlAlthoughJson } from './xml-although-json.ts'
import { xmlCalledJson } from './xml-called-json.ts'
import { xmlWhereverAccepted } from './xml-wherever-accepted.ts'
import { zoneAbbreviated } from './zone-abbreviated.ts'
import { zoneOfTheServer } from './zone-of-the-server.ts'

/** Wrong ways to answer for a history. */
export const PULL_FAULTS: readonly Fault[] = [
  endDateInclusive,
  recordsElsewhere,
  nothingRecent,
  dataCalledText,
  numbersBecomeText,
  idMissing,
  oneIdForAll,
  startInWords,
  startAndEndSwapped,
  endMissing,
  offsetDropped,
  offsetInAnotherUnit,
  recordsFromTheFuture,
  rangeIgnored,
  recordsOfSomebodyElse,
  updatedBeforeStart,
  pagingWithoutEnd,
  nextPageElsewhere,
  pagesOverlap,
  smallPagesOverlap,
  undocumentedMembers,
  startExclusive,
  shortRangesWidened,
  orderByChance,
  lastOfEachPageLost,
  pageSizeIgnored,
  malformedRangeIgnored,
  invertedRangeTurnedAround,
  wideRangeCut,
  userOfRequestTrusted,
  anyUserWhoExists,
  malformedRangeCrashes,
  refusalsWithoutWords,
  noDataIsNotFound,
  endDateExclusive,
  endReadAsMidnight,
  startEqualsEndEmpty,
  onlyWhatEndsInRange,
  overlapsCounted,
  startsCounted,
  daysFiledADayLate,
  daysCountedInUtc,
  endIgnored,
  rangeRoundedToDays,
  rangeInMilliseconds,
  rangeOffsetIgnored,
  rangeCountedFromNow,
  longRangesThinned,
  answersMixedByCache,
  usersMixedByCache,
  onlyFirstPage,
  pageIgnored,
  shortPageIsTheLast,
  emptyPageIsTheLast,
  durationWithoutItsUnit,
  eachPageSkipsOne,
  wrongPageStartsOver,
  xmlAlthoughJson,
  xmlCalledJson,
  xmlWhereverAccepted,
  zoneAbbreviated,
  zoneOfTheServer,
  pageOfZero,
  pageSizeWithoutLimit,
  pagesLargerThanDeclared,
  pagesCountedBeforeFiltering,
  orderOfStorage,
  orderTurnedAround,
  orderWithinPagesReversed,
  idOfTheAnswer,
  idsThroughADouble,
  allNumbersAsText,
  typeOfTheDay,
  fractionsWhereIntegersAreDeclared,
  nullsWhereValuesAreRequired,
  modificationNotTold,
  codesInCapitals,
  oneRecordIsNoList,
  sampleTimesWithoutOffset,
  localTimeCalledUtc,
  offsetAddedInsteadOfTakenAway,
  timesCutToTheHour,
  timesInMilliseconds,
  updatedInTheFuture,
  tenDaysBehind,
  recordsUnderTwoIds,
  valuesMadeWhileAnswering,
  dataPubliclyCacheable,
  limitWithoutATime,
  limitForAWhile,
  limitInWords,
  oneTypeCrashes,
  refusalsForPeople,
  noListWhenEmpty,
  latestWhenEmpty,
  pageOfWordsWith200,
  errorsInXml,
  errorsInside200,
  firstAcceptedTypeTaken,
  limitHeadersMissing,
  limitHeadersOfAnotherGrammar,
  limitToldTenfold,
  remainingCountsUpwards,
  remainingStandsStill,
  resetInThePast,
  resetInMilliseconds,
  resetAsAnInstant,
  limitLowerThanDeclared,
  limitNeverReached,
  limitAsUnavailable,
  limitInside200,
  limitWithoutRetryAfter,
  retryAfterInMilliseconds,
  retryAfterInThePast,
  retryAfterInLocalTime,
  retryAfterTooShort,
  limitSharedByUsers,
  deferredRecordsNeverCome,
  deferredRecordsComeLate,
  deferredFirstIsADuplicate,
  deferredAnswersNothing,
  deferredTwicePromised,
  deferredRecordsOfAllTime,
  transactionWithoutAnId,
  transactionListsIdsAlone,
  listingTakesTheRecords,
  eachOpenOpensAnother,
  unknownTransactionEmpty,
  transactionOfAnybody,
  uncommittedLost,
  commitsRefused,
  commitWithoutEffect,
  committedTransactionStaysOpen,
  nothingNewIsAnEmptyTransaction,
]
