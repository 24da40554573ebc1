import { describe, expect, it } from 'vitest'
import { readSelector } from '../../../src/pact/broker/read-selector.ts'

describe('a consumer version selector on a command line', () => {
  it.each([
    ['mainBranch', { mainBranch: true }],
    ['latest=true&tag=prod', { latest: true, tag: 'prod' }],
    ['branch=feat/a=b&fallbackBranch=main', { branch: 'feat/a=b', fallbackBranch: 'main' }],
    [
      'deployedOrReleased&environment=production&consumer=Terra App',
      { deployedOrReleased: true, environment: 'production', consumer: 'Terra App' },
    ],
  ])('%s is read', (text, selector) => {
    expect(readSelector(text)).toEqual(selector)
  })

  it.each([
    ['', /it is empty/, /mainBranch/],
    ['mainbranch', /'mainbranch' is no member/, /Did you mean mainBranch/],
    ['branch', /'branch' needs a value/, /branch=/],
    ['latest=no', /'latest' takes no value/, /latest alone/],
    ['__proto__=x', /is no member/, /Use one of/],
  ])('%j is refused', (text, message, remedy) => {
    expect(() => readSelector(text)).toThrow(
      expect.objectContaining({
        code: 'USAGE',
        message: expect.stringMatching(message),
        remedy: expect.stringMatching(remedy),
      }),
    )
  })
})
