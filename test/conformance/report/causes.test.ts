import { describe, expect, it } from 'vitest'
import { causesOf } from '../../../src/conformance/report/causes.ts'
import { textReport } from '../../../src/conformance/report/text.ts'
import type { CheckResult } from '../../../src/conformance/report.ts'
import { reportOf, resultOf } from './a-report.ts'

function ordered(...checks: readonly CheckResult[]): readonly string[] {
  return causesOf({ checks }).map(({ result, alike, blocked }) =>
    [result.id, ...alike.map(({ id }) => `= ${id}`), ...blocked.map(({ id }) => `< ${id}`)].join(' '),
  )
}

const pass = resultOf('auth/a', 'pass')
const fail = resultOf('auth/b', 'fail')
const warn = resultOf('auth/c', 'warn')
const error = resultOf('pull/d', 'error', { found: 'nobody answers' })
const waiting = (id: `pull/${string}`, blockedBy: string) => resultOf(id, 'blocked', { blockedBy })

describe('the order in which to mend', () => {
  it('is empty where all is well, or does not apply', () => {
    expect(ordered(pass, resultOf('auth/z', 'not-applicable'))).toEqual([])
  })

  it('begins with what lets us judge at all, and ends with what should be better', () => {
    expect(ordered(warn, fail, error)).toEqual(['pull/d', 'auth/b', 'auth/c'])
  })

  it('puts what blocks most before what blocks little, and else keeps the order of the checks', () => {
    const first = resultOf('auth/first', 'fail')
    const third = resultOf('webhook/third', 'fail')
    expect(ordered(first, third, fail, waiting('pull/x', 'auth/b'))).toEqual([
      'auth/b < pull/x',
      'auth/first',
      'webhook/third',
    ])
  })

  it('tells once what many could not be judged for', () => {
    const same = resultOf('pull/e', 'error', { found: 'nobody answers' })
    const other = resultOf('pull/f', 'error', { found: 'the budget is spent' })
    expect(ordered(error, other, same)).toEqual(['pull/d = pull/e', 'pull/f'])
  })

  it('keeps what waits for a check that was not asked for', () => {
    expect(ordered(waiting('pull/x', 'auth/b'), warn, waiting('pull/y', 'auth/b'))).toEqual([
      'pull/x = pull/y',
      'auth/c',
    ])
  })

  it('keeps together, within its rank, what one answer shows', () => {
    const exchanges = [{ request: 'GET http://a.example/', response: '200', durationMs: 1 }]
    const [first, last] = [
      resultOf('pull/a', 'fail', { exchanges }),
      resultOf('pull/z', 'fail', { exchanges }),
    ]
    const should = resultOf('pull/s', 'warn', { exchanges })
    expect(ordered(should, first, resultOf('pull/m', 'fail'), last)).toEqual([
      'pull/a',
      'pull/z',
      'pull/m',
      'pull/s',
    ])
    const [one, other, apart] = causesOf({ checks: [should, first, last] })
    expect(one!.together).toEqual([last])
    expect([one!.seenWith, other!.seenWith, apart!.seenWith]).toEqual([undefined, first, undefined])
  })

  it('puts last among the musts what may follow from another, and says so', () => {
    const whole = resultOf('end-to-end/a', 'fail')
    const webhook = resultOf('webhook/b', 'fail')
    const causes = causesOf({ checks: [whole, webhook, warn] })
    expect(causes.map(({ result, follows }) => `${result.id} ${follows}`)).toEqual([
      'webhook/b false',
      'end-to-end/a true',
      'auth/c false',
    ])
    expect(causesOf({ checks: [whole, warn] })[0]!.follows).toBe(false)
  })

  it('leaves out no result that is wrong, whatever they are', () => {
    const all = [pass, fail, warn, error, waiting('pull/x', 'auth/b'), waiting('pull/y', 'auth/gone')]
    const told = causesOf({ checks: all }).flatMap(({ result, alike, blocked }) => [
      result,
      ...alike,
      ...blocked,
    ])
    expect(told.map(({ id }) => id).sort()).toEqual(['auth/b', 'auth/c', 'pull/d', 'pull/x', 'pull/y'])
  })

  it('is the order on the terminal, which numbers how many there are', () => {
    const text = textReport(
      reportOf([warn, fail, waiting('pull/x', 'auth/b'), waiting('pull/y', 'auth/gone')]),
      (_, words) => words,
    )
    expect(text).toContain('3 things to mend, in this order:')
    expect(text.match(/^[✗⊘!] \S+/gm)).toEqual(['✗ auth/b', '⊘ pull/y', '! auth/c'])
    expect(text).toContain('waits    for auth/gone, which says nothing in this run')
  })

  it('comes after why a run was cut off', () => {
    const interrupted = { because: 'interrupted by SIGINT', revoked: 2, left: 1 }
    const text = textReport(reportOf([error], { interrupted }), (_, words) => words)
    expect(text).toMatch(
      /interrupted by SIGINT: 1 checks were not judged.*of 3 grants that it was given, 2 were given back\n[\s\S]+pull\/d/,
    )
  })
})
