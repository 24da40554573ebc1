/** What the official command's words say went wrong. */
export type BrokerFailure =
  | { readonly kind: 'status'; readonly status: number; readonly phrase: string }
  | { readonly kind: 'no-hal'; readonly contentType: string }
  | { readonly kind: 'unreachable' }
  /** The broker found what we sent, or asked about, wrong: in its own sentences. */
  | { readonly kind: 'invalid'; readonly sentences: readonly string[] }
  | { readonly kind: 'conflict'; readonly sentences: readonly string[] }
  | { readonly kind: 'other'; readonly text: string }

/**
 * The command has one exit code for everything, so that its words decide. They are those of
 * `@pact-foundation/pact-cli` 18: every kind has a test with the command itself.
 */
export function brokerFailure(output: string): BrokerFailure {
  const status = /\bfailed: (\d{3}) ([^.\n]*)/.exec(output)
  if (status !== null) return { kind: 'status', status: Number(status[1]), phrase: status[2]!.trim() }
  const noHal =
    /Did not get a valid HAL response body from pact broker path .*content type is '([^']*)'/.exec(output)
  if (noHal !== null) return { kind: 'no-hal', contentType: noHal[1]! }
  if (/Failed to access pact broker path/.test(output)) return { kind: 'unreachable' }
  const refused = /^❌ Pact publication failed:\n((?: {3}.*\n?)+)/m.exec(output)
  if (refused !== null) return { kind: 'conflict', sentences: sentencesOf(refused[1]!) }
  const invalid = /failed validation - (\[.*\])$/m.exec(output)
  if (invalid !== null) return { kind: 'invalid', sentences: listed(invalid[1]!) }
  const unknown = /^(?:❌ )+(Environment .* does not exist)$/m.exec(output)
  if (unknown !== null) return { kind: 'invalid', sentences: [unknown[1]!] }
  return { kind: 'other', text: lastWords(output) }
}

/** `   contracts: Cannot change …` says nothing more by its first word. */
function sentencesOf(lines: string): readonly string[] {
  return lines
    .split('\n')
    .map((line) => line.trim().replace(/^contracts: /, ''))
    .filter(Boolean)
}

/** A list of texts, as Rust prints one: JSON, but for its escapes. */
function listed(text: string): readonly string[] {
  try {
    return (JSON.parse(text) as readonly unknown[]).map(String)
  } catch {
    return [text.slice(1, -1)]
  }
}

/** The last line that is no hint at a backtrace. */
function lastWords(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.replace(/^[❌\s]+/u, '').trim())
    .filter((line) => line !== '' && !line.startsWith('note: '))
  return lines.at(-1) ?? 'it says nothing'
}
