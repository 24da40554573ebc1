import { isJsonObject, type JsonObject, type JsonValue, parseJson } from '../kernel/json.ts'
import { withoutActual } from './without-actual.ts'

/** What the official verifier writes with `--json`. */
export interface VerifierReport {
  readonly passed: boolean
  readonly results: readonly { readonly description: string; readonly passed: boolean }[]
  readonly failures: readonly VerifierFailure[]
  /** Of pacts that no version of the provider has honoured yet: told, and without consequence. */
  readonly pendingFailures: readonly VerifierFailure[]
  /** What the broker says of the pacts that it chose. */
  readonly notices: readonly string[]
}

export interface VerifierFailure {
  /** The pact, its states and the interaction, in one line; `LOAD_FAILED` where there is none. */
  readonly interaction: string
  /** Why, in the verifier's sentences, but for what the provider answered. */
  readonly reasons: readonly string[]
}

/** The `interaction` of a failure to get at the pacts themselves. */
export const LOAD_FAILED = 'Failed to load pact'

/** @returns `undefined` where the text is no such report. */
export function verifierReport(text: string): VerifierReport | undefined {
  const report = read(text)
  if (report === undefined || typeof report.result !== 'boolean') return undefined
  return {
    passed: report.result,
    results: objectsIn(report, 'interactionResults').map(({ description, result }) => ({
      description: String(description),
      passed: result === 'OK',
    })),
    failures: objectsIn(report, 'errors').map(failureOf),
    pendingFailures: objectsIn(report, 'pendingErrors').map(failureOf),
    notices: objectsIn(report, 'notices').flatMap(({ text: notice }) =>
      typeof notice === 'string' ? [notice] : [],
    ),
  }
}

function read(text: string): JsonObject | undefined {
  try {
    const value = parseJson(text)
    return isJsonObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

function failureOf({ interaction, mismatch }: JsonObject): VerifierFailure {
  const { message, mismatches } = isJsonObject(mismatch) ? mismatch : {}
  const all: readonly JsonValue[] = Array.isArray(mismatches) ? mismatches : []
  return {
    interaction: String(interaction),
    reasons: typeof message === 'string' ? [message] : all.filter(isJsonObject).map(reasonOf),
  }
}

function reasonOf({ path, mismatch, actual }: JsonObject): string {
  const sentence = withoutActual(String(mismatch), actual)
  return typeof path === 'string' ? `${path}: ${sentence}` : sentence
}

function objectsIn(object: JsonObject, key: string): readonly JsonObject[] {
  const value = object[key]
  return Array.isArray(value) ? value.filter(isJsonObject) : []
}
