import { accessProblems } from './access.ts'
import { record } from './data/answer-data.ts'
import { deferralDelaySeconds, deferralProblems, deferralReply } from './data/answer-deferred.ts'
import { dataBody, dataReply } from './data/data-body.ts'
import { page } from './data/page.ts'
import { rateHeaders, rateKey, rateStanding } from './data/rate.ts'
import { readQuery } from './data/read-query.ts'
import { readRange } from './data/read-range.ts'
import { matches, selectRecords } from './data/select-records.ts'
import {
  commitReply,
  offeredRecords,
  openReply,
  openTransaction,
  transactionProblems,
} from './data/transaction-decisions.ts'
import { errorReply } from './error-reply.ts'
import { inMediaType, mediaType } from './in-media-type.ts'
import { authorizationProblems } from './oauth/authorization-problems.ts'
import { consentUser, issueCode } from './oauth/authorize.ts'
import { clientProblems } from './oauth/client-problems.ts'
import { extendAccessToken } from './oauth/extend.ts'
import { userFact } from './oauth/grant-facts.ts'
import { issueTokens, nextRefreshToken, tokenBody } from './oauth/issue-tokens.ts'
import { liveTokenLimit } from './oauth/live-tokens.ts'
import { endOldPair } from './oauth/old-pair.ts'
import { codeProblems, refreshProblems, revokeFamily } from './oauth/redeem.ts'
import { revoke } from './oauth/revoke.ts'
import { grantedScopes } from './oauth/scopes.ts'
import { tokenResponse } from './oauth/token.ts'
import { userIdOnWire, userInfo } from './oauth/user-info.ts'
import type { Seams } from './seams.ts'
import { endpointsFor } from './webhooks/emit.ts'
import { deliveryBody, eventPayload } from './webhooks/event-payload.ts'
import { handshake } from './webhooks/handshake.ts'
import { endpointProblems } from './webhooks/registration.ts'

/** The partner that does what its descriptor says. */
export const honestSeams: Seams = {
  answer: async (call, mock, route) =>
    inMediaType(mock.seams.response(await route(call, mock), call, mock), call, mock),
  response: (reply) => reply,
  mediaType,
  errorReply,
  accessProblems,
  rateStanding,
  rateKey,
  rateHeaders,
  authorizationProblems,
  consentUser,
  grantedScopes,
  issueCode,
  redirectParameters: (parameters) => parameters,
  clientProblems,
  codeProblems,
  codeReplayed: revokeFamily,
  refreshProblems,
  refreshTokenReused: revokeFamily,
  nextRefreshToken,
  endOldPair,
  extendAccessToken,
  accessTokenClaims: (claims) => claims,
  issueTokens,
  liveTokenLimit,
  tokenBody,
  tokenResponse,
  revoke,
  userInfo,
  userIdOnWire,
  userFact,
  readQuery,
  readRange,
  selectRecords,
  matches,
  page,
  record,
  dataBody,
  dataReply,
  deferralProblems,
  deferralDelaySeconds,
  deferralReply,
  deferredRecords: (query, mock) => mock.seams.selectRecords(query, mock),
  offeredRecords,
  openTransaction,
  openReply,
  transactionProblems,
  transactionRecords: ({ records }) => records,
  commitTransaction: (opened, mock) => mock.transactions.commit(opened),
  commitReply,
  endpointProblems,
  handshake,
  endpointsFor,
  eventPayload,
  deliveryBody,
  deliveries: (planned) => planned,
}
