import type { Emitter, EmitterHooks } from '../emitter/emitter-types.ts'
import type { Message } from '../emitter/message.ts'
import type { Send } from '../http/handler.ts'
import type { Clock } from '../kernel/clock.ts'
import type { JsonObject, JsonValue } from '../kernel/json.ts'
import type { Random } from '../kernel/random.ts'
import type { MaxLiveTokens } from '../partner/auth.ts'
import type { Credentials } from '../partner/credentials.ts'
import type { DataSource, DataType, Deferred } from '../partner/data.ts'
import type { Envelope } from '../partner/envelope.ts'
import type { PlaceholderValues } from '../partner/match-request.ts'
import type { Partner } from '../partner/partner.ts'
import type { RateWindow } from '../partner/rate-limit.ts'
import type { RequestTemplate } from '../partner/request-template.ts'
import type { Transaction } from '../partner/transaction.ts'
import type { UserFact } from '../partner/user-facts.ts'
import type { WebhookEvent } from '../partner/webhooks.ts'
import type { World, WorldRecord, WorldUser } from '../world/world.ts'
import type { Admitted } from './admitted.ts'
import type { Deferrals } from './data/deferrals.ts'
import type { DataQuery, Page, Window } from './data/query.ts'
import type { RateLedger, RateStanding } from './data/rate-ledger.ts'
import type { OpenedTransaction, Transactions } from './data/transactions.ts'
import type { Call } from './incoming.ts'
import type { Journal } from './journal.ts'
import type { AccessToken, Code, Grant, Ledger, RefreshToken } from './oauth/ledger.ts'
import type { AuthorizationRequest, TokenRequest } from './oauth/oauth-request.ts'
import type { TokenSigner } from './oauth/token-signer.ts'
import type { Problem } from './problem.ts'
import type { RecordTexts } from './record-texts.ts'
import type { Reply } from './reply.ts'
import type { Endpoint, Endpoints } from './webhooks/endpoints.ts'

/** One mock partner from the inside: what every seam is handed. */
export interface Mock {
  readonly partner: Partner
  readonly credentials: Credentials
  /** Any of them is accepted in an authorization request, compared character by character. */
  readonly redirectUris: readonly string[]
  readonly lifetimes: Lifetimes
  /** The `iss` of tokens: the base URL of the environment `mock`. */
  readonly issuer: string
  /** Whether redirects carry `iss` (RFC 9207). */
  readonly identifiesIssuer: boolean
  readonly clock: Clock
  readonly world: World
  readonly ledger: Ledger
  readonly journal: Journal
  readonly endpoints: Endpoints
  /** Who has asked for data how often. */
  readonly rates: RateLedger
  /** What is to be sent, since it was asked for. */
  readonly deferrals: Deferrals
  /** What was offered once, and what of it was taken. */
  readonly transactions: Transactions
  readonly texts: RecordTexts
  readonly signer: TokenSigner
  /** The honest decisions with every fault's hooks around them. Call seams through here, never directly. */
  readonly seams: Seams
  readonly seed: number
  /** The way out, for handshakes; what goes through it is in the journal. */
  readonly send: Send
  /** The partner's emitter, made when it is first needed; `undefined` where no webhooks are declared. */
  emitter(): Emitter | undefined
  /** A stream of choices of its own for each list of labels. */
  random(...labels: readonly (string | number)[]): Random
  /** Scratch space for faults that count or remember, by fault id. */
  readonly memory: Map<string, unknown>
}

/** In seconds. */
export interface Lifetimes {
  readonly codeSeconds: number
  readonly accessTokenSeconds: number
  /** Absent: until revoked. */
  readonly refreshTokenSeconds?: number
}

/**
 * The named places where a mock decides something. The honest partner is one implementation of them; a fault wraps
 * some. Decisions are lists of problems, the first of which is told; a fault that overlooks something filters the list.
 */
export interface Seams
  extends RequestSeams,
    RateSeams,
    AuthSeams,
    DataSeams,
    DeferralSeams,
    TransactionSeams,
    WebhookSeams {}

interface RequestSeams {
  /**
   * The whole way from request to reply: for rate limits, hanging, and errors out of nowhere.
   *
   * @param route - what the call's route would answer.
   */
  answer(call: Call, mock: Mock, route: (call: Call, mock: Mock) => Promise<Reply>): Promise<Reply>
  /** In which media type a reply goes out that is JSON so far; `undefined` where none is acceptable. */
  mediaType(reply: Reply, call: Call, mock: Mock): string | undefined
  /** The last look at every reply while it is JSON, errors included. */
  response(reply: Reply, call: Call, mock: Mock): Reply
  /** How a refusal is said. */
  errorReply(problem: Problem, envelope: Envelope, call: Call, mock: Mock): Reply
  /** Why a request to a protected route is refused: missing, unknown, expired, revoked, scope, user. */
  accessProblems(access: AccessAttempt, mock: Mock): readonly Problem[]
}

interface RateSeams {
  /** Counts an admitted request for data and says how the declared windows stand; `undefined` where there are none. */
  rateStanding(admitted: Admitted, mock: Mock): RateStanding | undefined
  /** Whose requests a window counts together. */
  rateKey(window: RateWindow, admitted: Admitted, mock: Mock): string
  /** What an answer tells of the limits, `Retry-After` included where it refuses; names in lower case. */
  rateHeaders(standing: RateStanding, mock: Mock): Readonly<Record<string, string>>
}

/** What a request to a protected route has shown and what it wants. */
export interface AccessAttempt {
  readonly call: Call
  /** Whose credentials admit: a user's (or, where there are no users' tokens, the constant ones), or the application's. */
  readonly needs: 'token' | 'application'
  /** Whether any credentials stood where the descriptor wants them. */
  readonly presented: boolean
  /** Whether the constant parts (client id, API key, …) are right. */
  readonly constantsMatch: boolean
  /** The access token's text; absent where the partner has none or the request gave none. */
  readonly token?: string
  /** What the ledger knows of it. */
  readonly found?: AccessToken
  readonly scopes: readonly string[]
  /** The user that the request names. */
  readonly userId?: string
}

interface AuthSeams {
  /** Problems with `redirect: false` are told to the person, never sent to the redirect URI (RFC 6749 §4.1.2.1). */
  authorizationProblems(request: AuthorizationRequest, mock: Mock): readonly AuthorizationProblem[]
  /** Who consents when nobody is asked; `undefined` refuses. */
  consentUser(request: AuthorizationRequest, mock: Mock): WorldUser | undefined
  /** @param chosen - what the person left ticked, or what was asked for. */
  grantedScopes(chosen: readonly string[], request: AuthorizationRequest, mock: Mock): readonly string[]
  issueCode(grant: Grant, request: AuthorizationRequest, mock: Mock): Code
  /** The query parameters of a redirect, of success and of failure. */
  redirectParameters(
    parameters: Readonly<Record<string, string>>,
    request: AuthorizationRequest,
    mock: Mock,
  ): Readonly<Record<string, string>>
  /** Client authentication and the constant fields of the descriptor. */
  clientProblems(request: TokenRequest, mock: Mock): readonly Problem[]
  /** Unknown, used, expired, bound to another client, redirect URI or verifier. */
  codeProblems(code: Code | undefined, request: TokenRequest, mock: Mock): readonly Problem[]
  /** What happens to the grant of a code that came twice. */
  codeReplayed(code: Code, mock: Mock): void
  /** Unknown, rotated, revoked, expired, wider scope. */
  refreshProblems(token: RefreshToken | undefined, request: TokenRequest, mock: Mock): readonly Problem[]
  /** What happens to the grant of a rotated refresh token that came again. */
  refreshTokenReused(token: RefreshToken, mock: Mock): void
  /** The refresh token to hand out, `previous` on renewal; `undefined` for none. */
  nextRefreshToken(grant: Grant, previous: RefreshToken | undefined, mock: Mock): RefreshToken | undefined
  /** What becomes of the pair that a new access token takes the place of, when it is issued and whenever it is used. */
  endOldPair(token: AccessToken, moment: 'issued' | 'used', mock: Mock): void
  /** Where a refresh gives nothing new: the access token that goes on, its life extended. */
  extendAccessToken(previous: RefreshToken, mock: Mock): AccessToken | undefined
  accessTokenClaims(claims: JsonObject, grant: Grant, mock: Mock): JsonObject
  issueTokens(issue: TokenIssue, mock: Mock): Promise<IssuedTokens>
  /** How many pairs of tokens a user may have alive; `undefined` for any number. */
  liveTokenLimit(issue: TokenIssue, mock: Mock): MaxLiveTokens | undefined
  /** The token response's content, before the envelope. */
  tokenBody(tokens: IssuedTokens, mock: Mock): JsonObject
  tokenResponse(body: JsonValue, tokens: IssuedTokens, mock: Mock): Reply
  /** @param shown - the tokens that the request named; `token` may be of either kind. */
  revoke(shown: RevocationAttempt, mock: Mock): void
  /** The answer to a call that tells the user's id, the granted scopes, or both. */
  userInfo(request: RequestTemplate, grant: Grant, mock: Mock): JsonValue
  /** A user's id as it is written on the wire. */
  userIdOnWire(userId: string, place: UserIdPlace, mock: Mock): JsonValue
  /** What else the partner tells of a user; `undefined` for nothing. */
  userFact(fact: UserFact, userId: string, mock: Mock): JsonValue | undefined
}

export type UserIdPlace = 'token' | 'call' | 'jwt' | 'redirect' | 'event'

export interface AuthorizationProblem extends Problem {
  readonly redirect: boolean
}

export interface TokenIssue {
  readonly reason: 'code' | 'refresh' | 'clientCredentials'
  readonly grant: Grant
  readonly scopes: readonly string[]
  /** The refresh token that was presented. */
  readonly previous?: RefreshToken
}

export interface IssuedTokens {
  readonly reason: TokenIssue['reason']
  readonly grant: Grant
  readonly access: AccessToken
  readonly refresh?: RefreshToken
  /** They were there before and live longer now. */
  readonly extended?: true
  /** Further JWTs, by where they stand in the token response's content: an ID token. */
  readonly others: Readonly<Record<string, string>>
}

export interface RevocationAttempt {
  readonly access?: AccessToken
  readonly refresh?: RefreshToken
  /** Where the request names a user instead of a token. */
  readonly userId?: string
}

interface DataSeams {
  /** The whole question, its page included; a cursor is good for its own question only. */
  readQuery(
    type: DataType,
    source: DataSource,
    userId: string,
    call: Call,
    mock: Mock,
  ): DataQuery | { readonly problem: Problem }
  /** What range is asked for, or why it cannot be understood: missing, malformed, inverted, too wide. */
  readRange(
    values: PlaceholderValues,
    source: DataSource,
    mock: Mock,
  ): { readonly window?: Window; readonly problems: readonly Problem[] }
  /** Every record that answers the question, in order, all pages together. */
  selectRecords(query: DataQuery, mock: Mock): readonly WorldRecord[]
  /** Whether one record lies in the window. */
  matches(record: WorldRecord, window: Window, source: DataSource): boolean
  page(records: readonly WorldRecord[], query: DataQuery, mock: Mock): Page<WorldRecord>
  /** One record as it goes out. */
  record(record: WorldRecord, type: DataType, source: DataSource, mock: Mock): JsonObject
  /** The answer's body: the declared example with these records and paging members in it. */
  dataBody(page: Page<JsonObject>, query: DataQuery, call: Call, mock: Mock): JsonValue
  dataReply(body: JsonValue, page: Page<JsonObject>, query: DataQuery, call: Call, mock: Mock): Reply
}

interface DeferralSeams {
  /** Why records that were asked for will not be sent: they were asked for before. */
  deferralProblems(query: DataQuery, deferred: Deferred, mock: Mock): readonly Problem[]
  deferralDelaySeconds(query: DataQuery, deferred: Deferred, mock: Mock): number
  /** The promise. */
  deferralReply(query: DataQuery, call: Call, mock: Mock): Reply
  /** The records that are sent. */
  deferredRecords(query: DataQuery, mock: Mock): readonly WorldRecord[]
}

interface TransactionSeams {
  /** The records that a new transaction would hold: what is new, as many as one holds. */
  offeredRecords(query: DataQuery, mock: Mock): readonly WorldRecord[]
  /** What an open request gets; `undefined` where there is nothing for it. */
  openTransaction(query: DataQuery, declared: Transaction, mock: Mock): OpenedTransaction | undefined
  openReply(opened: OpenedTransaction | undefined, query: DataQuery, call: Call, mock: Mock): Reply
  /** Why a transaction is not shown: unknown, committed, forgotten, another user's. */
  transactionProblems(opened: OpenedTransaction | undefined, query: DataQuery, mock: Mock): readonly Problem[]
  /** What its listing holds. */
  transactionRecords(opened: OpenedTransaction, query: DataQuery, mock: Mock): readonly WorldRecord[]
  /** Takes its records: they are not offered again. */
  commitTransaction(opened: OpenedTransaction, mock: Mock): void
  commitReply(query: DataQuery, call: Call, mock: Mock): Reply
}

interface WebhookSeams {
  endpointProblems(callbackUrl: string | undefined, mock: Mock): readonly Problem[]
  /** Whether the endpoint proves that it wants our deliveries. */
  handshake(endpoint: Endpoint, mock: Mock): Promise<boolean>
  /** The endpoints that an event about the user goes to. */
  endpointsFor(event: WebhookEvent, userId: string, mock: Mock): readonly Endpoint[]
  /** One event as it goes out. */
  eventPayload(occasion: EventOccasion, mock: Mock): JsonValue
  /** The delivery's body, batch wrapper and all. */
  deliveryBody(events: readonly JsonValue[], occasion: EventOccasion, mock: Mock): string
  /** What is sent of what was planned: all of it. Here messages are doubled, lost, or put in another order. */
  deliveries(planned: readonly Message[], mock: Mock): readonly Message[]
}

/** Something that happened and is to be told. */
export interface EventOccasion {
  readonly event: WebhookEvent
  readonly userId: string
  /** The event's own id, already in the declared example's form. */
  readonly id: JsonValue
  /** The records it is about; empty for events about the user. */
  readonly records: readonly WorldRecord[]
  /** Where it goes instead of to those that `endpointsFor` names. */
  readonly to?: readonly Endpoint[]
}

/**
 * What a fault changes: for each seam, the emitter's included, a function that takes the decision so far and gives
 * another one.
 */
export type Hooks = EmitterHooks & {
  readonly [Name in keyof Seams]?: (honest: Seams[Name]) => Seams[Name]
}
