import { beforeAll, describe, expect, it } from 'vitest'
import { areaOf, type Check } from '../../../src/conformance/check.ts'
import { CHECKS } from '../../../src/conformance/checks/registry.ts'
import type { Fault } from '../../../src/mock/fault.ts'
import { FAULTS, findFault } from '../../../src/mock/faults/registry.ts'
import type { Partner } from '../../../src/partner/partner.ts'
import { accusing, judgeMock } from '../../support/judge-mock.ts'
import { aurora, pulse } from '../../support/partners.ts'
import {
  askingForAnEcho,
  mappedToNothing,
  mappedWrongly,
  namingTheUser,
  pagingByUrl,
  returningTheSecret,
} from './variants.ts'

/** Auth has a file of its own: its faults are many, and some of them take other partners. */
const AREAS = ['pull', 'mapping', 'webhook', 'end-to-end'] as const
const SEED = 1

/** Enough for two retries of either partner; virtual time costs nothing. */
const PATIENCE_MS = 800_000

const partners = [await aurora(), await pulse()]
const checksOf = (area: string) => CHECKS.filter((check) => areaOf(check) === area)

async function accused(
  partner: Partner,
  faults: readonly Fault[],
  checks: readonly Check[],
): Promise<readonly string[]> {
  const report = await judgeMock(partner, { faults, seed: SEED, checks, patienceMs: PATIENCE_MS })
  return accusing(report).map(({ id }) => id)
}

describe.each(AREAS)('%s', (area) => {
  const seen = new Set<string>()
  const faults = FAULTS.filter((fault) => fault.area === area)
  const cases = partners.flatMap((partner) =>
    faults
      .filter((fault) => fault.applies?.(partner) === undefined && !isElsewhere(fault))
      .map((fault) => [`${fault.id} on ${partner.id}`, fault, partner] as const),
  )

  it.each(cases)(`%s is caught by a check that is meant for it (seed ${SEED})`, async (_, fault, partner) => {
    const ids = await accused(partner, [fault], checksOf(area))
    for (const id of ids) seen.add(id)
    expect(
      fault.caughtBy.filter((id) => ids.includes(id)),
      `found by ${ids.join(', ') || 'nobody'}`,
    ).not.toEqual([])
  })

  it.each(partners.map((partner) => [partner.id, partner] as const))(
    'honest %s is accused by none, whatever the seed',
    async (_, partner) => {
      for (const seed of [1, 2, 3]) {
        const report = await judgeMock(partner, { seed, checks: checksOf(area) })
        expect(
          accusing(report).map(({ id, found }) => `${id}: ${found}`),
          `seed ${seed}`,
        ).toEqual([])
      }
    },
  )

  it('every check fails for something', () => {
    const elsewhere = new Set(ELSEWHERE.map(([id]) => id))
    expect(
      checksOf(area)
        .map(({ id }) => id)
        .filter((id) => !seen.has(id) && !elsewhere.has(id)),
    ).toEqual([])
  })
})

/** Checks that neither partner's faults can fail: they take another declaration, or a mapping that is wrong. */
const ELSEWHERE: readonly (readonly [string, (partner: Partner) => Partner, string | undefined])[] = [
  ['pull/paging-stays-home', pagingByUrl, 'next-page-elsewhere'],
  ['pull/other-user-refused', namingTheUser, 'user-of-request-trusted'],
  [
    'mapping/start-preserved',
    (partner) => mappedWrongly(partner, 'sleep', '/metadata/start_time', '$time(bedtime_end)'),
    undefined,
  ],
  [
    'mapping/end-preserved',
    (partner) => mappedWrongly(partner, 'sleep', '/metadata/end_time', '$time(updated_at)'),
    undefined,
  ],
  [
    'mapping/offset-preserved',
    (partner) =>
      mappedWrongly(partner, 'sleep', '/metadata/start_time', '$time($substring(bedtime_start, 0, 19))'),
    undefined,
  ],
  [
    'mapping/day-preserved',
    (partner) => mappedWrongly(partner, 'daily', '/metadata/start_time', '$midnight("2020-01-01")'),
    undefined,
  ],
  [
    'mapping/id-preserved',
    (partner) => mappedWrongly(partner, 'sleep', '/metadata/summary_id', 'user_id'),
    undefined,
  ],
  [
    'mapping/ids-stay-distinct',
    (partner) => mappedWrongly(partner, 'sleep', '/metadata/summary_id', 'user_id'),
    undefined,
  ],
  ['webhook/handshake-asked', askingForAnEcho, 'handshake-skipped'],
  ['webhook/handshake-enforced', askingForAnEcho, 'handshake-answer-ignored'],
  ['webhook/secret-returned', returningTheSecret, 'secret-not-returned'],
  ['webhook/secret-strong', returningTheSecret, 'secret-guessable'],
  ['mapping/not-empty', (partner) => mappedToNothing(partner, 'sleep'), undefined],
  ...(
    [
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
        '$time($replace(bedtime_start, /[.][0-9]+/, ""))',
      ],
      ['mapping/total-over-schema', 'sleep', '/scores/sleep', '$number(type)'],
    ] as const
  ).map(
    ([id, type, pointer, expression]) =>
      [id, (partner: Partner) => mappedWrongly(partner, type, pointer, expression), undefined] as const,
  ),
]

/** Faults that both partners can have and only another declaration shows. */
function isElsewhere({ id }: Fault): boolean {
  return ELSEWHERE.some(([, , faultId]) => faultId === id)
}

describe('with another declaration', () => {
  let honest: Partner
  beforeAll(async () => {
    honest = await aurora()
  })

  it.each(ELSEWHERE)('%s fails when it should, and not before', async (id, variant, faultId) => {
    const partner = variant(honest)
    const faults = faultId === undefined ? [] : [findFault(faultId)]
    const only = CHECKS.filter((check) => check.id === id)
    expect(await accused(partner, faults, only)).toContain(id)
    expect(await accused(faultId === undefined ? honest : partner, [], only)).not.toContain(id)
  })
})

it('every fault names checks that exist, under an id of its own', () => {
  const ids = new Set<string>(CHECKS.map(({ id }) => id))
  expect(FAULTS.flatMap(({ caughtBy }) => caughtBy).filter((id) => !ids.has(id))).toEqual([])
  expect(new Set(FAULTS.map(({ id }) => id)).size).toBe(FAULTS.length)
})
