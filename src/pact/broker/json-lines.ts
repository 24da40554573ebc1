import { isJsonObject, type JsonObject, parseJson } from '../../kernel/json.ts'

/** The JSON objects among the lines that the official command prints, which it mixes with sentences. */
export function jsonLines(output: string): readonly JsonObject[] {
  return output.split('\n').flatMap((line) => {
    if (!line.startsWith('{')) return []
    try {
      const value = parseJson(line)
      return isJsonObject(value) ? [value] : []
    } catch {
      return []
    }
  })
}
