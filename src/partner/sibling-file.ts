/**
 * The name of a file that another file names: `../schemas/a.json`, named by `contracts/x/partner.yaml`, is
 * `contracts/schemas/a.json`. Absolute names stay. Both slashes separate, as on Windows.
 */
export function siblingFile(from: string, name: string): string {
  if (/^([/\\]|[A-Za-z]:)/.test(name)) return name
  const folder = /^.*[/\\]/s.exec(from)?.[0] ?? ''
  const parts: string[] = []
  for (const part of (folder + name).split(/[/\\]/)) {
    const isClimb = part === '..' && parts.length > 0 && parts.at(-1) !== '..' && parts.at(-1) !== ''
    if (isClimb) parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}
