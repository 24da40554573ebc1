import type { JsonValue } from '../kernel/json.ts'
import type { JsonSchema } from '../schema/validator.ts'
import type { SignatureDeclaration } from '../signature/scheme.ts'
import type { DataType } from './data.ts'
import type { RequestTemplate } from './request-template.ts'

/** How a partner tells us that something changed. */
export interface Webhooks {
  readonly signature: SignatureDeclaration
  /** `${ENV_NAME}`; absent where the registration returns it. */
  readonly secret?: string
  readonly registration: Registration
  readonly handshake: Handshake
  /** What the partner takes as "received", and by when. */
  readonly acknowledge: { readonly status: readonly number[]; readonly withinSeconds: number }
  /** Waits before the second, third, … attempt, in seconds. */
  readonly retry: { readonly delaysSeconds: readonly number[] }
  /** Where the events stand in a delivery that carries several; absent when each delivery is one event. */
  readonly batch?: { readonly at: string; readonly maxEvents: number }
  /** Asks the partner for an event now: placeholders `{event}`, `{userId}`, `{userEmail}`, `{accessToken}`. */
  readonly trigger?: RequestTemplate
  readonly events: readonly WebhookEvent[]
}

export type Registration =
  /** By a person, in the partner's dashboard. */
  | { readonly kind: 'dashboard' }
  /**
   * By a request: once for the application, or once for each user after linking. Placeholders: `{callbackUrl}`,
   * `{event}` (then once per event), `{userId}`, `{userEmail}`, `{accessToken}`, `{clientId}`, `{clientSecret}`, `{basicCredentials}`
   * (base64 of id and secret).
   */
  | {
      readonly kind: 'perApplication' | 'perUser'
      readonly request: RequestTemplate
      /** Where the answer holds the signing secret, when it does. */
      readonly secretAt?: string
    }

/** What the partner asks of an endpoint before it delivers to it. */
export type Handshake =
  | { readonly kind: 'none' }
  /** A GET whose query parameter comes back as text, or as JSON under `respondAt`. */
  | { readonly kind: 'echo'; readonly parameter: string; readonly respondAt?: string }
  /** A GET with a code: 204 when it is ours, 404 when it is not. */
  | { readonly kind: 'verifyCode'; readonly parameter: string; readonly code: string }
  /** A HEAD, or an empty signed POST, that must be answered with 2xx. */
  | { readonly kind: 'head' }
  | { readonly kind: 'ping' }

/** One kind of event. Its pointers start at the event: the delivery's body, or an item of the batch. */
export interface WebhookEvent {
  readonly name: string
  /** How the event is recognised; `/type` equal to its name unless told. */
  readonly when: { readonly at: string; readonly equals: string | number }
  /** What it is about. */
  readonly kind: 'data' | 'deleted' | 'deauthorized' | 'permissionChanged'
  /** For `data` and `deleted`. */
  readonly dataType?: DataType
  /** `thin` names what to fetch; `full` carries the records. */
  readonly payload: 'thin' | 'full'
  /** Fetches what a thin event names; absent, `data.<type>` is pulled for the event's range. */
  readonly fetch?: RequestTemplate
  /** Where a full event's records stand. */
  readonly records?: string
  readonly userId: string
  /** The event's own id, for deduplication; in the body or, as `header`, in a header of the delivery. */
  readonly id?: { readonly at: string } | { readonly header: string }
  /** The id of the record that a thin or deleting event names. */
  readonly recordId?: string
  /** When what it tells of happened: its day or instant, so that a thin event can be fetched by range. */
  readonly time?: string
  readonly schema: JsonSchema
  /** A whole delivery's body. */
  readonly example: JsonValue
}
