/** Id and secret are form-encoded before they are joined (RFC 6749 §2.3.1); `undefined` for anything else. */
export function basicCredentials(
  header: string | undefined,
): { readonly id: string; readonly secret: string } | undefined {
  const encoded = /^basic +([A-Za-z0-9+/]+=*)$/i.exec(header ?? '')?.[1]
  if (encoded === undefined) return undefined
  try {
    const text = atob(encoded)
    const colon = text.indexOf(':')
    const decode = (part: string) => decodeURIComponent(part.replaceAll('+', ' '))
    return colon < 0 ? undefined : { id: decode(text.slice(0, colon)), secret: decode(text.slice(colon + 1)) }
  } catch {
    return undefined
  }
}
