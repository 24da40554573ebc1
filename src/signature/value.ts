/** How several signatures stand in one header: not at all, as whole entries, or as repeated fields of one entry. */
export type Several = 'none' | 'space' | 'comma' | 'fields'

export const SEVERAL: readonly Several[] = ['none', 'space', 'comma', 'fields']

/** What a signature header says. */
export interface ReadValue {
  readonly signatures: readonly string[]
  readonly timestamp: string | undefined
}

/** The grammar of a signature header, compiled for both directions. */
export interface ValueGrammar {
  write(signatures: readonly string[], timestamp: string): string
  /** `undefined` where the header holds no signature in this grammar, or contradicts itself. */
  read(header: string): ReadValue | undefined
}

/**
 * @param value - the template of one entry: `v1,{signature}`, or `t={timestamp},v1={signature}`. For `fields` its
 *   comma or semicolon separates the fields, which may then stand in any order, among others.
 */
export function compileValue(value: string, several: Several): ValueGrammar {
  const separator = separatorOf(value, several)
  const templates = several === 'fields' && separator !== undefined ? value.split(separator) : [value]
  const entries = templates.map((template) => template.split(PLACEHOLDER))
  const patterns = entries.map(toPattern)
  return {
    write(signatures, timestamp) {
      if (separator === undefined) return print(entries[0]!, signatures[0]!, timestamp)
      let text = ''
      for (const entry of entries) {
        for (const signature of entry.includes('signature') ? signatures : ['']) {
          text += (text === '' ? '' : separator) + print(entry, signature, timestamp)
        }
      }
      return text
    },
    read(header) {
      const signatures: string[] = []
      let timestamp: string | undefined
      for (const entry of separator === undefined ? [header] : header.split(separator)) {
        const groups = matchAny(patterns, separator === undefined ? entry : entry.trimStart())
        if (groups?.signature !== undefined) signatures.push(groups.signature)
        if (groups?.timestamp === undefined) continue
        if (timestamp !== undefined && timestamp !== groups.timestamp) return undefined
        timestamp = groups.timestamp
      }
      return signatures.length === 0 ? undefined : { signatures, timestamp }
    },
  }
}

function separatorOf(value: string, several: Several): string | undefined {
  switch (several) {
    case 'none':
      return undefined
    case 'space':
      return ' '
    case 'comma':
      return ','
    case 'fields':
      return value.includes(';') ? ';' : ','
  }
}

const PLACEHOLDER = /\{(signature|timestamp)\}/

// Bounded, so that no header takes more than linear time to read.
const GROUPS: Readonly<Record<string, string>> = {
  signature: '(?<signature>[A-Za-z0-9+/_=-]{1,256})',
  timestamp: '(?<timestamp>[A-Za-z0-9:.+-]{1,40})',
}

/** @param parts - literal text and placeholders in turn, a literal first. */
function toPattern(parts: readonly string[]): RegExp {
  const literally = (literal: string) => literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(
    `^${parts.map((part, index) => (index % 2 === 1 ? GROUPS[part] : literally(part))).join('')}$`,
  )
}

function print(parts: readonly string[], signature: string, timestamp: string): string {
  let text = parts[0]!
  for (let index = 1; index < parts.length; index += 2) {
    text += (parts[index] === 'signature' ? signature : timestamp) + parts[index + 1]!
  }
  return text
}

function matchAny(
  patterns: readonly RegExp[],
  entry: string,
): { readonly signature?: string; readonly timestamp?: string } | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(entry)
    if (match !== null) return match.groups
  }
  return undefined
}
