import { expect, it } from 'vitest'
import { accessFacts } from '../../src/dossier/access-facts.ts'
import type { OAuth2Auth } from '../../src/partner/auth.ts'
import { aurora } from '../support/partners.ts'

async function factsWith(change: Partial<OAuth2Auth>): Promise<string> {
  const partner = await aurora()
  const auth = { ...(partner.auth as OAuth2Auth), ...change }
  return JSON.stringify(accessFacts({ ...partner, auth }, 'https://partner.test'))
}

it('says how long codes and refresh tokens live and how many tokens may, where that is declared', async () => {
  const { tokenResponse } = (await aurora()).auth as OAuth2Auth
  const told = await factsWith({
    codeLifetimeSeconds: 30,
    maxLiveTokens: { count: 10, onLimit: 'refuse', error: 'too_many_tokens' },
    tokenResponse: { ...tokenResponse, refreshTokenExpiresIn: '/refresh_token_expires_in' },
  })
  expect(told).toContain('live for 30 s')
  expect(told).toContain('10 pairs at most; one more is refused with the error too_many_tokens')
  expect(told).toContain('lifetime of the refresh token in seconds at /refresh_token_expires_in')
  const ending = await factsWith({ maxLiveTokens: { count: 1, onLimit: 'endOldest', error: '' } })
  expect(ending).toContain('1 pair at most; one more ends the oldest')
  expect(await factsWith({})).not.toMatch(/Live tokens|Authorization codes|lifetime of the refresh/)
})

it('says which format answers have, where that is not JSON alone', async () => {
  const partner = await aurora()
  const told = (xml: 'onRequest' | 'byDefault') =>
    JSON.stringify(accessFacts({ ...partner, xml }, 'https://partner.test'))
  expect(told('onRequest')).toContain('JSON; XML where Accept prefers it')
  expect(told('byDefault')).toContain('XML; JSON where Accept prefers it')
  expect(JSON.stringify(accessFacts(partner, 'https://partner.test'))).not.toContain('XML')
})
