import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { answerForm, type FormAnswer } from '../../src/dossier/answer-form.ts'
import { FORM_FIELDS } from '../../src/dossier/form-fields.ts'
import { readinessOf } from '../../src/dossier/readiness.ts'
import type { OAuth2Auth } from '../../src/partner/auth.ts'
import type { Partner } from '../../src/partner/partner.ts'
import { aurora, pulse } from '../support/partners.ts'

interface Form {
  readonly sources: Readonly<Record<string, string>>
  readonly fields: readonly { number: number; asks: string; required: string; source: string }[]
}

const form = JSON.parse(
  readFileSync(new URL('../../fixtures/terra/application-form.json', import.meta.url), 'utf8'),
) as Form

function answered(partner: Partner): readonly FormAnswer[] {
  return answerForm({ partner, baseUrl: 'https://api.example/v2', environmentName: 'staging' })
}

function field(number: number, partner: Partner): FormAnswer {
  return answered(partner).find((answer) => answer.number === number)!
}

const says = (number: number, partner: Partner) =>
  field(number, partner).answers.map(({ of, says: text }) => (of === undefined ? text : `${of}: ${text}`))

function withAuth(partner: Partner, auth: Partial<OAuth2Auth>): Partner {
  return { ...partner, auth: { ...(partner.auth as OAuth2Auth), ...auth } }
}

describe("Terra's form", () => {
  it('is asked as Terra’s pages ask it', () => {
    expect(FORM_FIELDS).toEqual(
      form.fields.map(({ source, ...asked }) => ({ ...asked, source: form.sources[source] })),
    )
  })

  const noOAuth = (partner: Partner): Partner => ({
    ...partner,
    auth: {
      kind: 'apiKey',
      access: { headers: { 'x-key': '{apiKey}' }, query: {} },
      credentials: { apiKey: '${KEY}' },
    },
  })
  it.each([
    ['aurora', aurora, (partner: Partner) => partner],
    ['pulse', pulse, (partner: Partner) => partner],
    ['a partner without OAuth', aurora, noOAuth],
    [
      'a partner without data and webhooks',
      aurora,
      ({ webhooks: _, ...partner }: Partner) => ({ ...partner, data: {} }),
    ],
  ])('is answered field by field for %s, or says why not', async (_, load, change) => {
    const answers = answered(change(await load()))
    expect(answers.map(({ number }) => number)).toEqual(form.fields.map(({ number }) => number))
    for (const { answers: said, open, spare, required } of answers) {
      expect([said.length > 0, open !== undefined, spare !== undefined].filter(Boolean)).toHaveLength(1)
      if (required === 'yes') expect(spare).toBeUndefined()
      for (const { says: text } of said) expect(text).toMatch(/\S/)
    }
  })

  it('has absolute URLs, the refresh URL where it is the token URL too', async () => {
    const partner = await aurora()
    expect([1, 2, 3].flatMap((number) => says(number, partner))).toEqual([
      'https://api.example/v2/oauth/authorize',
      'https://api.example/v2/oauth/token',
      'https://api.example/v2/oauth/token',
    ])
    expect(says(3, withAuth(partner, { refreshUrl: 'https://other.example/renew' }))).toEqual([
      'https://other.example/renew',
    ])
  })

  it('chooses the strategy for the user id that the form has, and says where the field is', async () => {
    const [modern, legacy] = [await aurora(), await pulse()]
    expect([says(7, modern), says(8, modern), field(9, modern).spare]).toEqual([
      ['Token response'],
      ['/user_id, a string'],
      'The user id does not come from a user-info endpoint.',
    ])
    expect([says(7, legacy), says(8, legacy), says(9, legacy)]).toEqual([
      ['User-info endpoint'],
      ['/body/userid, an integer'],
      ['POST https://api.example/v2/v2/user with the form action=getprofile'],
    ])
  })

  it.each([
    [
      'a claim of a JWT',
      { from: 'jwtClaim', token: '/id_token', at: '/sub' },
      /in the claim \/sub of the JWT/,
    ],
    ['each record', { from: 'data', at: '/uid' }, /in each record, at \/uid/],
    ['nowhere', { from: 'none' }, /nowhere/],
  ] as const)('leaves the strategy open where the user id is in %s', async (_, locator, why) => {
    const partner = withAuth(await aurora(), {
      userId: { ...locator, type: 'string' } as OAuth2Auth['userId'],
    })
    expect(field(7, partner).open).toMatch(why)
  })

  it('says how scopes are requested, which each type needs, and where the granted ones are', async () => {
    const partner = await pulse()
    expect(says(10, partner)[0]).toBe(
      'user.info,user.metrics,user.activity,user.sleep (in the parameter scope, separated by a comma)',
    )
    expect(says(11, partner)).toContain('sleep: user.sleep')
    expect(says(12, partner)).toEqual(['in the token response, at /scope'])
    const silent = { ...(partner.auth as OAuth2Auth).scopes, granted: { from: 'none' } as const }
    expect(field(12, withAuth(partner, { scopes: silent })).open).toMatch(/no answer tells/)
  })

  it('says of each endpoint where it is, how it is asked, and what carries the credentials', async () => {
    const partner = await pulse()
    expect(says(13, partner)[0]).toBe('sleep: https://api.example/v2/v2/sleep')
    expect(says(14, partner)[0]).toBe('sleep: POST')
    expect(says(15, partner)[0]).toMatch(
      /^sleep: One user’s nights and naps\. JSON, the records at \/body\/series\./,
    )
    expect(says(16, partner)[0]).toMatch(/^header authorization: Bearer \{accessToken\}/)
    expect(says(19, partner)[0]).toMatch(
      /^sleep: \{from\} and \{to\} as epochSeconds, start inclusive, end inclusive; it brings records that overlap it\. The user is the one whose token it is\./,
    )
  })

  it('names the field with the user id of each event, through the batch', async () => {
    const partner = await pulse()
    expect(says(17, partner)).toEqual(['Both: polling and webhooks'])
    expect(says(20, partner)[0]).toBe('sleep: user id at /notifications/*/userid; example payload below')
    const { webhooks: _, ...polled } = partner
    expect([says(17, polled), field(20, polled).spare]).toEqual([['Polling'], 'There are no webhooks.'])
  })

  it('makes ready by Terra’s checklist what is answered alone', async () => {
    const partner = await aurora()
    const silent = withAuth(partner, { userId: { from: 'none', type: 'string' } })
    expect(readinessOf(answered(partner)).filter(({ isReady }) => !isReady)).toEqual([])
    expect(readinessOf(answered(silent)).filter(({ isReady }) => !isReady)).toEqual([
      { item: 'Clear identification of the user after the token exchange', isReady: false },
    ])
  })
})
