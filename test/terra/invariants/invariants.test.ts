import { describe, expect, it } from 'vitest'
import { resolvePointer, withoutPointer, withPointer } from '../../../src/kernel/pointer.ts'
import { fieldPaths } from '../../../src/terra/field-paths.ts'
import { INVARIANTS, RECORDS_INVARIANTS } from '../../../src/terra/invariants/registry.ts'
import { judgeModel, judgeRecords, judgeUser } from '../../../src/terra/judge.ts'
import { MODEL_NAMES, type ModelName } from '../../../src/terra/model.ts'
import { EXAMPLES, NOW_MS } from '../examples/examples.ts'
import { ACTIVITY_CASES } from './cases/activity-cases.ts'
import { BODY_CASES } from './cases/body-cases.ts'
import type { Case, Changes } from './cases/case.ts'
import { DAILY_CASES } from './cases/daily-cases.ts'
import { HEART_CASES } from './cases/heart-cases.ts'
import { INTAKE_AND_CYCLE_CASES } from './cases/intake-and-cycle-cases.ts'
import { RECORDS_CASES } from './cases/records-cases.ts'
import { SLEEP_CASES } from './cases/sleep-cases.ts'
import { TIME_CASES } from './cases/time-cases.ts'

const CASES: Readonly<Record<string, readonly Case[]>> = {
  ...TIME_CASES,
  ...SLEEP_CASES,
  ...HEART_CASES,
  ...ACTIVITY_CASES,
  ...DAILY_CASES,
  ...BODY_CASES,
  ...INTAKE_AND_CYCLE_CASES,
}

const byId = <T extends { readonly id: string }>(items: readonly T[]) =>
  items.map((item) => [item.id, item] as const)

function changed(model: ModelName, changes: Changes): unknown {
  return Object.entries(changes).reduce<unknown>(
    (value, [pointer, item]) =>
      item === undefined ? withoutPointer(value, pointer) : withPointer(value, pointer, item),
    EXAMPLES[model],
  )
}

describe('the registry', () => {
  const all = [...INVARIANTS, ...RECORDS_INVARIANTS]

  it('has each invariant once, under an id of area and name', () => {
    const ids = all.map((invariant) => invariant.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/)
  })

  it('has a case that passes and one that fails for each, and for nothing else', () => {
    expect(Object.keys(CASES).sort()).toEqual(INVARIANTS.map(({ id }) => id).sort())
    expect(Object.keys(RECORDS_CASES).sort()).toEqual(RECORDS_INVARIANTS.map(({ id }) => id).sort())
  })

  it.each(byId(all))('%s reads fields of its models, and says what it is in sentences', (_, invariant) => {
    const known = new Set(invariant.models.flatMap((model) => [...fieldPaths(model).keys()]))
    expect(invariant.paths.filter((path) => !known.has(path))).toEqual([])
    expect(new Set(invariant.paths).size).toBe(invariant.paths.length)
    for (const text of [invariant.title, invariant.reason]) expect(text).toMatch(/^\S.*\.$/)
    expect(invariant.models).not.toEqual([])
  })
})

describe('an object in which everything fits', () => {
  it.each(MODEL_NAMES)('breaks nothing: %s', (model) => {
    expect(judgeModel(model, EXAMPLES[model], { nowMs: NOW_MS })).toEqual([])
    expect(judgeRecords(model, [EXAMPLES[model]])).toEqual([])
  })

  it('breaks nothing beside the objects of other models', () => {
    const lists = MODEL_NAMES.map((model) => [model, [EXAMPLES[model]]])
    expect(judgeUser(Object.fromEntries(lists))).toEqual([])
  })
})

describe.each(byId(INVARIANTS))('%s', (id, invariant) => {
  it.each(CASES[id] ?? [])('holds up to its edge, is broken beyond it, and points there: %j', (example) => {
    const { model = invariant.models[0]!, passes, fails } = example
    const breachOf = (value: unknown) =>
      judgeModel(model, value, { nowMs: NOW_MS }).find((breach) => breach.id === id)
    expect(breachOf(changed(model, passes))).toBeUndefined()
    const value = changed(model, fails)
    const breach = breachOf(value)
    expect(breach).toMatchObject({
      grade: invariant.grade,
      title: invariant.title,
      found: expect.stringMatching(/./),
    })
    expect(breach!.paths.length).toBeGreaterThan(0)
    const missing = breach!.paths.filter((path) => resolvePointer(value, path) === undefined)
    expect(missing.filter((path) => path !== '/metadata/summary_id')).toEqual([])
  })
})

it('no invariant but that of the summary_id has anything to say of null and of nothing', () => {
  for (const invariant of INVARIANTS.filter(({ id }) => id !== 'sleep/has-a-summary-id'))
    for (const model of invariant.models) {
      const sections = Object.keys(EXAMPLES[model])
      const nulls = Object.fromEntries(sections.map((section) => [section, null]))
      for (const value of [{}, nulls, null, undefined, 'banana', []])
        expect(invariant.judge(value, { model, nowMs: NOW_MS }), invariant.id).toBeUndefined()
    }
})

describe.each(byId(RECORDS_INVARIANTS))('%s', (id, invariant) => {
  it.each(RECORDS_CASES[id] ?? [])('holds up to its edge, and is broken beyond it', ({ passes, fails }) => {
    const idsOf = (records: typeof passes) => judgeUser(records).map((breach) => breach.id)
    expect(idsOf(passes)).not.toContain(id)
    expect(idsOf(fails)).toContain(id)
    const breach = judgeUser(fails).find((other) => other.id === id)!
    for (const path of breach.paths) expect(resolvePointer(fails, path), path).toBeDefined()
  })

  it('has nothing to say of nobody', () => {
    expect(invariant.judge({})).toBeUndefined()
    expect(
      invariant.judge({ sleep: [null, {}], daily: [{}, {}], body: [{}], activity: [{}, 3] }),
    ).toBeUndefined()
  })
})
