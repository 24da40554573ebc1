import type { Partner } from '../../../src/partner/partner.ts'
import {
  askingForAnEcho,
  limitedTightly,
  limitedUntilADate,
  mappedToNothing,
  mappedWrongly,
  namingTheUser,
  pagingByUrl,
  returningTheSecret,
  sendingNightsLater,
} from './variants.ts'

/** Checks that neither partner's faults can fail: they take another declaration, or a mapping that is wrong. */
export const ELSEWHERE: readonly (readonly [string, (partner: Partner) => Partner, string | undefined])[] = [
  ['pull/paging-stays-home', pagingByUrl, 'next-page-elsewhere'],
  ['pull/other-user-refused', namingTheUser, 'user-of-request-trusted'],
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
  ['webhook/handshake-asked', askingForAnEcho, 'handshake-skipped'],
  ['webhook/handshake-enforced', askingForAnEcho, 'handshake-answer-ignored'],
  ['webhook/secret-returned', returningTheSecret, 'secret-not-returned'],
  ['webhook/secret-strong', returningTheSecret, 'secret-guessable'],
  ['mapping/not-empty', (partner) => mappedToNothing(partner, 'sleep'), undefined],
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
