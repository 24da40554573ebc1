import { isJsonObject } from '../kernel/json.ts'

/**
 * One way in which some senders alter the body before they sign it. Good senders sign the bytes that they send, and
 * need none of these. Steps are applied in the order written.
 *
 * - `compact`, `spaced`, `indented`, `indented4`: JSON printed anew, without spaces, with one after `,` and `:`, or over
 *   lines indented by two or four; numbers keep their spelling. `javascript` is `compact` with numbers as JavaScript
 *   prints them (`1.0` becomes `1`). `sorted` is `compact` with keys in order.
 * - `ascii`, `slashes`, `html`: `\u` escapes beyond ASCII, `\/` for `/`, or `\u003c` and its kin for `<`, `>` and `&`.
 * - `newline`, `trimmed`: a final line feed added, or white space at the end taken off. `lf`, `crlf`: line ends changed.
 * - `quoted`, `unquoted`: the body as one JSON string, or the text inside the JSON string that the body is.
 * - `formValues`, `formPairs`: a form's values, or names and values, in the order of names, nothing between them.
 * - `formValuesComma`: a form's values in the order of names, joined by commas.
 */
export type BodyStep = keyof typeof STEPS

const STEPS = {
  compact: (text: string): string => printJson(parseLosslessly(text), ',', ':'),
  spaced: (text: string): string => printJson(parseLosslessly(text), ', ', ': '),
  indented: (text: string): string => JSON.stringify(parseLosslessly(text), null, 2),
  indented4: (text: string): string => JSON.stringify(parseLosslessly(text), null, 4),
  javascript: (text: string): string => JSON.stringify(JSON.parse(text)),
  sorted: (text: string): string => printJson(sortKeys(parseLosslessly(text)), ',', ':'),
  ascii: (text: string): string =>
    text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  slashes: (text: string): string => text.replaceAll('/', '\\/'),
  html: (text: string): string =>
    text.replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
  newline: (text: string): string => `${text}\n`,
  trimmed: (text: string): string => text.trimEnd(),
  lf: (text: string): string => text.replaceAll('\r\n', '\n'),
  crlf: (text: string): string => text.replace(/\r?\n/g, '\r\n'),
  quoted: (text: string): string => JSON.stringify(text),
  unquoted: (text: string): string => requireText(JSON.parse(text)),
  formValues: (text: string): string => sortedForm(text, (_, value) => value, ''),
  formValuesComma: (text: string): string => sortedForm(text, (_, value) => value, ','),
  formPairs: (text: string): string => sortedForm(text, (name, value) => name + value, ''),
}

export const BODY_STEPS: readonly BodyStep[] = Object.keys(STEPS) as BodyStep[]

/**
 * The body as the sender signed it: the bytes as they are where there are no steps, else text.
 *
 * @returns `undefined` where a step cannot be taken: the body is not UTF-8, or not JSON.
 */
export function takeBodySteps(
  steps: readonly BodyStep[],
  body: Uint8Array | string,
): Uint8Array | string | undefined {
  if (steps.length === 0) return body
  try {
    return steps.reduce((text, step) => STEPS[step](text), bodyText(body))
  } catch {
    return undefined
  }
}

/** @throws TypeError where the bytes are not UTF-8. */
export function bodyText(body: Uint8Array | string): string {
  return typeof body === 'string'
    ? body
    : new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
}

/** Numbers become raw JSON, which prints as it was spelt: no sender's digits are lost to a double. */
function parseLosslessly(text: string): unknown {
  const { rawJSON } = JSON as unknown as { rawJSON(text: string): unknown }
  const parse = JSON.parse as (
    text: string,
    reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
  ) => unknown
  return parse(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined ? rawJSON(source) : value,
  )
}

function isRaw(value: unknown): boolean {
  return (JSON as unknown as { isRawJSON(value: unknown): boolean }).isRawJSON(value)
}

function printJson(value: unknown, comma: string, colon: string): string {
  if (Array.isArray(value)) return `[${value.map((item) => printJson(item, comma, colon)).join(comma)}]`
  if (!isJsonObject(value) || isRaw(value)) return JSON.stringify(value)
  const members = Object.entries(value).map(
    ([key, item]) => `${JSON.stringify(key)}${colon}${printJson(item, comma, colon)}`,
  )
  return `{${members.join(comma)}}`
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (!isJsonObject(value) || isRaw(value)) return value
  const entries = Object.entries(value).map(([key, item]) => [key, sortKeys(item)] as const)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function requireText(value: unknown): string {
  if (typeof value === 'string') return value
  throw new TypeError('The body is not one JSON string.')
}

function sortedForm(text: string, print: (name: string, value: string) => string, comma: string): string {
  if (!/^[^\s=&{[]+=[^\s=&]*(&[^\s=&]+=[^\s=&]*)*$/.test(text)) throw new TypeError('The body is not a form.')
  return [...new URLSearchParams(text)]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => print(name, value))
    .join(comma)
}
