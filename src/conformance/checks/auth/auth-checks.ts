import type { Check } from '../../check.ts'
import { accessTokenChanges } from './access-token-changes.ts'
import { authorizationErrorReturned } from './authorization-error-returned.ts'
import { challengeOn401 } from './challenge-on-401.ts'
import { clientAuthenticationRequired } from './client-authentication-required.ts'
import { clientCredentialsSucceed } from './client-credentials-succeed.ts'
import { codeBoundToClient } from './code-bound-to-client.ts'
import { codeExchangeSucceeds } from './code-exchange-succeeds.ts'
import { codeExpires } from './code-expires.ts'
import { codeLivesAsDeclared } from './code-lives-as-declared.ts'
import { codeReplayRevokes } from './code-replay-revokes.ts'
import { codeSingleUse } from './code-single-use.ts'
import { concurrentRefreshSurvives } from './concurrent-refresh-survives.ts'
import { consentReturnsCode } from './consent-returns-code.ts'
import { errorCarriesState } from './error-carries-state.ts'
import { errorCodeNamed } from './error-code-named.ts'
import { errorIsJson } from './error-is-json.ts'
import { errorStatus } from './error-status.ts'
import { eventUserIdFound } from './event-user-id-found.ts'
import { expiredRefreshTokenRefused } from './expired-refresh-token-refused.ts'
import { expiredTokenRefused } from './expired-token-refused.ts'
import { extensionKeepsTokens } from './extension-keeps-tokens.ts'
import { extensionLasts } from './extension-lasts.ts'
import { forgedTokenRefused } from './forged-token-refused.ts'
import { graceAsDeclared } from './grace-as-declared.ts'
import { issuerCorrect } from './issuer-correct.ts'
import { lifetimeDeclared } from './lifetime-declared.ts'
import { lifetimeSane } from './lifetime-sane.ts'
import { liveTokenLimitAsDeclared } from './live-token-limit-as-declared.ts'
import { liveTokensAsManyAsDeclared } from './live-tokens-as-many-as-declared.ts'
import { metadataAgrees } from './metadata-agrees.ts'
import { metadataTellPkce } from './metadata-tell-pkce.ts'
import { noTokenInQuery } from './no-token-in-query.ts'
import { noTokenInRedirect } from './no-token-in-redirect.ts'
import { oldAccessTokenEnds } from './old-access-token-ends.ts'
import { oldAccessTokenLasts } from './old-access-token-lasts.ts'
import { oldRefreshTokenEnds } from './old-refresh-token-ends.ts'
import { partialConsentReported } from './partial-consent-reported.ts'
import { partialConsentWorks } from './partial-consent-works.ts'
import { pkcePlainRefused } from './pkce-plain-refused.ts'
import { pkceRequired } from './pkce-required.ts'
import { reconnectKeepsGrant } from './reconnect-keeps-grant.ts'
import { redirectUriBound } from './redirect-uri-bound.ts'
import { redirectUriExact } from './redirect-uri-exact.ts'
import { redirectUriRegistered } from './redirect-uri-registered.ts'
import { refreshKeepsUser } from './refresh-keeps-user.ts'
import { refreshLifetimeTold } from './refresh-lifetime-told.ts'
import { refreshResponseNotCacheable } from './refresh-response-not-cacheable.ts'
import { refreshRotatesAsDeclared } from './refresh-rotates-as-declared.ts'
import { refreshScopeNoWider } from './refresh-scope-no-wider.ts'
import { refreshSucceeds } from './refresh-succeeds.ts'
import { refreshTokenBoundToClient } from './refresh-token-bound-to-client.ts'
import { refreshTokenIssued } from './refresh-token-issued.ts'
import { refreshTokenLivesAsTold } from './refresh-token-lives-as-told.ts'
import { refreshTokenOutlivesAccessToken } from './refresh-token-outlives-access-token.ts'
import { refreshedTokenWorks } from './refreshed-token-works.ts'
import { renewedRefreshLifetimeTold } from './renewed-refresh-lifetime-told.ts'
import { responseTypeChecked } from './response-type-checked.ts'
import { reuseRevokesFamily } from './reuse-revokes-family.ts'
import { revocationIdempotent } from './revocation-idempotent.ts'
import { revocationSparesOthers } from './revocation-spares-others.ts'
import { revocationSucceeds } from './revocation-succeeds.ts'
import { revokedAccessTokenDead } from './revoked-access-token-dead.ts'
import { revokedRefreshTokenDead } from './revoked-refresh-token-dead.ts'
import { rotatedRefreshTokenRefused } from './rotated-refresh-token-refused.ts'
import { scopeEnforced } from './scope-enforced.ts'
import { scopesCoverRequest } from './scopes-cover-request.ts'
import { scopesFound } from './scopes-found.ts'
import { singleCodeInRedirect } from './single-code-in-redirect.ts'
import { stateEchoed } from './state-echoed.ts'
import { stateUnchanged } from './state-unchanged.ts'
import { staticRefreshTokenLasts } from './static-refresh-token-lasts.ts'
import { timeZoneFound } from './time-zone-found.ts'
import { tokenEndpointPostOnly } from './token-endpoint-post-only.ts'
import { tokenLivesAsLongAsSaid } from './token-lives-as-long-as-said.ts'
import { tokenNotCacheable } from './token-not-cacheable.ts'
import { tokenOpensData } from './token-opens-data.ts'
import { tokenRequired } from './token-required.ts'
import { tokenResponseJson } from './token-response-json.ts'
import { tokenTypeBearer } from './token-type-bearer.ts'
import { tokensUnguessable } from './tokens-unguessable.ts'
import { unknownClientRefused } from './unknown-client-refused.ts'
import { unknownCodeRefused } from './unknown-code-refused.ts'
import { unknownGrantTypeRefused } from './unknown-grant-type-refused.ts'
import { unknownRefreshTokenRefused } from './unknown-refresh-token-refused.ts'
import { unknownTokenRefused } from './unknown-token-refused.ts'
import { userEmailFound } from './user-email-found.ts'
import { userIdFound } from './user-id-found.ts'
import { userIdNotRounded } from './user-id-not-rounded.ts'
import { userIdStable } from './user-id-stable.ts'
import { userIdType } from './user-id-type.ts'
import { verifierChecked } from './verifier-checked.ts'
import { verifierRequired } from './verifier-required.ts'
import { withheldScopesStayWithheld } from './withheld-scopes-stay-withheld.ts'
import { wrongSecretRefused } from './wrong-secret-refused.ts'

/** The checks of how Terra gets and keeps access, in the order of a grant's life. */
export const AUTH_CHECKS: readonly Check[] = [
  consentReturnsCode,
  metadataAgrees,
  metadataTellPkce,
  stateEchoed,
  stateUnchanged,
  noTokenInRedirect,
  singleCodeInRedirect,
  issuerCorrect,
  codeExchangeSucceeds,
  clientCredentialsSucceed,
  tokenNotCacheable,
  tokenResponseJson,
  tokenTypeBearer,
  lifetimeDeclared,
  lifetimeSane,
  tokenLivesAsLongAsSaid,
  expiredTokenRefused,
  refreshTokenIssued,
  refreshLifetimeTold,
  renewedRefreshLifetimeTold,
  refreshTokenOutlivesAccessToken,
  refreshTokenLivesAsTold,
  expiredRefreshTokenRefused,
  tokensUnguessable,
  userIdFound,
  eventUserIdFound,
  userEmailFound,
  timeZoneFound,
  userIdType,
  userIdNotRounded,
  scopesFound,
  scopesCoverRequest,
  redirectUriRegistered,
  redirectUriExact,
  unknownClientRefused,
  responseTypeChecked,
  authorizationErrorReturned,
  errorCarriesState,
  pkceRequired,
  pkcePlainRefused,
  wrongSecretRefused,
  clientAuthenticationRequired,
  unknownCodeRefused,
  unknownGrantTypeRefused,
  tokenEndpointPostOnly,
  unknownRefreshTokenRefused,
  redirectUriBound,
  verifierChecked,
  verifierRequired,
  codeBoundToClient,
  refreshTokenBoundToClient,
  errorCodeNamed,
  errorStatus,
  errorIsJson,
  codeSingleUse,
  codeExpires,
  codeLivesAsDeclared,
  liveTokensAsManyAsDeclared,
  liveTokenLimitAsDeclared,
  codeReplayRevokes,
  refreshSucceeds,
  refreshedTokenWorks,
  refreshRotatesAsDeclared,
  accessTokenChanges,
  extensionKeepsTokens,
  extensionLasts,
  oldAccessTokenLasts,
  oldAccessTokenEnds,
  refreshKeepsUser,
  refreshScopeNoWider,
  refreshResponseNotCacheable,
  rotatedRefreshTokenRefused,
  graceAsDeclared,
  staticRefreshTokenLasts,
  reuseRevokesFamily,
  oldRefreshTokenEnds,
  concurrentRefreshSurvives,
  tokenRequired,
  unknownTokenRefused,
  forgedTokenRefused,
  challengeOn401,
  noTokenInQuery,
  tokenOpensData,
  scopeEnforced,
  partialConsentWorks,
  partialConsentReported,
  withheldScopesStayWithheld,
  revocationSucceeds,
  revocationSparesOthers,
  revocationIdempotent,
  revokedAccessTokenDead,
  revokedRefreshTokenDead,
  userIdStable,
  reconnectKeepsGrant,
] as readonly Check[]
