import type { Partner } from '../../../src/partner/partner.ts'
import { TIME_VARIANTS, withTimes } from '../../integration/dimensions/time-variants.ts'
import { namingWorkouts, offeringWorkouts, offeringWorkoutsInOrder } from '../../support/offering-workouts.ts'
import {
  askingForAnEcho,
  callingUsersOtherwise,
  limitedTightly,
  limitedUntilADate,
  mappedToNothing,
  mappedWrongly,
  namingByEmail,
  namingTheUser,
  newestFirst,
  pagingByUrl,
  returningTheSecret,
  sendingNightsLater,
} from './variants.ts'

/** The partner, whose nights are told in local time and with the name of the zone. */
const namingTheZone = (partner: Partner) =>
  withTimes(partner, TIME_VARIANTS['local times, and an IANA name']!)

/** The partner, whose nights are told in local time and with an offset such as 3600s. */
const writingDurations = (partner: Partner) =>
  withTimes(partner, TIME_VARIANTS['local times, and an offset that is a duration']!)

/** The partner, whose users' zones stand in their profiles alone. */
const tellingTheZoneOnce = (partner: Partner) =>
  withTimes(partner, TIME_VARIANTS['local times, and instants to ask by']!)

/** Checks that neither partner's faults can fail: they take another declaration, or a mapping that is wrong. */
export const ELSEWHERE: readonly (readonly [string, (partner: Partner) => Partner, string | undefined])[] = [
  ['pull/paging-stays-home', pagingByUrl, 'next-page-elsewhere'],
  ['pull/other-user-refused', namingTheUser, 'user-of-request-trusted'],
  ['pull/other-user-refused', namingByEmail, 'user-of-request-trusted'],
  ['pull/second-user-refused', namingTheUser, 'any-user-who-exists'],
  ['pull/second-user-refused', namingByEmail, 'any-user-who-exists'],
  ['pull/order-as-declared', newestFirst, 'order-turned-around'],
  ['pull/order-as-declared', newestFirst, 'order-within-pages-reversed'],
  ['pull/order-as-declared', newestFirst, 'order-of-storage'],
  ['pull/records-in-order', (partner) => partner, 'order-of-storage'],
  ['pull/transaction-opens', offeringWorkouts, 'transaction-without-an-id'],
  ['pull/transaction-as-declared', offeringWorkouts, 'transaction-lists-ids-alone'],
  ['pull/transaction-as-declared', namingWorkouts, 'transaction-lists-ids-alone'],
  ['pull/transaction-as-declared', offeringWorkoutsInOrder, 'order-turned-around'],
  ['pull/transaction-lists-the-same', offeringWorkouts, 'listing-takes-the-records'],
  ['pull/second-open-as-declared', offeringWorkouts, 'each-open-opens-another'],
  ['pull/unknown-transaction-refused', offeringWorkouts, 'unknown-transaction-empty'],
  ['pull/other-transaction-refused', namingWorkouts, 'transaction-of-anybody'],
  ['pull/uncommitted-offered-again', offeringWorkouts, 'uncommitted-lost'],
  ['pull/commit-accepted', offeringWorkouts, 'commits-refused'],
  ['pull/committed-not-offered-again', namingWorkouts, 'commit-without-effect'],
  ['pull/committed-transaction-over', offeringWorkouts, 'committed-transaction-stays-open'],
  ['pull/nothing-new-as-declared', offeringWorkouts, 'nothing-new-is-an-empty-transaction'],
  ['pull/offset-present', namingTheZone, 'zone-abbreviated'],
  ['pull/offset-present', writingDurations, 'duration-without-its-unit'],
  ['pull/start-bound-inside', namingTheZone, 'zone-of-the-server'],
  ['pull/start-bound-inside', tellingTheZoneOnce, 'zone-of-the-server'],
  ['pull/limit-not-lower', limitedTightly, 'limit-lower-than-declared'],
  ['pull/limit-holds', limitedTightly, 'limit-never-reached'],
  ['pull/limit-refusal-as-declared', limitedTightly, 'limit-as-unavailable'],
  ['pull/limit-refusal-as-declared', limitedTightly, 'limit-inside-200'],
  ['pull/limit-says-when', limitedTightly, 'limit-without-retry-after'],
  ['pull/limit-says-when', limitedTightly, 'retry-after-in-milliseconds'],
  ['pull/limit-says-when', limitedUntilADate, 'retry-after-in-the-past'],
  ['pull/limit-says-when', limitedUntilADate, 'retry-after-in-local-time'],
  ['pull/limit-over-when-told', limitedTightly, 'retry-after-too-short'],
  ['pull/limit-for-each-alone', limitedTightly, 'limit-shared-by-users'],
  ['pull/deferred-promised', sendingNightsLater, 'deferred-first-is-a-duplicate'],
  ['pull/deferred-promised', sendingNightsLater, 'deferred-answers-nothing'],
  ['pull/deferred-duplicate-told', sendingNightsLater, 'deferred-twice-promised'],
  ['pull/deferred-records-come', sendingNightsLater, 'deferred-records-never-come'],
  ['pull/deferred-records-come', sendingNightsLater, 'deferred-records-come-late'],
  ['pull/deferred-records-in-range', sendingNightsLater, 'deferred-records-of-all-time'],
  ['webhook/user-id-matches', callingUsersOtherwise, 'event-user-by-linked-id'],
  ['webhook/handshake-asked', askingForAnEcho, 'handshake-skipped'],
  ['webhook/handshake-enforced', askingForAnEcho, 'handshake-answer-ignored'],
  ['webhook/secret-returned', returningTheSecret, 'secret-not-returned'],
  ['webhook/secret-strong', returningTheSecret, 'secret-guessable'],
  ['mapping/not-empty', (partner) => mappedToNothing(partner, 'sleep'), undefined],
  [
    'mapping/id-preserved',
    (partner) => mappedWrongly(offeringWorkouts(partner), 'activity', '/metadata/summary_id', 'user_id'),
    undefined,
  ],
  ...(
    [
      ['mapping/start-preserved', 'sleep', '/metadata/start_time', '$time(bedtime_end)'],
      ['mapping/end-preserved', 'sleep', '/metadata/end_time', '$time(updated_at)'],
      [
        'mapping/offset-preserved',
        'sleep',
        '/metadata/start_time',
        '$time($substring(bedtime_start, 0, 19))',
      ],
      ['mapping/day-preserved', 'daily', '/metadata/start_time', '$midnight("2020-01-01")'],
      ['mapping/id-preserved', 'sleep', '/metadata/summary_id', 'user_id'],
      ['mapping/ids-stay-distinct', 'sleep', '/metadata/summary_id', 'user_id'],
      ['mapping/example-as-approved', 'sleep', '/metadata/is_nap', 'type != "nap"'],
      ['mapping/example-maps', 'sleep', '/metadata/start_time', '"banana"'],
      [
        'mapping/example-coherent',
        'sleep',
        '/sleep_durations_data/asleep/duration_deep_sleep_state_seconds',
        'deep_sleep_duration * 100',
      ],
      ['mapping/leaves-live', 'sleep', '/sleep_durations_data/sleep_efficiency', 'efficiency * 0'],
      ['mapping/leaves-shown', 'sleep', '/scores/sleep', 'sleep_score'],
      [
        'mapping/places-kept',
        'sleep',
        '/metadata/start_time',
        '$time($substring(bedtime_start, 0, 19), "+00:00")',
      ],
      ['mapping/days-kept', 'daily', '/metadata/start_time', '$midnight("2020-01-01")'],
      [
        'mapping/fractions-kept',
        'sleep',
        '/metadata/start_time',
        '$time($substring(bedtime_start, 0, 19) & $substring(bedtime_start, -6))',
      ],
      ['mapping/total-over-schema', 'sleep', '/scores/sleep', '$number(type)'],
    ] as const
  ).map(
    ([id, type, pointer, expression]) =>
      [id, (partner: Partner) => mappedWrongly(partner, type, pointer, expression), undefined] as const,
  ),
]
