import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { requirePartner } from '../../src/partner/load-partner.ts'
import type { Partner } from '../../src/partner/partner.ts'
import { type Judged, judgeServer } from './judge-server.ts'
import { runServer, CLIENT as SERVER_CLIENT } from './oauth2-server/server.ts'
import { CLIENT as PROVIDER_CLIENT, runProvider } from './oidc-provider/provider.ts'

function load(name: string): Promise<Partner> {
  return requirePartner(fileURLToPath(new URL(`./${name}/partner.yaml`, import.meta.url)))
}

async function judgeProvider(options: Parameters<typeof runProvider>[0] = {}): Promise<Judged> {
  const provider = await runProvider(options)
  try {
    return await judgeServer(await load('oidc-provider'), provider.url, PROVIDER_CLIENT)
  } finally {
    await provider.close()
  }
}

async function judgeOAuth2Server(...change: Parameters<typeof runServer>): Promise<Judged> {
  const server = await runServer(...change)
  try {
    return await judgeServer(await load('oauth2-server'), server.url, SERVER_CLIENT)
  } finally {
    await server.close()
  }
}

const TTL = {
  AccessToken: 600,
  AuthorizationCode: 60,
  IdToken: 600,
  RefreshToken: 86_400,
  Session: 600,
  Grant: 86_400,
  Interaction: 600,
}

describe('the auth checks against oidc-provider', () => {
  it('accuse a well configured one of nothing', async () => {
    const { accusing, unsettled, passed } = await judgeProvider()
    expect({ accusing, unsettled }).toEqual({ accusing: {}, unsettled: [] })
    expect(passed.length).toBeGreaterThan(60)
  })

  it.each([
    ['PKCE is off', { pkce: { required: () => false } }, 'auth/pkce-required'],
    ['rotation is off', { rotateRefreshToken: false }, 'auth/refresh-rotates-as-declared'],
    ['codes live for a day', { ttl: { ...TTL, AuthorizationCode: 86_400 } }, 'auth/code-expires'],
    ['access tokens live for ten seconds', { ttl: { ...TTL, AccessToken: 10 } }, 'auth/lifetime-sane'],
    ['revocation is off', { features: { devInteractions: { enabled: false } } }, 'auth/revocation-succeeds'],
  ] as const)('tell, and nothing else, where %s', async (_, change, check) => {
    const { accusing, unsettled } = await judgeProvider({ change })
    expect({ accused: Object.keys(accusing), unsettled }).toEqual({ accused: [check], unsettled: [] })
  })

  it('tell where the same person comes back as another user', async () => {
    let connects = 0
    const { accusing } = await judgeProvider({ accountOf: () => `user-${connects++}` })
    expect(Object.keys(accusing)).toEqual(['auth/user-id-stable'])
  })
})

/** What @node-oauth/oauth2-server leaves open as it comes, with the model of its documentation. */
const DEVIATIONS = {
  // A code_verifier stands for the client's secret, for confidential clients too.
  'auth/client-authentication-required': 'a token request without the client secret is accepted',
  // A used code is deleted, so that nobody remembers which tokens it gave.
  'auth/code-replay-revokes': 'the token of the first exchange still opens the data',
  // The same holds for a rotated refresh token.
  'auth/reuse-revokes-family': 'the successor of a reused refresh token still works',
}

describe('the auth checks against @node-oauth/oauth2-server', () => {
  it('find its three deviations in a well configured one', async () => {
    const { accusing, unsettled, passed } = await judgeOAuth2Server()
    expect({ accusing, unsettled }).toEqual({ accusing: DEVIATIONS, unsettled: [] })
    expect(passed.length).toBeGreaterThan(50)
  })

  it.each([
    ['plain PKCE is on', { enablePlainPKCE: true }, 'auth/pkce-plain-refused'],
    ['codes live for a day', { authorizationCodeLifetime: 86_400 }, 'auth/code-expires'],
    ['tokens may stand in the query', { allowBearerTokensInQueryString: true }, 'auth/no-token-in-query'],
    ['access tokens live for ten seconds', { accessTokenLifetime: 10 }, 'auth/lifetime-sane'],
  ] as const)('tell, beside those, where %s', async (_, change, check) => {
    const { accusing } = await judgeOAuth2Server(change)
    expect(Object.keys(accusing).sort()).toEqual([...Object.keys(DEVIATIONS), check].sort())
  })

  it('tell where rotation is off, and then know of no reuse', async () => {
    const { accusing } = await judgeOAuth2Server({ alwaysIssueNewRefreshToken: false })
    const { 'auth/reuse-revokes-family': _, ...others } = DEVIATIONS
    expect(Object.keys(accusing).sort()).toEqual(
      [...Object.keys(others), 'auth/refresh-rotates-as-declared'].sort(),
    )
  })

  it('tell where the model lets any redirect URI pass', async () => {
    const { accusing } = await judgeOAuth2Server({}, { validateRedirectUri: async () => true })
    expect(Object.keys(accusing)).toEqual(
      expect.arrayContaining(['auth/redirect-uri-registered', 'auth/redirect-uri-exact']),
    )
  })

  it('tell where the model keeps its codes', async () => {
    const { accusing } = await judgeOAuth2Server({}, { revokeAuthorizationCode: async () => true })
    expect(accusing['auth/code-single-use']).toBe('a code that was exchanged before is accepted')
  })
})
