import type OAuth2Server from '@node-oauth/oauth2-server'

/** Codes and tokens in memory, as the library's documentation has them: it revokes what the library tells it to. */
export function memoryModel(
  { clientId, clientSecret }: { readonly clientId: string; readonly clientSecret: string },
  redirectUri: string,
): OAuth2Server.AuthorizationCodeModel & OAuth2Server.RefreshTokenModel {
  const client = {
    id: clientId,
    redirectUris: [redirectUri],
    grants: ['authorization_code', 'refresh_token'],
  }
  const codes = new Map<string, OAuth2Server.AuthorizationCode>()
  const tokens = new Map<string, OAuth2Server.Token>()
  const renewals = new Map<string, OAuth2Server.RefreshToken>()
  return {
    // The library asks without a secret where none is to be compared.
    getClient: async (id, secret) =>
      id === clientId && (!secret || secret === clientSecret) ? client : undefined,
    saveAuthorizationCode: async (code, owner, user) => {
      const saved = { ...code, client: owner, user }
      codes.set(code.authorizationCode, saved)
      return saved
    },
    getAuthorizationCode: async (code) => codes.get(code),
    revokeAuthorizationCode: async ({ authorizationCode }) => codes.delete(authorizationCode),
    saveToken: async (token, owner, user) => {
      const { authorizationCode: _, ...members } = token
      const saved = { ...members, client: owner, user, user_id: user.id }
      tokens.set(token.accessToken, saved)
      if (token.refreshToken !== undefined)
        renewals.set(token.refreshToken, { ...saved, refreshToken: token.refreshToken })
      return saved
    },
    getAccessToken: async (token) => tokens.get(token),
    getRefreshToken: async (token) => renewals.get(token),
    revokeToken: async ({ refreshToken }) => renewals.delete(refreshToken),
    validateScope: async (_user, _client, scope) =>
      scope?.filter((name) => ['profile', 'offline'].includes(name)),
    verifyScope: async () => true,
  }
}
