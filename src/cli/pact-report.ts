import type { PactVerification, VerifiedInteraction } from '../pact/verify-pacts.ts'
import type { ExitCode } from './command.ts'
import type { painter } from './style.ts'

/** What a verification came to, in one word. */
export type PactConclusion = 'honoured' | 'broken' | 'nothing-verified'

/** Nothing that was only not tried makes a pact honoured; once it is published, it makes it broken. */
export function concluded(verification: PactVerification): PactConclusion {
  const { interactions, problems, publication } = verification
  const has = (verdict: VerifiedInteraction['verdict']) =>
    interactions.some((interaction) => interaction.verdict === verdict)
  if (has('fail') || problems.length > 0 || publication.kind === 'failed') return 'broken'
  if (isPublishedUntried(verification)) return 'broken'
  return has('pass') || has('pending') ? 'honoured' : 'nothing-verified'
}

export const PACT_EXIT_CODES: Readonly<Record<PactConclusion, ExitCode>> = {
  honoured: 0,
  broken: 1,
  'nothing-verified': 3,
}

function isPublishedUntried({ interactions, publication }: PactVerification): boolean {
  return publication.kind === 'published' && interactions.some(({ verdict }) => verdict === 'not-applicable')
}

/** For people: what failed and why, what could not be tried and why, and how many passed. */
export function pactReport(verification: PactVerification, paint: ReturnType<typeof painter>): string {
  const { interactions, notices, problems, publication } = verification
  const of = (verdict: VerifiedInteraction['verdict']) =>
    interactions.filter((interaction) => interaction.verdict === verdict)
  const told = (mark: string, { description, reasons }: VerifiedInteraction) => [
    `${mark} ${description}`,
    ...reasons.map((reason) => `    ${reason}`),
  ]
  const counts = (['pass', 'fail', 'pending', 'not-applicable'] as const)
    .map((verdict) => [of(verdict).length, COUNTED[verdict]] as const)
    .filter(([count, word]) => count > 0 || word === COUNTED.pass || word === COUNTED.fail)
  return [
    ...notices.map((notice) => paint('dim', `broker: ${notice}`)),
    ...of('fail').flatMap((interaction) => told(paint('red', '✗'), interaction)),
    ...of('pending').flatMap((interaction) => told(paint('yellow', '~'), interaction)),
    ...untried(of('not-applicable')).map((line) => `${paint('dim', '–')} ${line}`),
    ...problems.map((problem) => `${paint('red', '✗')} ${problem}`),
    interactions.length === 0
      ? 'There was no interaction to verify.'
      : counts.map(([count, word]) => `${count} ${word}`).join(', '),
    ...(publication.kind === 'published' ? ['The results were published.'] : []),
    ...(isPublishedUntried(verification)
      ? [
          `${paint('red', '✗')} They say that the pact is broken: for a broker, what could not be tried has failed.`,
        ]
      : []),
    ...(publication.kind === 'failed'
      ? [
          `${paint('red', '✗')} The results were not published. ${publication.error.message}`,
          `    ${publication.error.remedy}`,
        ]
      : []),
    '',
  ].join('\n')
}

const COUNTED: Readonly<Record<VerifiedInteraction['verdict'], string>> = {
  pass: 'passed',
  fail: 'failed',
  pending: 'failed, pending',
  'not-applicable': 'not applicable',
}

/** How many interactions are named for each reason why they could not be tried. */
const SHOWN = 3

/** One line for each reason, with what it kept from being tried. */
function untried(interactions: readonly VerifiedInteraction[]): readonly string[] {
  const byReason = new Map<string, string[]>()
  for (const { description, reasons } of interactions) {
    const reason = reasons.join('; ')
    byReason.set(reason, [...(byReason.get(reason) ?? []), description])
  }
  return [...byReason].map(([reason, names]) => {
    const more = names.length - SHOWN
    const shown = [...names.slice(0, SHOWN), ...(more > 0 ? [`${more} more`] : [])]
    return `not applicable, ${reason}: ${shown.join(', ')}`
  })
}
