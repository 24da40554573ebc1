import { readFile } from 'node:fs/promises'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { beforeAll, describe, expect, it } from 'vitest'
import { CHECKS } from '../../../src/conformance/checks/registry.ts'
import { applyExpectedFailures } from '../../../src/conformance/expected-failures.ts'
import { jsonReport } from '../../../src/conformance/report/json.ts'
import type { Report } from '../../../src/conformance/report.ts'
import { reportSchema } from '../../../src/conformance/report-schema.ts'
import { resumed } from '../../../src/conformance/resume.ts'
import { findFault } from '../../../src/mock/faults/registry.ts'
import { judgeMock } from '../../support/judge-mock.ts'
import { aurora } from '../../support/partners.ts'
import { rehearse } from '../rehearsal.ts'

const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true })
addFormats.default(ajv)
const validate = ajv.compile(reportSchema as object)

function mistakes(report: Report | object): readonly string[] {
  const text = 'checks' in report ? jsonReport(report as Report) : JSON.stringify(report)
  return validate(JSON.parse(text))
    ? []
    : validate.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`)
}

describe("the reports' published schema", () => {
  it('is the one in the source (else: node test/support/write-report-schema.ts, then format)', async () => {
    const published = await readFile(new URL('../../../schemas/report.schema.json', import.meta.url), 'utf8')
    expect(JSON.parse(published)).toEqual(JSON.parse(JSON.stringify(reportSchema)))
  })

  it('describes every member', () => {
    const bare: string[] = []
    const visit = (schema: Record<string, unknown>, at: string) => {
      if (at !== '' && typeof schema.description !== 'string') bare.push(at)
      for (const [name, inner] of Object.entries((schema.properties ?? {}) as Record<string, object>))
        visit(inner as Record<string, unknown>, `${at}/${name}`)
      if (schema.items !== undefined) visit(schema.items as Record<string, unknown>, `${at}/items`)
    }
    visit(reportSchema as Record<string, unknown>, '')
    expect(bare).toEqual([])
  })
})

describe('a report is as its schema says', () => {
  let faulty: Report
  let interrupted: Report
  beforeAll(async () => {
    const checks = CHECKS.filter(({ id }) => id.startsWith('auth/'))
    const faults = [findFault('reusable-code')]
    faulty = await judgeMock(await aurora(), { checks, faults })
    const interrupt = new AbortController()
    const run = async () => interrupt.abort(new Error('interrupted by SIGTERM'))
    interrupted = (await rehearse({ first: { run }, second: {} }, { signal: interrupt.signal })).report
  })

  it('of a faulty partner', () => {
    expect(faulty.checks.filter(({ exchanges }) => exchanges.length > 0).length).toBeGreaterThan(0)
    expect(mistakes(faulty)).toEqual([])
  })

  it('of a run that was cut off, and of one that was gone on with', () => {
    expect(interrupted.interrupted).toBeDefined()
    expect(mistakes(interrupted)).toEqual([])
    expect(mistakes(resumed(interrupted, faulty))).toEqual([])
  })

  it('of one with expected failures of every kind', () => {
    const wrong = faulty.checks.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id)
    const right = faulty.checks.filter(({ verdict }) => verdict === 'pass').map(({ id }) => id)
    const entry = (check: string | undefined, expires: string) => ({
      check: check!,
      reason: 'known',
      owner: 'someone',
      expires,
    })
    const entries = [
      entry(wrong[0], '2099-01-01'),
      entry(right[0], '2099-01-01'),
      entry(right[1], '2020-01-01'),
    ]
    const excused = applyExpectedFailures(faulty, entries, Date.UTC(2026, 5, 10))
    const kinds = excused.checks.flatMap(({ expectation }) => expectation ?? [])
    expect(kinds).toEqual(expect.arrayContaining(['accepted', 'stale', 'expired']))
    expect(mistakes(excused)).toEqual([])
  })

  it.each([
    ['a verdict that there is not', { verdict: 'fine' }],
    ['a member that there is not', { colour: 'red' }],
    ['no seed', { seed: undefined }],
    ['a time that is none', { startedAt: 'yesterday' }],
  ])('and %s is none', (_, change) => {
    expect(mistakes({ ...faulty, ...change })).toHaveLength(1)
  })
})
