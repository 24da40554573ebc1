import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lintDescriptor } from '../../src/partner/load-lint.ts'
import type { Problem } from '../../src/partner/problem.ts'
import { problemText } from '../../src/partner/problem-text.ts'
import { GOOD_DESCRIPTOR, GOOD_FILES, readFrom } from '../support/descriptor.ts'

const SEED = 20_261_123

/** One change of some bytes: a cut, an insertion or an overwriting. */
const change = fc.record({
  at: fc.nat({ max: 100_000 }),
  remove: fc.nat({ max: 12 }),
  insert: fc.oneof(
    fc.uint8Array({ maxLength: 4 }),
    fc
      .constantFrom(
        '\t',
        '\n',
        '\r',
        ':',
        ' ',
        '-',
        '{',
        '}',
        '[',
        ']',
        '*',
        '&',
        '!',
        '|',
        '>',
        '%',
        '@',
        '`',
        '"',
        "'",
        '#',
        '?',
        '<<',
        '~',
        'null',
        '0',
        '.nan',
        '\ufeff',
        '\0',
        '---\n',
      )
      .map((text) => new TextEncoder().encode(text)),
  ),
})

function apply(
  bytes: Uint8Array,
  { at, remove, insert }: { at: number; remove: number; insert: Uint8Array },
) {
  const start = at % (bytes.length + 1)
  return Uint8Array.from([...bytes.slice(0, start), ...insert, ...bytes.slice(start + remove)])
}

function isWellFormed(problem: Problem): boolean {
  const { severity, line, column, path, expected, found, remedy } = problem
  return (
    ['error', 'warning'].includes(severity) &&
    Number.isInteger(line) &&
    line >= 1 &&
    Number.isInteger(column) &&
    column >= 1 &&
    /^(\/|$)/.test(path) &&
    expected !== '' &&
    found !== '' &&
    /^\S.*\.$/s.test(remedy) &&
    !/undefined|\[object|TypeError|\bat .*\.ts:/.test(problemText(problem))
  )
}

async function survives(file: string, original: string, changes: readonly Parameters<typeof apply>[1][]) {
  const bytes = changes.reduce(apply, new TextEncoder().encode(original))
  const { partner, problems } = await lintDescriptor('partner.yaml', {
    read: readFrom({ ...GOOD_FILES, [file]: bytes }),
  })
  expect(problems.filter((problem) => !isWellFormed(problem)).map(problemText)).toEqual([])
  if (partner === undefined) expect(problems.some(({ severity }) => severity === 'error')).toBe(true)
}

describe('whatever the bytes are, there is a partner or a list of problems', () => {
  it('when the descriptor is damaged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) =>
        survives('partner.yaml', GOOD_DESCRIPTOR, changes),
      ),
      { seed: SEED, numRuns: 250 },
    )
  })

  it.each(['schemas/sleep.json', 'examples/sleep.json', 'mapping/sleep.yaml', 'examples/event.json'])(
    'when %s is damaged',
    async (file) => {
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 2 }), (changes) =>
          survives(file, String(GOOD_FILES[file]), changes),
        ),
        { seed: SEED, numRuns: 20 },
      )
    },
  )

  it('when a value of the descriptor is another', async () => {
    const lines = GOOD_DESCRIPTOR.split('\n')
    const values = [
      '',
      ' null',
      ' 1',
      ' -1.5',
      ' text',
      ' []',
      ' {}',
      ' [1, {}]',
      ' { a: { b: [c] } }',
      ' true',
      ' /',
      ' 99999999999999999999',
    ]
    const line = fc.integer({ min: 0, max: lines.length - 1 })
    await fc.assert(
      fc.asyncProperty(line, fc.constantFrom(...values), async (index, value) => {
        const replaced = lines[index]!.replace(/:(?: .*)?$/, `:${value}`)
        await survives('partner.yaml', lines.with(index, replaced).join('\n'), [])
      }),
      { seed: SEED, numRuns: 150 },
    )
  })
})
