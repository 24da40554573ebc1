import type { RedactedExchange } from '../conformance/redact.ts'

/** Of each of the two messages; a page of records is longer than anybody reads. */
const MOST_LINES = 24

/** The two messages of an exchange under one another, indented, the end of long ones left out. */
export function exchangeText({ request, response }: RedactedExchange): string {
  return `${cut(request)}\n\n${cut(response)}`.replace(/^(?=.)/gm, '  ')
}

function cut(message: string): string {
  const lines = message.split('\n')
  const left = lines.length - MOST_LINES
  return left > 0 ? [...lines.slice(0, MOST_LINES), `… ${left} more lines`].join('\n') : message
}
