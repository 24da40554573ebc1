import type { Fault } from '../../fault.ts'
import { dataCalledText } from './data-called-text.ts'
import { endDateInclusive } from './end-date-inclusive.ts'
import { endMissing } from './end-missing.ts'
import { idMissing } from './id-missing.ts'
import { invertedRangeTurnedAround } from './inverted-range-turned-around.ts'
import { lastOfEachPageLost } from './last-of-each-page-lost.ts'
import { malformedRangeCrashes } from './malformed-range-crashes.ts'
import { malformedRangeIgnored } from './malformed-range-ignored.ts'
import { nextPageElsewhere } from './next-page-elsewhere.ts'
import { noDataIsNotFound } from './no-data-is-not-found.ts'
import { nothingRecent } from './nothing-recent.ts'
import { numbersBecomeText } from './numbers-become-text.ts'
import { offsetDropped } from './offset-dropped.ts'
import { offsetInAnotherUnit } from './offset-in-another-unit.ts'
import { oneIdForAll } from './one-id-for-all.ts'
import { orderByChance } from './order-by-chance.ts'
import { pageSizeIgnored } from './page-size-ignored.ts'
import { pagesOverlap } from './pages-overlap.ts'
import { pagingWithoutEnd } from './paging-without-end.ts'
import { rangeIgnored } from './range-ignored.ts'
import { recordsElsewhere } from './records-elsewhere.ts'
import { recordsFromTheFuture } from './records-from-the-future.ts'
import { recordsOfSomebodyElse } from './records-of-somebody-else.ts'
import { refusalsWithoutWords } from './refusals-without-words.ts'
import { shortRangesWidened } from './short-ranges-widened.ts'
import { smallPagesOverlap } from './small-pages-overlap.ts'
import { startAndEndSwapped } from './start-and-end-swapped.ts'
import { startExclusive } from './start-exclusive.ts'
import { startInWords } from './start-in-words.ts'
import { undocumentedMembers } from './undocumented-members.ts'
import { updatedBeforeStart } from './updated-before-start.ts'
import { userOfRequestTrusted } from './user-of-request-trusted.ts'
import { wideRangeCut } from './wide-range-cut.ts'

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
  malformedRangeCrashes,
  refusalsWithoutWords,
  noDataIsNotFound,
]
