import { describe, expect, it } from 'vitest'
import { LINT_RULES, lintPartner } from '../../src/partner/lint-partner.ts'
import { lintDescriptor } from '../../src/partner/load-lint.ts'
import { loadPartner } from '../../src/partner/load-partner.ts'
import { problemText } from '../../src/partner/problem-text.ts'
import { type Files, GOOD_DESCRIPTOR, GOOD_FILES, readFrom } from '../support/descriptor.ts'
import { descriptorFile } from '../support/partners.ts'
import { FILE_CASES, FORM_CASES, SYNTAX_CASES } from './bad-descriptors.ts'
import { AUTH_CASES, ENVIRONMENT_CASES, EXAMPLE_CASES, REQUEST_CASES, WEBHOOK_CASES } from './lint-cases.ts'

const LINT_CASES = [...ENVIRONMENT_CASES, ...AUTH_CASES, ...REQUEST_CASES, ...EXAMPLE_CASES, ...WEBHOOK_CASES]

const lint = (files: Files) => lintDescriptor('partner.yaml', { read: readFrom(files) })
const linesOf = async (files: Files) => (await lint(files)).problems.map(problemText)

describe('what no schema can say is told with place, expectation, finding and remedy', () => {
  it.each(LINT_CASES)('$title', async ({ files, lines }) => {
    expect(await linesOf(files)).toEqual(lines)
  })

  it('finds nothing in a good descriptor', async () => {
    expect(await lint(GOOD_FILES)).toMatchObject({ partner: { id: 'tiny' }, problems: [] })
  })
})

describe('the rules', () => {
  it('can each be broken', async () => {
    const broken = await Promise.all(
      LINT_CASES.map(async ({ files }) => {
        const { partner } = await loadPartner('partner.yaml', { read: readFrom(files) })
        const subject = { partner: partner!, declared: Object.keys(partner!.data) }
        return LINT_RULES.filter((rule) => [...rule.judge(subject)].length > 0)
      }),
    )
    const never = LINT_RULES.filter((rule) => !broken.flat().includes(rule))
    expect(never.map(({ rule }) => rule)).toEqual([])
  })

  it('are each said in one sentence', () => {
    for (const { rule } of LINT_RULES) expect(rule).toMatch(/^\S.*\.$/)
  })
})

describe('a descriptor that cannot be loaded', () => {
  it.each([...SYNTAX_CASES, ...FORM_CASES, ...FILE_CASES])(
    'is not accused of more: $title',
    async ({ files, lines }) => {
      expect(await linesOf(files)).toEqual(lines)
    },
  )

  it('is linted where it is sound', async () => {
    const text = GOOD_DESCRIPTOR.replace('id: /id,', 'id: /idd,')
      .replace('  events:\n', '  events:\n    - { name: broken }\n')
      .replace('userId: /user_id', 'userId: /userid')
      .replace('https://staging', 'http://staging')
    const places = (await linesOf({ ...GOOD_FILES, 'partner.yaml': text })).map(
      (line) => line.split('  expected')[0],
    )
    expect(places).toEqual([
      'partner.yaml:34:7  /webhooks/events/0',
      'partner.yaml:34:7  /webhooks/events/0',
      'partner.yaml:34:7  /webhooks/events/0',
      'partner.yaml:34:7  /webhooks/events/0',
      'partner.yaml:6:14  /environments/staging/baseUrl',
      'partner.yaml:26:31  /data/sleep/records/id',
      'partner.yaml:37:15  /webhooks/events/1/userId',
    ])
  })
})

describe('the two partners of this repository', () => {
  it.each(['aurora', 'pulse'] as const)('%s has no errors', async (id) => {
    const loaded = await loadPartner(descriptorFile(id))
    if (loaded.partner === undefined) throw new Error(loaded.problems.map(problemText).join('\n'))
    const errors = lintPartner(loaded).filter(({ severity }) => severity === 'error')
    expect(errors.map(problemText)).toEqual([])
  })
})
