/** Header fields as any server or client has them; names in any case, several fields of one name as a list. */
export type HeaderFields = Headers | Readonly<Record<string, string | readonly string[] | undefined>>

/** What is about to be sent. */
export interface OutgoingDelivery {
  /** Required where the scheme signs it. */
  readonly id?: string | undefined
  /** Seconds since the Unix epoch, of this attempt: a retry is signed afresh. */
  readonly timestampSeconds: number
  /** Exactly what will be sent; text is sent as UTF-8. */
  readonly body: Uint8Array | string
  /** Required, as are `url` and `headers`, where the scheme signs them. */
  readonly method?: string | undefined
  /** The whole URL that the receiver will see. */
  readonly url?: string | undefined
  readonly headers?: HeaderFields | undefined
}

/** What has arrived. */
export interface IncomingDelivery {
  readonly headers: HeaderFields
  /** The bytes as they arrived, before anything has parsed them. */
  readonly body: Uint8Array
  readonly method?: string | undefined
  /** The whole URL that the sender called. */
  readonly url?: string | undefined
}

/**
 * A header field's value; several fields of one name are joined by `, `, as RFC 9110 section 5.3 has it.
 *
 * @param name - in lower case.
 */
export function headerValue(headers: HeaderFields, name: string): string | undefined {
  if (headers instanceof Headers) return headers.get(name) ?? undefined
  const exact = headers[name]
  if (typeof exact === 'string') return exact
  const values = Object.keys(headers)
    .filter((key) => key.toLowerCase() === name)
    .flatMap((key) => headers[key] ?? [])
  return values.length === 0 ? undefined : values.join(', ')
}

/** All fields, names in lower case, in their order. */
export function headerEntries(headers: HeaderFields): readonly (readonly [string, string])[] {
  if (headers instanceof Headers) return [...headers]
  const names = new Set(Object.keys(headers).map((key) => key.toLowerCase()))
  return [...names].flatMap((name) => {
    const value = headerValue(headers, name)
    return value === undefined ? [] : [[name, value] as const]
  })
}
