/** What placeholders stand for. A placeholder without a value leaves out whatever it stands in. */
export type TemplateValues = Readonly<Record<string, string | number | bigint | undefined>>

/** Text with `{placeholders}`, as descriptors write requests, signed content and signature headers. */
export interface Template {
  readonly source: string
  readonly placeholders: readonly string[]
}

const PLACEHOLDER = /(?<!\$)\{([A-Za-z][A-Za-z0-9]*)\}/g

export function parseTemplate(source: string): Template {
  return kept(parsed, source, () => ({
    source,
    placeholders: [...source.matchAll(PLACEHOLDER)].map((match) => match[1]!),
  }))
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
  return match(anything, source, text)
}

/** The same for paths: a placeholder stands for something, and never for a slash (RFC 3986 §3.3). */
export function matchPath(source: string, pathname: string): Readonly<Record<string, string>> | undefined {
  return match(withinSegment, source, pathname)
}

/** A way to read templates backwards. */
interface Reading {
  /** What a placeholder may stand for, as a pattern. */
  readonly value: string
  readonly patterns: Map<string, RegExp>
}

const anything: Reading = { value: '[^]*?', patterns: new Map() }
const withinSegment: Reading = { value: '[^/]+?', patterns: new Map() }
const parsed = new Map<string, Template>()

function match(
  { patterns, value }: Reading,
  source: string,
  text: string,
): Readonly<Record<string, string>> | undefined {
  const found = kept(patterns, source, () => compilePattern(value, source)).exec(text)
  return found === null ? undefined : { ...found.groups }
}

/** Templates are those of descriptors: few, and read for every request. */
const MOST_TEMPLATES = 1000

function kept<Value>(known: Map<string, Value>, source: string, make: () => Value): Value {
  const found = known.get(source)
  if (found !== undefined) return found
  if (known.size >= MOST_TEMPLATES) known.clear()
  const value = make()
  known.set(source, value)
  return value
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
