/** A request as somebody captured it: the bytes of its body as they were. */
export interface CapturedRequest {
  readonly method: string
  /** Absolute where the capture knows the host; else a path. */
  readonly url: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}
