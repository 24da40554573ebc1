import type { JsonTemplate } from '../../src/partner/request-template.ts'

/** What stands in the placeholders of a template; nothing for those that are not there. */
export type Values = Readonly<Record<string, string>>

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

export function filled(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}

/** Members of a query, a header or a form. What is left empty is not sent: the first page has no cursor. */
export function filledEntries(
  texts: Readonly<Record<string, string>> | undefined,
  values: Values,
): [string, string][] {
  return Object.entries(texts ?? {})
    .map(([name, text]): [string, string] => [name, filled(text, values)])
    .filter(([, value]) => value !== '')
}

/** Digits in the place of a placeholder are a number. */
export function filledJson(template: JsonTemplate, values: Values): Json {
  if (typeof template === 'string') {
    const text = filled(template, values)
    return template !== text && /^\d+$/.test(text) ? Number(text) : text
  }
  if (typeof template !== 'object' || template === null) return template
  return Object.fromEntries(
    Object.entries(template).map(([name, inner]) => [name, filledJson(inner, values)]),
  )
}
