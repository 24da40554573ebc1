import type { Answer } from '../../client/answer.ts'
import type { AuthorizationRequest } from '../../client/authorization-request.ts'
import type { Consent } from '../../client/follow-consent.ts'
import type { Located } from '../../client/locate.ts'
import type { TokenReading } from '../../client/read-token-response.ts'
import type { Exchange } from '../../http/exchange.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { DataType } from '../../partner/data.ts'
import type { UserFact } from '../../partner/user-facts.ts'
import type { Grant } from '../grant.ts'

/** One walk through the consent, from the authorization request to the redirect back to us. */
export interface AuthorizationEvidence {
  readonly request: AuthorizationRequest
  readonly consent: Consent
  /** The parameters of the redirect back to us; absent when the redirect URI was never reached. */
  readonly redirect?: URLSearchParams
}

/** The code exchanged for tokens. */
export interface TokenExchangeEvidence {
  readonly exchange: Exchange
  readonly reading: TokenReading
}

/** A connected user: what every later probe stands on. */
export interface ConnectionEvidence {
  readonly grant: Grant
  readonly userId: Located
  /** What the partner told of the user besides, where the descriptor declares it. */
  readonly facts: Readonly<Partial<Record<UserFact, Located>>>
  readonly scopes: Located
  /** Absent where the partner gives no tokens. */
  readonly token?: Exchange
}

/** One of them, and the state that it carried. */
export type RefusalEvidence = Consent & { readonly state: string }

/** Authorization requests that must not lead to a code, by what is wrong with them. */
export interface AuthorizationRefusalsEvidence {
  readonly unregisteredRedirectUri: RefusalEvidence
  /** The registered redirect URI with something behind it. */
  readonly extendedRedirectUri: RefusalEvidence
  readonly unknownClient: RefusalEvidence
  readonly unknownResponseType: RefusalEvidence
  /** Absent where the partner does not require PKCE. */
  readonly missingCodeChallenge?: RefusalEvidence
  readonly plainCodeChallenge?: RefusalEvidence
}

/** A consent asked for with a state that is hard to keep. */
export interface AuthorizationStateEvidence {
  readonly state: string
  readonly consent: Consent
  readonly redirect?: URLSearchParams
}

/** What an authorization server says of itself (RFC 8414). */
export interface MetadataEvidence {
  readonly exchange: Exchange
  readonly document: JsonObject
}

/** A code exchanged a second after the end of its life, and one in the last second of it. */
export interface CodeLifetimeEvidence {
  /** As declared, or the longest that is recommended. */
  readonly lifeSeconds: number
  readonly isDeclared: boolean
  readonly late: Exchange
  /** Absent where no lifetime is declared. The code was issued after `askedAtMs`. */
  readonly inLastSecond?: { readonly askedAtMs: number; readonly exchange: Exchange }
}

/** Two refresh tokens of the same life, one used at nine tenths of it, the other a minute after its end. */
export interface RefreshTokenLifetimeEvidence {
  readonly lifeSeconds: number
  readonly before: { readonly exchange: Exchange; readonly reading: TokenReading }
  readonly after: { readonly exchange: Exchange; readonly reading: TokenReading }
}

/** One user connected until the declared limit of live tokens is reached, and once more. */
export interface LiveTokensEvidence {
  /** How many pairs were given. */
  readonly given: number
  /** How one within the limit was refused. */
  readonly refused?: Attempt
  /** Data asked for with the first token when all within the limit were given; `undefined` where there are none to try. */
  readonly firstWithin?: Answer | undefined
  /** What became of the one beyond the limit, and of the first token then. */
  readonly beyond?: Attempt
  readonly firstBeyond?: Answer | undefined
}

/** A connect that ended at the token endpoint, or before it: then it says why. */
interface Attempt {
  readonly exchange?: Exchange
  readonly reading?: TokenReading
  readonly because?: string
}

/** An access token used at nine tenths of its life and a minute after its end. */
export interface TokenLifetimeEvidence {
  readonly lifeSeconds: number
  readonly before: Answer | undefined
  readonly after: Answer | undefined
}

/** Token requests that must be refused, by what is wrong with them. */
export interface TokenRefusalsEvidence {
  /** A good code, the wrong secret. Absent where the client has none. */
  readonly wrongSecret?: Exchange
  /** A good code, and no word of who asks. */
  readonly noSecret?: Exchange
  /** A good request by GET, everything in the query. */
  readonly byGet: Exchange
  /** Absent where the partner knows no codes. */
  readonly unknownCode?: Exchange
  /** A good code under a grant type that nobody knows. */
  readonly unknownGrantType: Exchange
  readonly unknownRefreshToken?: Exchange
}

/** Codes exchanged by who should not be able to. */
export interface CodeBindingEvidence {
  readonly otherRedirectUri: Exchange
  /** Absent where the partner knows no PKCE. */
  readonly wrongVerifier?: Exchange
  readonly missingVerifier?: Exchange
}

/** What belongs to us, shown to the token endpoint by another client. */
export interface ClientBindingEvidence {
  readonly code: Exchange
  /** Absent where there is none. */
  readonly refreshToken?: Exchange
}

/** One code, exchanged twice. */
export interface CodeReplayEvidence {
  readonly first: Exchange
  readonly second: Exchange
  /** Asked for afterwards with the token of the first; `undefined` where there is nothing to try it on. */
  readonly afterwards: Answer | undefined
}

/** One refresh, and what its tokens are good for. */
export interface RefreshEvidence {
  readonly before: Grant
  readonly exchange: Exchange
  readonly reading: TokenReading
  /** Where the refresh succeeded: who the new token belongs to, and what it opens. */
  readonly after?: {
    readonly grant: Grant
    readonly data: Answer | undefined
    /**
     * What the old access token opened before the new one was used, and afterwards; each `undefined` where the descriptor
     * says nothing about it, or where there is no old one.
     */
    readonly oldToken: { readonly unused: Answer | undefined; readonly used: Answer | undefined }
  }
}

/** A refresh token used again after it has been used. */
export interface RefreshReuseEvidence {
  readonly first: TokenReading
  readonly again: Exchange
  readonly againReading: TokenReading
  /** The newest refresh token used after that: refused where the whole family is revoked. */
  readonly newest?: { readonly exchange: Exchange; readonly reading: TokenReading }
  /** Where that ends the pair before: the newest access token used, and then the refresh token that it came from. */
  readonly onceUsed?: { readonly use: Answer; readonly exchange: Exchange; readonly reading: TokenReading }
}

/** Tokens whose life was extended shortly before their first end. */
export interface RefreshExtensionEvidence {
  readonly lifeSeconds: number
  /** When they would have ended. */
  readonly firstEndMs: number
  readonly exchange: Exchange
  readonly reading: TokenReading
  /** Data asked for a minute after the first end; absent where they are not said to live as long. */
  readonly late?: Answer | undefined
}

/** Two refreshes with one token at the same time, as two workers make them. */
export interface ConcurrentRefreshEvidence {
  readonly readings: readonly [TokenReading, TokenReading]
  /** Whether any token that came out of it still opens the data. */
  readonly afterwards: readonly Answer[]
}

/** Data asked for by who may not have them. */
export interface AccessRefusalsEvidence {
  readonly honest: Answer
  readonly nobody: Answer
  readonly stranger: Answer
  /** Absent, as what follows, where the partner gives no tokens. */
  readonly forger?: Answer
  readonly query?: Answer
}

/** A grant without the scope of one data type. */
export interface ScopeLimitsEvidence {
  readonly requested: readonly string[]
  readonly grant: Grant
  readonly allowed: Answer & { readonly type: DataType }
  readonly forbidden: Answer & { readonly type: DataType }
  /** The same grant renewed, where that could be done. */
  readonly renewed?: {
    readonly exchange: Exchange
    readonly scopes: readonly string[] | undefined
    readonly forbidden: Answer
  }
}

/** A grant revoked as the descriptor says, and what is left of it. */
export interface RevocationEvidence {
  readonly revocation: Exchange
  readonly again: Exchange
  /** Data asked for with another grant of the same user; each `undefined` where there is none, or no data. */
  readonly other?: { readonly before: Answer | undefined; readonly after: Answer | undefined }
  /** What each thing that a token opens answers afterwards. */
  readonly answers: readonly { readonly what: string; readonly answer: Answer }[]
  readonly refresh?: { readonly exchange: Exchange; readonly reading: TokenReading }
}

/** The same user connected once more. */
export interface ReconnectEvidence {
  readonly first: Grant
  readonly second: Grant
  /** Data asked for with the first grant's token after the second was given. */
  readonly firstAfterwards: Answer | undefined
}
