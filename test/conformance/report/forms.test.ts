import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { githubAnnotations, githubSummary } from '../../../src/conformance/report/github.ts'
import { jsonReport } from '../../../src/conformance/report/json.ts'
import { junitReport } from '../../../src/conformance/report/junit.ts'
import { sarifReport } from '../../../src/conformance/report/sarif.ts'
import { textReport } from '../../../src/conformance/report/text.ts'
import type { CheckResult, Report } from '../../../src/conformance/report.ts'
import { VERDICTS } from '../../../src/conformance/verdict.ts'

/** One result of each verdict; what the partner says tries to break every form. */
const EVIL = '</failure>::error::"quoted" %0A <b>&amp;\u0000 ]]> | `code`'
const checks: readonly CheckResult[] = VERDICTS.map((verdict, index) => ({
  id: `auth/check-${index}`,
  area: 'auth',
  level: 'must',
  title: 'It is as it should be.',
  verdict,
  found: verdict === 'pass' ? null : EVIL,
  remedy: 'Mend it.',
  source: 'RFC 6749 §5.1',
  seed: 7,
  probe: 'token-exchange',
  ...(verdict === 'blocked' ? { blockedBy: 'auth/check-1' } : {}),
  exchanges: [],
  replay: `terrarium check partner.yaml --only auth/check-${index} --seed 7`,
}))

const report: Report = {
  terrarium: '0.1.0',
  partner: { id: 'aurora', name: 'Aurora Ring' },
  environment: 'staging',
  baseUrl: 'https://staging.aurora.example',
  seed: 7,
  startedAt: '2026-06-10T12:00:00.000Z',
  durationMs: 1234,
  requests: 42,
  verdict: 'could-not-run',
  counts: { error: 1, fail: 1, blocked: 1, warn: 1, pass: 1, 'not-applicable': 1 },
  checks,
}

const plain = (_: unknown, text: string) => text

describe('the forms of a report', () => {
  it('text: what is wrong with its cause, what it blocks and how to repeat it; the last line is the conclusion', () => {
    const text = textReport(report, plain)
    expect(text).toMatch(/auth\/check-1 {2}fail[\s\S]*blocks {3}auth\/check-2/)
    expect(text).toContain('--only auth/check-1 --seed 7')
    expect(text.endsWith('could not run\n')).toBe(true)
  })

  it('JSON: the report itself', () => {
    expect(JSON.parse(jsonReport(report))).toEqual(JSON.parse(JSON.stringify(report)))
  })

  it('JUnit: well-formed, whatever the partner says, with every check counted', () => {
    const xml = junitReport(report)
    expect(XMLValidator.validate(xml)).toBe(true)
    const parsed = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(xml) as {
      testsuites: {
        testsuite: {
          tests: string
          failures: string
          errors: string
          skipped: string
          testcase: Record<string, unknown>[]
        }
      }
    }
    const { testsuite } = parsed.testsuites
    expect([testsuite.tests, testsuite.failures, testsuite.errors, testsuite.skipped]).toEqual([
      '6',
      '2',
      '1',
      '1',
    ])
    expect(testsuite.testcase.filter((one) => 'failure' in one)).toHaveLength(2)
  })

  it('SARIF: a rule and a result for each that is wrong, at the descriptor', () => {
    const sarif = JSON.parse(sarifReport(report, 'contracts/aurora/partner.yaml')) as {
      runs: {
        tool: { driver: { rules: { id: string }[] } }
        results: { ruleId: string; ruleIndex: number; level: string }[]
      }[]
    }
    const [run] = sarif.runs
    expect(run!.results.map(({ level }) => level)).toEqual(['error', 'error', 'warning', 'warning'])
    for (const { ruleId, ruleIndex } of run!.results)
      expect(run!.tool.driver.rules[ruleIndex]!.id).toBe(ruleId)
  })

  it('GitHub: one command a line, and none that the partner wrote', () => {
    const lines = githubAnnotations(report, 'contracts/aurora/partner.yaml').trim().split('\n')
    expect(lines).toHaveLength(4)
    for (const line of lines)
      expect(line).toMatch(/^::(error|warning) file=contracts\/aurora\/partner\.yaml,title=auth\/check-\d::/)
    expect(githubSummary(report)).toMatch(/\| auth \| 1 \| 1 \| 1 \| 1 \| 1 \| 1 \|/)
    expect(githubSummary(report)).not.toContain('<b>')
  })
})
