/**
 * An OAuth client's id and secret as HTTP Basic carries them: both form-encoded first (RFC 6749 §2.3.1).
 *
 * `oauth4webapi` also encodes `-`, `_` and `.`, which the encoding allows but does not ask for; servers that forget to
 * decode would then refuse every common secret.
 */
export function clientBasicCredentials(clientId: string, clientSecret: string): string {
  const encode = (text: string) => new URLSearchParams({ '': text }).toString().slice(1)
  return btoa(`${encode(clientId)}:${encode(clientSecret)}`)
}

/** A user name and password as HTTP Basic carries them: the bytes of UTF-8 (RFC 7617 §2.1). */
export function userBasicCredentials(username: string, password: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(`${username}:${password}`)))
}
