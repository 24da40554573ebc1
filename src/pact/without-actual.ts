import { type JsonValue, parseJson } from '../kernel/json.ts'

/**
 * A sentence of the verifier without what the provider has answered: it may be a health value, or a token.
 *
 * @param actual - what was answered, as the verifier has it beside the sentence: JSON text, mostly.
 */
export function withoutActual(sentence: string, actual: JsonValue | undefined): string {
  if (typeof actual !== 'string' || actual === '') return sentence
  const forms = [actual, unquoted(actual)].filter((form) => form !== '')
  return forms.reduce(
    (told, form) =>
      told
        .replaceAll(`'${form}'`, HIDDEN)
        .replaceAll(`Expected ${form} `, `Expected ${HIDDEN} `)
        .replaceAll(`received ${form}`, `received ${HIDDEN}`),
    sentence,
  )
}

const HIDDEN = 'what is there'

function unquoted(text: string): string {
  try {
    const value = parseJson(text)
    return typeof value === 'string' ? value : text
  } catch {
    return text
  }
}
