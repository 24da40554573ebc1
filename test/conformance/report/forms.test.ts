import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { githubAnnotations, githubSummary } from '../../../src/conformance/report/github.ts'
import { jsonReport } from '../../../src/conformance/report/json.ts'
import { junitReport } from '../../../src/conformance/report/junit.ts'
import { sarifReport } from '../../../src/conformance/report/sarif.ts'
import { textReport } from '../../../src/conformance/report/text.ts'
import type { CheckResult, Report } from '../../../src/conformance/report.ts'
import { VERDICTS } from '../../../src/conformance/verdict.ts'
import { reportOf, resultOf } from './a-report.ts'

/** One result of each verdict; what the partner says tries to break every form. */
const EVIL = '</failure>::error::"quoted" %0A <b>&amp;\u0000 ]]> | `code`'
const checks: readonly CheckResult[] = VERDICTS.map((verdict, index) =>
  resultOf(`auth/check-${index}`, verdict, {
    found: verdict === 'pass' ? null : EVIL,
    ...(verdict === 'blocked' ? { blockedBy: 'auth/check-1' } : {}),
  }),
)

const report: Report = reportOf(checks, { verdict: 'could-not-run' })

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
      testsuites: Record<string, string> & {
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
    const { tests, failures, errors, skipped, time } = parsed.testsuites
    expect([tests, failures, errors, skipped, time]).toEqual(['6', '2', '1', '1', '1.234'])
  })

  it('JUnit: what waits says for what, not what it would have to mend itself', () => {
    expect(junitReport(report)).toMatch(/type="blocked">[^<]*do: Mend auth\/check-1 first\./)
  })

  it('in every form what could not be judged is not laid at the door of the partner', () => {
    const error = reportOf([resultOf('auth/a', 'error', { found: 'no answer', remedy: 'Mend your server.' })])
    const forms = [
      textReport(error, plain),
      junitReport(error),
      sarifReport(error, 'p.yaml'),
      githubAnnotations(error, 'p.yaml'),
      githubSummary(error),
    ]
    for (const form of forms) {
      expect(form).toContain('it says nothing about the partner')
      expect(form.replace(/"help": \{[^}]*\}/, '')).not.toContain('Mend your server')
    }
  })

  it('SARIF: a rule and a result for each that is wrong, at the descriptor', () => {
    const { tool, results } = sarifOf('contracts/aurora/partner.yaml')
    expect(results.map(({ kind, level }) => `${kind} ${level}`)).toEqual([
      'fail error',
      'open none',
      'fail warning',
    ])
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]!.id).toBe(ruleId)
  })

  it('SARIF: what could not be judged is no result but a notification (§3.20.21)', () => {
    const { tool, results, invocations } = sarifOf('partner.yaml')
    const [{ executionSuccessful, toolExecutionNotifications: told }] = invocations
    expect([executionSuccessful, told.length, told[0]!.level]).toEqual([false, 1, 'error'])
    expect(tool.driver.rules[told[0]!.associatedRule.index]!.id).toBe('auth/check-0')
    expect(results.map(({ ruleId }) => ruleId)).not.toContain('auth/check-0')
  })

  it('SARIF: what is accepted for a while is there, suppressed (§3.27.23)', () => {
    const accepted = resultOf('pull/a', 'not-applicable', {
      level: 'should',
      found: 'accepted until 2027-01-31 by ada: being mended',
      expectation: 'accepted',
    })
    const { results } = sarifOf('partner.yaml', reportOf([accepted, resultOf('pull/b', 'not-applicable')]))
    expect(results).toMatchObject([
      {
        ruleId: 'pull/a',
        kind: 'fail',
        level: 'warning',
        suppressions: [{ kind: 'external', status: 'accepted', justification: accepted.found }],
      },
    ])
  })

  it.each([
    ['contracts/aurora/partner.yaml', 'contracts/aurora/partner.yaml'],
    ['my partner/100%.yaml', 'my%20partner/100%25.yaml'],
    ['/abs/partner.yaml', 'file:///abs/partner.yaml'],
    ['C:\\work\\partner.yaml', 'file:///C:/work/partner.yaml'],
  ])('SARIF: the path %s is the URI reference %s (§3.4.3)', (path, uri) => {
    expect(sarifOf(path).results[0]!.locations[0]!.physicalLocation.artifactLocation.uri).toBe(uri)
  })

  it('GitHub: one command a line, and none that the partner wrote', () => {
    const lines = githubAnnotations(report, 'contracts/aurora/partner.yaml').trim().split('\n')
    expect(lines).toHaveLength(3)
    for (const line of lines)
      expect(line).toMatch(/^::(error|warning) file=contracts\/aurora\/partner\.yaml,title=auth\/check-\d::/)
    expect(lines[1]).toMatch(/title=auth\/check-1::.*\(1 more waiting for this\)$/)
    expect(githubSummary(report)).toMatch(/\| auth \| 1 \| 1 \| 1 \| 1 \| 1 \| 1 \|/)
    expect(githubSummary(report)).not.toContain('<b>')
  })

  it('GitHub: the ten that are shown are those to mend first, what waits below its cause', () => {
    const [late, cause] = [resultOf('auth/late', 'warn'), resultOf('pull/cause', 'fail')]
    const waiting = resultOf('pull/waits', 'blocked', { blockedBy: 'pull/cause' })
    const few = reportOf([late, waiting, cause])
    expect(githubAnnotations(few, 'p.yaml').match(/title=[^:]*/g)).toEqual([
      'title=pull/cause',
      'title=auth/late',
    ])
    expect(githubSummary(few)).toMatch(
      /1\. \*\*pull\/cause[\s\S]*\n {3}- pull\/waits \(blocked\)\n1\. \*\*auth\/late/,
    )
  })

  it('GitHub: a summary stays below the limit of 1 MiB, whatever a partner says', () => {
    const many = Array.from({ length: 1000 }, (_, index) =>
      resultOf(`auth/check-${index}`, 'fail', { found: '<|>'.repeat(10_000) }),
    )
    expect(Buffer.byteLength(githubSummary(reportOf(many)))).toBeLessThan(1024 * 1024)
  })
})

function sarifOf(path: string, of: Report = report): SarifRun {
  return (JSON.parse(sarifReport(of, path)) as { runs: [SarifRun] }).runs[0]
}

interface SarifRun {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } }
  readonly invocations: readonly [
    {
      readonly executionSuccessful: boolean
      readonly toolExecutionNotifications: readonly {
        readonly level: string
        readonly associatedRule: { readonly index: number }
      }[]
    },
  ]
  readonly results: readonly {
    readonly ruleId: string
    readonly ruleIndex: number
    readonly kind: string
    readonly level: string
    readonly locations: readonly {
      readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } }
    }[]
  }[]
}
