import { describe, expect, it } from 'vitest'
import { otherClientFrom } from '../../src/partner/credentials.ts'
import { LINT_RULES, lint } from '../../src/partner/lint-partner.ts'
import { aurora } from '../support/partners.ts'

describe('a second client', () => {
  const otherClient = { clientId: `\${OTHER_ID}`, clientSecret: `\${OTHER_SECRET}` }

  it.each([
    ['with both variables', { OTHER_ID: 'two', OTHER_SECRET: 'x' }, { clientId: 'two', clientSecret: 'x' }],
    ['with one of them: there is none', { OTHER_ID: 'two' }, undefined],
    ['with neither: there is none', {}, undefined],
  ])('%s', (_, variables, expected) => {
    expect(otherClientFrom({ otherClient }, variables)).toEqual(expected)
    expect(otherClientFrom({}, variables)).toBeUndefined()
  })

  it('has no secret that is written out', async () => {
    const partner = await aurora()
    const staging = { ...partner.environments.staging!, otherClient: { ...otherClient, clientSecret: 'x' } }
    const environments = { ...partner.environments, staging }
    const subject = { partner: { ...partner, environments }, declared: Object.keys(partner.data) }
    expect(lint(subject, LINT_RULES).map(({ at }) => at)).toEqual([
      '/environments/staging/otherClient/clientSecret',
    ])
  })
})
