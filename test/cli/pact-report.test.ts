import { describe, expect, it } from 'vitest'
import { concluded, type PactConclusion, pactReport } from '../../src/cli/pact-report.ts'
import { painter } from '../../src/cli/style.ts'
import type { PactVerification, VerifiedInteraction } from '../../src/pact/verify-pacts.ts'

function verification(
  verdicts: readonly VerifiedInteraction['verdict'][],
  more: Partial<PactVerification> = {},
): PactVerification {
  return {
    interactions: verdicts.map((verdict, index) => ({
      description: `step ${index}`,
      verdict,
      reasons: verdict === 'pass' ? [] : [`why ${verdict}`],
    })),
    notices: [],
    problems: [],
    publication: { kind: 'not-asked' },
    ...more,
  }
}

const published = { publication: { kind: 'published' as const } }

describe('a verification', () => {
  it.each<[string, PactVerification, PactConclusion]>([
    ['all of which passed', verification(['pass']), 'honoured'],
    ['of which a part could not be tried', verification(['pass', 'not-applicable']), 'honoured'],
    ['of which something pending failed', verification(['pending']), 'honoured'],
    ['of which something failed', verification(['pass', 'fail']), 'broken'],
    ['of which nothing could be tried', verification(['not-applicable']), 'nothing-verified'],
    ['without an interaction', verification([]), 'nothing-verified'],
    ['of a pact that cannot be read', verification(['pass'], { problems: ['it is empty'] }), 'broken'],
    ['that was published', verification(['pass'], published), 'honoured'],
    ['that was published as failed', verification(['pass', 'not-applicable'], published), 'broken'],
  ])('%s is told as such', (_, verified, conclusion) => {
    expect(concluded(verified)).toBe(conclusion)
  })

  it('is told with what failed and why; what could not be tried is summed up by its reason', () => {
    const verified = verification(['fail', 'pass', ...Array(5).fill('not-applicable')], published)
    expect(pactReport(verified, painter(false))).toBe(
      [
        '✗ step 0',
        '    why fail',
        '– not applicable, why not-applicable: step 2, step 3, step 4, 2 more',
        '1 passed, 1 failed, 5 not applicable',
        'The results were published.',
        '✗ They say that the pact is broken: for a broker, what could not be tried has failed.',
        '',
      ].join('\n'),
    )
  })
})
