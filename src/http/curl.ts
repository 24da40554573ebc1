/**
 * A request as a command for a POSIX shell.
 *
 * @returns one line, every word quoted that needs it. It carries the credentials of the request: print it only where
 * they are known to everybody, or have been replaced.
 */
export async function curlOf(request: Request): Promise<string> {
  const body = request.body === null ? '' : await request.clone().text()
  const words = ['curl']
  const isImplied = request.method === 'GET' || (request.method === 'POST' && body !== '')
  if (!isImplied) words.push('-X', request.method)
  for (const [name, value] of request.headers) {
    if (name === 'content-type' && value === 'application/x-www-form-urlencoded') continue
    words.push('-H', shellQuoted(`${name}: ${value}`))
  }
  if (body !== '') words.push('--data-raw', shellQuoted(body))
  return [...words, shellQuoted(request.url)].join(' ')
}

/** A word in single quotes, as a POSIX shell reads it back. */
export function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
