import type { Fault } from '../../fault.ts'
import { allScopesOrNothing } from './all-scopes-or-nothing.ts'
import { anyRedirectUri } from './any-redirect-uri.ts'
import { anyRefreshTokenAccepted } from './any-refresh-token-accepted.ts'
import { anyTokenAccepted } from './any-token-accepted.ts'
import { authorizationErrorsShown } from './authorization-errors-shown.ts'
import { authorizationErrorsUnnamed } from './authorization-errors-unnamed.ts'
import { cacheableRefresh } from './cacheable-refresh.ts'
import { cacheableTokens } from './cacheable-tokens.ts'
import { clientAuthenticationOptional } from './client-authentication-optional.ts'
import { codeDiesEarly } from './code-dies-early.ts'
import { codeForAnyClient } from './code-for-any-client.ts'
import { codeOutlivesDeclaration } from './code-outlives-declaration.ts'
import { codeParameterRenamed } from './code-parameter-renamed.ts'
import { codeReplayForgiven } from './code-replay-forgiven.ts'
import { codeTwiceInRedirect } from './code-twice-in-redirect.ts'
import { concurrentRefreshKillsGrant } from './concurrent-refresh-kills-grant.ts'
import { concurrentRefreshesBothRefused } from './concurrent-refreshes-both-refused.ts'
import { consentNotFound } from './consent-not-found.ts'
import { countedRefreshTokens } from './counted-refresh-tokens.ts'
import { dataWithoutToken } from './data-without-token.ts'
import { errorToUnregisteredRedirectUri } from './error-to-unregistered-redirect-uri.ts'
import { eventUserIdMissing } from './event-user-id-missing.ts'
import { extensionGivesNewTokens } from './extension-gives-new-tokens.ts'
import { extensionTellsTheOldEnd } from './extension-tells-the-old-end.ts'
import { extensionWithoutEffect } from './extension-without-effect.ts'
import { grantTypeIgnored } from './grant-type-ignored.ts'
import { htmlErrors } from './html-errors.ts'
import { immortalRefreshTokens } from './immortal-refresh-tokens.ts'
import { immortalTokens } from './immortal-tokens.ts'
import { invalidGrantAs401 } from './invalid-grant-as-401.ts'
import { lifetimeInMilliseconds } from './lifetime-in-milliseconds.ts'
import { lifetimeIsAnInstant } from './lifetime-is-an-instant.ts'
import { lifetimeMissing } from './lifetime-missing.ts'
import { lifetimeOfSeconds } from './lifetime-of-seconds.ts'
import { limitSharedByGrantTypes } from './limit-shared-by-grant-types.ts'
import { liveTokenLimitAsDeadGrant } from './live-token-limit-as-dead-grant.ts'
import { liveTokenLimitIgnored } from './live-token-limit-ignored.ts'
import { liveTokenLimitLower } from './live-token-limit-lower.ts'
import { longLivedCode } from './long-lived-code.ts'
import { lostResponseIsTheft } from './lost-response-is-theft.ts'
import { metadataDisagree } from './metadata-disagree.ts'
import { metadataWithoutPkce } from './metadata-without-pkce.ts'
import { noChallenge } from './no-challenge.ts'
import { offlineScopeDropped } from './offline-scope-dropped.ts'
import { oldAccessTokenEndsEarly } from './old-access-token-ends-early.ts'
import { oldPairLivesOn } from './old-pair-lives-on.ts'
import { oneErrorCodeForAll } from './one-error-code-for-all.ts'
import { opaqueRefusals } from './opaque-refusals.ts'
import { pkceDowngrade } from './pkce-downgrade.ts'
import { pkceNotEnforced } from './pkce-not-enforced.ts'
import { pkceNotRequired } from './pkce-not-required.ts'
import { pkcePlainAccepted } from './pkce-plain-accepted.ts'
import { reconnectKillsFirstGrant } from './reconnect-kills-first-grant.ts'
import { redirectUriByHost } from './redirect-uri-by-host.ts'
import { redirectUriNotBound } from './redirect-uri-not-bound.ts'
import { redirectUriPrefix } from './redirect-uri-prefix.ts'
import { refreshAnswersNulls } from './refresh-answers-nulls.ts'
import { refreshExtendsTheToken } from './refresh-extends-the-token.ts'
import { refreshLifetimeInMinutes } from './refresh-lifetime-in-minutes.ts'
import { refreshLifetimeMissing } from './refresh-lifetime-missing.ts'
import { refreshRefused } from './refresh-refused.ts'
import { refreshRestoresScopes } from './refresh-restores-scopes.ts'
import { refreshTokenDiesEarly } from './refresh-token-dies-early.ts'
import { refreshTokenForAnyClient } from './refresh-token-for-any-client.ts'
import { refreshTokenNeverRotates } from './refresh-token-never-rotates.ts'
import { refreshTokenWithheld } from './refresh-token-withheld.ts'
import { refreshWidensScope } from './refresh-widens-scope.ts'
import { refreshedTokenDead } from './refreshed-token-dead.ts'
import { refusalsLookLikeSuccess } from './refusals-look-like-success.ts'
import { refusedAccessInside200 } from './refused-access-inside-200.ts'
import { refusedAccessRedirects } from './refused-access-redirects.ts'
import { renewedRefreshLifetimeMissing } from './renewed-refresh-lifetime-missing.ts'
import { responseTypeIgnored } from './response-type-ignored.ts'
import { reusableCode } from './reusable-code.ts'
import { reuseForgiven } from './reuse-forgiven.ts'
import { revocationEndsAllGrants } from './revocation-ends-all-grants.ts'
import { revocationUnavailable } from './revocation-unavailable.ts'
import { revocationWithoutEffect } from './revocation-without-effect.ts'
import { revokedAccessTokenLives } from './revoked-access-token-lives.ts'
import { revokedRefreshTokenLives } from './revoked-refresh-token-lives.ts'
import { revokedTokenLivesInOnePlace } from './revoked-token-lives-in-one-place.ts'
import { rotatedRefreshTokenWorks } from './rotated-refresh-token-works.ts'
import { rotationWithoutSuccessor } from './rotation-without-successor.ts'
import { scopeNotAskedFor } from './scope-not-asked-for.ts'
import { scopeWithheld } from './scope-withheld.ts'
import { scopesByComma } from './scopes-by-comma.ts'
import { scopesIgnored } from './scopes-ignored.ts'
import { scopesNotTold } from './scopes-not-told.ts'
import { scopesOfTheClientTold } from './scopes-of-the-client-told.ts'
import { secondRevocationRefused } from './second-revocation-refused.ts'
import { stateDropped } from './state-dropped.ts'
import { stateEncodedTwice } from './state-encoded-twice.ts'
import { stateLostOnError } from './state-lost-on-error.ts'
import { stateTruncated } from './state-truncated.ts'
import { staticRefreshTokenRotates } from './static-refresh-token-rotates.ts'
import { staticRefreshTokenUsedUp } from './static-refresh-token-used-up.ts'
import { timeZoneAbbreviated } from './time-zone-abbreviated.ts'
import { tokenDiesEarly } from './token-dies-early.ts'
import { tokenEndpointTakesGet } from './token-endpoint-takes-get.ts'
import { tokenInFragment } from './token-in-fragment.ts'
import { tokenInQueryAccepted } from './token-in-query-accepted.ts'
import { tokenInRedirect } from './token-in-redirect.ts'
import { tokenOneLevelDown } from './token-one-level-down.ts'
import { tokenResponseAsForm } from './token-response-as-form.ts'
import { tokenResponseCalledHtml } from './token-response-called-html.ts'
import { tokenSignatureUnchecked } from './token-signature-unchecked.ts'
import { tokenTypeMissing } from './token-type-missing.ts'
import { tokenWorksLate } from './token-works-late.ts'
import { unknownClientAccepted } from './unknown-client-accepted.ts'
import { unknownCodeCrashes } from './unknown-code-crashes.ts'
import { unknownTokenCrashes } from './unknown-token-crashes.ts'
import { userEmailIsAName } from './user-email-is-a-name.ts'
import { userEmailMissing } from './user-email-missing.ts'
import { userIdChangesOnRefresh } from './user-id-changes-on-refresh.ts'
import { userIdMissing } from './user-id-missing.ts'
import { userIdOfOtherType } from './user-id-of-other-type.ts'
import { userIdPerConnection } from './user-id-per-connection.ts'
import { userIdRounded } from './user-id-rounded.ts'
import { userMixedUp } from './user-mixed-up.ts'
import { verifierNotCompared } from './verifier-not-compared.ts'
import { wrongIssuer } from './wrong-issuer.ts'
import { wrongSecretAccepted } from './wrong-secret-accepted.ts'
import { wrongSecretCrashes } from './wrong-secret-crashes.ts'

/** Wrong ways to give and keep access. */
export const AUTH_FAULTS: readonly Fault[] = [
  allScopesOrNothing,
  anyRedirectUri,
  anyRefreshTokenAccepted,
  anyTokenAccepted,
  authorizationErrorsShown,
  authorizationErrorsUnnamed,
  cacheableRefresh,
  cacheableTokens,
  clientAuthenticationOptional,
  codeDiesEarly,
  codeForAnyClient,
  codeOutlivesDeclaration,
  codeParameterRenamed,
  codeReplayForgiven,
  codeTwiceInRedirect,
  concurrentRefreshesBothRefused,
  concurrentRefreshKillsGrant,
  consentNotFound,
  countedRefreshTokens,
  dataWithoutToken,
  errorToUnregisteredRedirectUri,
  eventUserIdMissing,
  extensionGivesNewTokens,
  extensionTellsTheOldEnd,
  extensionWithoutEffect,
  grantTypeIgnored,
  htmlErrors,
  immortalRefreshTokens,
  immortalTokens,
  invalidGrantAs401,
  lifetimeInMilliseconds,
  lifetimeIsAnInstant,
  lifetimeMissing,
  lifetimeOfSeconds,
  limitSharedByGrantTypes,
  liveTokenLimitAsDeadGrant,
  liveTokenLimitIgnored,
  liveTokenLimitLower,
  longLivedCode,
  lostResponseIsTheft,
  metadataDisagree,
  metadataWithoutPkce,
  noChallenge,
  offlineScopeDropped,
  oldAccessTokenEndsEarly,
  oldPairLivesOn,
  oneErrorCodeForAll,
  opaqueRefusals,
  pkceDowngrade,
  pkceNotEnforced,
  pkceNotRequired,
  pkcePlainAccepted,
  reconnectKillsFirstGrant,
  redirectUriByHost,
  redirectUriNotBound,
  redirectUriPrefix,
  refreshAnswersNulls,
  refreshedTokenDead,
  refreshExtendsTheToken,
  refreshLifetimeInMinutes,
  refreshLifetimeMissing,
  refreshRefused,
  refreshRestoresScopes,
  refreshTokenDiesEarly,
  refreshTokenForAnyClient,
  refreshTokenNeverRotates,
  refreshTokenWithheld,
  refreshWidensScope,
  refusalsLookLikeSuccess,
  refusedAccessInside200,
  refusedAccessRedirects,
  renewedRefreshLifetimeMissing,
  responseTypeIgnored,
  reusableCode,
  reuseForgiven,
  revocationEndsAllGrants,
  revocationUnavailable,
  revocationWithoutEffect,
  revokedAccessTokenLives,
  revokedRefreshTokenLives,
  revokedTokenLivesInOnePlace,
  rotatedRefreshTokenWorks,
  rotationWithoutSuccessor,
  scopeNotAskedFor,
  scopesByComma,
  scopesIgnored,
  scopesNotTold,
  scopesOfTheClientTold,
  scopeWithheld,
  secondRevocationRefused,
  stateDropped,
  stateEncodedTwice,
  stateLostOnError,
  stateTruncated,
  staticRefreshTokenRotates,
  staticRefreshTokenUsedUp,
  tokenDiesEarly,
  tokenEndpointTakesGet,
  tokenInFragment,
  tokenInQueryAccepted,
  tokenInRedirect,
  tokenOneLevelDown,
  tokenResponseAsForm,
  tokenResponseCalledHtml,
  tokenSignatureUnchecked,
  tokenTypeMissing,
  tokenWorksLate,
  unknownClientAccepted,
  unknownCodeCrashes,
  unknownTokenCrashes,
  userIdChangesOnRefresh,
  userIdMissing,
  timeZoneAbbreviated,
  userEmailIsAName,
  userEmailMissing,
  userIdOfOtherType,
  userIdPerConnection,
  userIdRounded,
  userMixedUp,
  verifierNotCompared,
  wrongIssuer,
  wrongSecretAccepted,
  wrongSecretCrashes,
]
