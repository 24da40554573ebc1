/** One webhook on its way out: exactly what will be signed and sent. */
export interface Message {
  readonly url: string
  /** The event's name; of a batch, the first one's. */
  readonly event: string
  readonly userId: string
  /** The body to the byte; it is sent as `application/json`. */
  readonly body: string
  /** What a receiver dedupes by: the same on every attempt. */
  readonly id: string
  /** Headers besides those of the signature: the event's id, where it stands in one. */
  readonly headers?: Readonly<Record<string, string>>
  /** Secrets of this endpoint, where its registration returned one; the emitter's own otherwise. */
  readonly secrets?: readonly string[]
}
