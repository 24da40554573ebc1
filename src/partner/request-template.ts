import { parseTemplate } from '../kernel/template.ts'

/** JSON whose strings may hold placeholders. A string that is one placeholder alone takes the type of its value. */
export type JsonTemplate =
  | null
  | boolean
  | number
  | string
  | readonly JsonTemplate[]
  | { readonly [key: string]: JsonTemplate }

/**
 * A request with `{placeholders}` in any of its values. The client fills it; the mock reads it backwards. A query,
 * header, form or JSON member whose placeholder has no value is left out, as a cursor is on the first page.
 */
export interface RequestTemplate {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD'
  /** Absolute, or a path below the environment's base URL. */
  readonly url: string
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  /** An `application/x-www-form-urlencoded` body. At most one of `form` and `json` stands. */
  readonly form?: Readonly<Record<string, string>>
  readonly json?: JsonTemplate
}

/** Every placeholder of a request template, each once, in the order in which they stand. */
export function requestPlaceholders(template: RequestTemplate): readonly string[] {
  const texts = [
    template.url,
    ...Object.values(template.query ?? {}),
    ...Object.values(template.headers ?? {}),
    ...Object.values(template.form ?? {}),
    ...jsonTexts(template.json ?? null),
  ]
  return [...new Set(texts.flatMap((text) => parseTemplate(text).placeholders))]
}

function jsonTexts(template: JsonTemplate): readonly string[] {
  if (typeof template === 'string') return [template]
  if (typeof template !== 'object' || template === null) return []
  return Object.values(template).flatMap(jsonTexts)
}
