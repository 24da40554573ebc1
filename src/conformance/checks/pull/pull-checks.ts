import type { Check } from '../../check.ts'
import { adjacentWindowsAddNothing } from './adjacent-windows-add-nothing.ts'
import { adjacentWindowsLoseNothing } from './adjacent-windows-lose-nothing.ts'
import { adjacentWindowsShareNothing } from './adjacent-windows-share-nothing.ts'
import { answerIsJson } from './answer-is-json.ts'
import { answersMatchSchema } from './answers-match-schema.ts'
import { emptyAsDeclared } from './empty-as-declared.ts'
import { endAfterStart } from './end-after-start.ts'
import { endPresent } from './end-present.ts'
import { exampleTypical } from './example-typical.ts'
import { idsPresent } from './ids-present.ts'
import { idsUnique } from './ids-unique.ts'
import { invertedRangeRefused } from './inverted-range-refused.ts'
import { malformedRangeRefused } from './malformed-range-refused.ts'
import { noServerErrors } from './no-server-errors.ts'
import { notFromFuture } from './not-from-future.ts'
import { offsetPresent } from './offset-present.ts'
import { offsetReal } from './offset-real.ts'
import { otherUserRefused } from './other-user-refused.ts'
import { oversizedRangeRefused } from './oversized-range-refused.ts'
import { pageSizeKept } from './page-size-kept.ts'
import { pagesDoNotRepeat } from './pages-do-not-repeat.ts'
import { pagesHoldEverything } from './pages-hold-everything.ts'
import { pagingEnds } from './paging-ends.ts'
import { pagingStaysHome } from './paging-stays-home.ts'
import { pullSucceeds } from './pull-succeeds.ts'
import { recentData } from './recent-data.ts'
import { recordsBelongToUser } from './records-belong-to-user.ts'
import { recordsInRange } from './records-in-range.ts'
import { refusalsHaveABody } from './refusals-have-a-body.ts'
import { sameQuestionSameAnswer } from './same-question-same-answer.ts'
import { smallPagesDoNotRepeat } from './small-pages-do-not-repeat.ts'
import { startReadable } from './start-readable.ts'
import { updatedPlausible } from './updated-plausible.ts'

/** The checks of how Terra reads a history. */
export const PULL_CHECKS: readonly Check[] = [
  pullSucceeds,
  recentData,
  answerIsJson,
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
] as readonly Check[]
