import type { Exchange } from '../http/exchange.ts'
import type { Partner } from '../partner/partner.ts'
import type { Evidence, ProbeName } from './evidence.ts'

export const AREAS = ['transport', 'auth', 'pull', 'webhook', 'mapping', 'end-to-end'] as const
export type Area = (typeof AREAS)[number]

/** Where a rule comes from. */
export interface Source {
  /** `RFC 6749`, `Terra: completing your application`, … */
  readonly document: string
  /** The section's number, or the heading. */
  readonly section?: string
  readonly url?: string
}

/** A rule that judges evidence. Data and one pure function; it never talks to anybody. */
export interface Check<Name extends ProbeName = ProbeName> {
  /** `area/kebab-name`; the path of its file under `checks/`. */
  readonly id: `${Area}/${string}`
  /** The rule, as a sentence that is true of a conforming partner. */
  readonly title: string
  /** A broken `must` fails; a broken `should` warns. */
  readonly level: 'must' | 'should'
  readonly source: Source
  /** What the partner's engineer has to do: a sentence in the imperative. */
  readonly remedy: string
  /** The one piece of evidence that it reads. */
  readonly given: Name
  /** Why the rule says nothing about this partner, or `undefined` when it does. */
  readonly exempts?: (partner: Partner) => string | undefined
  readonly judge: (evidence: Evidence[Name], partner: Partner) => Judgement
}

/** `undefined`: nothing is wrong. */
export type Judgement = undefined | Finding | Inapplicable | Prevented

/** What was found instead of what the rule asks for. */
export interface Finding {
  readonly kind: 'finding'
  /** One sentence without secrets or health values. */
  readonly found: string
  /** The exchanges that show it, the telling one last. */
  readonly exchanges: readonly Exchange[]
}

/** The evidence shows that the rule has nothing to judge. */
export interface Inapplicable {
  readonly kind: 'inapplicable'
  readonly because: string
}

/** What the rule judges did not come about, for the reason that another check fails for. */
export interface Prevented {
  readonly kind: 'prevented'
  /** That check: the root cause. */
  readonly by: string
  readonly because: string
}

export function finding(found: string, ...exchanges: readonly (Exchange | undefined)[]): Finding {
  return { kind: 'finding', found, exchanges: exchanges.filter((exchange) => exchange !== undefined) }
}

export function inapplicable(because: string): Inapplicable {
  return { kind: 'inapplicable', because }
}

export function prevented(by: string, because: string): Prevented {
  return { kind: 'prevented', by, because }
}

/** Infers which evidence `judge` reads from `given`. */
export function defineCheck<Name extends ProbeName>(check: Check<Name>): Check<Name> {
  return check
}

export function areaOf(check: Pick<Check, 'id'>): Area {
  return check.id.slice(0, check.id.indexOf('/')) as Area
}

/** `RFC 6749 §4.1.2`. */
export function citation(source: Source): string {
  if (source.section === undefined) return source.document
  return `${source.document}${/^\d|^[A-Z](\.\d+)*$/.test(source.section) ? ' §' : ', '}${source.section}`
}
