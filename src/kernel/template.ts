/** What placeholders stand for. A placeholder without a value leaves out whatever it stands in. */
export type TemplateValues = Readonly<Record<string, string | number | bigint | undefined>>

/** Text with `{placeholders}`, as descriptors write requests, signed content and signature headers. */
export interface Template {
  readonly source: string
  readonly placeholders: readonly string[]
}

const PLACEHOLDER = /(?<!\$)\{([A-Za-z][A-Za-z0-9]*)\}/g

export function parseTemplate(source: string): Template {
  return { source, placeholders: [...source.matchAll(PLACEHOLDER)].map((match) => match[1]!) }
}

/**
 * The text with every placeholder replaced, or `undefined` when one of them has no value.
 *
 * @param encode - applied to each value, not to the text around it; say `encodeURIComponent` for a path.
 */
export function fillTemplate(
  source: string,
  values: TemplateValues,
  encode: (value: string) => string = (value) => value,
): string | undefined {
  let complete = true
  const text = source.replace(PLACEHOLDER, (_, name: string) => {
    const value = values[name]
    if (value === undefined) complete = false
    return encode(String(value))
  })
  return complete ? text : undefined
}

/**
 * The template read backwards: what each placeholder stands for in the text, or `undefined` when the text is not of
 * the template's form. The last placeholder is greedy, the others take as little as they can.
 */
export function matchTemplate(source: string, text: string): Readonly<Record<string, string>> | undefined {
  return match(ANYTHING, source, text)
}

/** The same for paths: a placeholder stands for something, and never for a slash (RFC 3986 §3.3). */
export function matchPath(source: string, pathname: string): Readonly<Record<string, string>> | undefined {
  return match(WITHIN_SEGMENT, source, pathname)
}

/** What a placeholder may stand for, as a pattern. */
const ANYTHING = '[^]*?'
const WITHIN_SEGMENT = '[^/]+?'

function match(value: string, source: string, text: string): Readonly<Record<string, string>> | undefined {
  const found = patternOf(value, source).exec(text)
  return found === null ? undefined : { ...found.groups }
}

/** Templates are those of descriptors: few, and read backwards for every request. */
const patterns = new Map<string, RegExp>()
const MOST_PATTERNS = 1000

function patternOf(value: string, source: string): RegExp {
  const key = value + source
  const known = patterns.get(key)
  if (known !== undefined) return known
  if (patterns.size >= MOST_PATTERNS) patterns.clear()
  const pattern = compilePattern(value, source)
  patterns.set(key, pattern)
  return pattern
}

function compilePattern(value: string, source: string): RegExp {
  const names: string[] = []
  const pattern = source
    .split(PLACEHOLDER)
    .map((part, index) => {
      if (index % 2 === 0) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      if (names.includes(part)) return `\\k<${part}>`
      names.push(part)
      return `(?<${part}>${value})`
    })
    .join('')
  return new RegExp(`^${pattern}$`)
}
