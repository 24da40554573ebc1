import { isJsonObject, type JsonObject } from '../kernel/json.ts'
import { DATA_TYPES } from './data.ts'
import { encryptedEndpoints, encryptedEnvironments, mockEnvironment } from './lint-environments.ts'
import { eventsDistinct, eventsFound, eventsUsable } from './lint-events.ts'
import { examplesSuccessful, examplesValid } from './lint-examples.ts'
import { pagesFollowable } from './lint-paging.ts'
import { recordsFound, userIdInData } from './lint-records.ts'
import type { Finding, LintRule, LintSubject, Section } from './lint-rule.ts'
import { clientProven, scopesRequested, userIdTold } from './lint-scopes.ts'
import { secretsInRequests, secretsNamed, variablesExpanded } from './lint-secrets.ts'
import { bodiesAllowed, pagesRequestable, placeholdersKnown, rangesRequestable } from './lint-templates.ts'
import { deliveriesIdentified, pullOffered, signatureResolves } from './lint-webhooks.ts'
import { type Draft, type LoadOptions, loadDraft } from './load-draft.ts'
import type { LoadedPartner } from './load-partner.ts'
import type { Partner } from './partner.ts'
import type { Problem } from './problem.ts'

/** Everything that is held against a descriptor beyond its form. */
export const LINT_RULES: readonly LintRule[] = [
  encryptedEnvironments,
  mockEnvironment,
  encryptedEndpoints,
  secretsNamed,
  secretsInRequests,
  variablesExpanded,
  clientProven,
  userIdTold,
  scopesRequested,
  placeholdersKnown,
  bodiesAllowed,
  pullOffered,
  rangesRequestable,
  pagesRequestable,
  examplesValid,
  examplesSuccessful,
  recordsFound,
  userIdInData,
  pagesFollowable,
  signatureResolves,
  eventsDistinct,
  eventsUsable,
  eventsFound,
  deliveriesIdentified,
]

/**
 * What is wrong with a partner beyond the form of its descriptor, in the order of Terra's application form: errors that
 * would make it fail, warnings that might.
 */
export function lintPartner({
  partner,
  place,
}: Pick<LoadedPartner, 'partner' | 'place'>): readonly Problem[] {
  return lint({ partner, declared: Object.keys(partner.data) }, LINT_RULES).map((finding) =>
    toProblem(finding, place),
  )
}

export interface LintResult {
  /** Where it could be loaded; there may be problems all the same. */
  readonly partner?: Partner
  /** All that is wrong, of form and beyond. */
  readonly problems: readonly Problem[]
}

/**
 * Load a descriptor and lint it. One that cannot be loaded is linted as far as it is sound, so that everything is told
 * at once. Nothing is thrown, whatever the files hold.
 */
export async function lintDescriptor(file: string, options: LoadOptions = {}): Promise<LintResult> {
  const draft = await loadDraft(file, options)
  if (draft.problems.length === 0) {
    const partner = draft.value as Partner
    return { partner, problems: lintPartner({ partner, place: draft.place }) }
  }
  const { subject, broken, eventIndexes } = soundPart(draft)
  const rules = LINT_RULES.filter(({ reads }) => !reads.some((section) => broken.includes(section)))
  const findings = subject === undefined ? [] : lint(subject, rules)
  const moved = findings.map((finding) => ({
    ...finding,
    at: finding.at.replace(
      /^(\/webhooks\/events\/)(\d+)/,
      (_, before, index) => before + eventIndexes[Number(index)],
    ),
  }))
  return { problems: [...draft.problems, ...moved.map((finding) => toProblem(finding, draft.place))] }
}

function lint(subject: LintSubject, rules: readonly LintRule[]): readonly Finding[] {
  const findings = rules.flatMap((rule) => [...rule.judge(subject)])
  return findings.toSorted((a, b) => rank(a.at) - rank(b.at))
}

/** In the order of Terra's form. */
const SECTIONS: readonly Section[] = ['environments', 'auth', 'data', 'webhooks']

function rank(pointer: string): number {
  const [, section = '', member = ''] = pointer.split('/')
  const within = section === 'data' ? (DATA_TYPES as readonly string[]).indexOf(member) + 1 : 0
  return (SECTIONS as readonly string[]).indexOf(section) * 10 + within
}

function toProblem({ at, ...wording }: Finding, place: LoadedPartner['place']): Problem {
  return { ...place(at), ...wording }
}

interface SoundPart {
  /** Absent where nothing can be said. */
  readonly subject?: LintSubject
  readonly broken: readonly Section[]
  /** Where the events that remain stood. */
  readonly eventIndexes: readonly number[]
}

/** A draft without the data types and events that are broken, and which sections are broken as a whole. */
function soundPart({ value, unsound }: Draft): SoundPart {
  if (!isJsonObject(value)) return { broken: [], eventIndexes: [] }
  const isSound = (at: string) => !unsound.some((path) => path === at || path.startsWith(`${at}/`))
  const data = isJsonObject(value.data) ? value.data : {}
  const soundData = Object.entries(data).filter(([type]) => isSound(`/data/${type}`))
  const webhooks = isJsonObject(value.webhooks) ? value.webhooks : undefined
  const events = Array.isArray(webhooks?.events) ? [...webhooks.events.entries()] : []
  const soundEvents = events.filter(([index]) => isSound(`/webhooks/events/${index}`))
  const partner = {
    ...value,
    id: typeof value.id === 'string' ? value.id : 'partner',
    data: Object.fromEntries(soundData),
    ...(webhooks && { webhooks: { ...webhooks, events: soundEvents.map(([, event]) => event) } }),
  }
  return {
    subject: { partner: partner as unknown as Partner, declared: declaredTypes(data) },
    broken: brokenSections(value, unsound),
    eventIndexes: soundEvents.map(([index]) => index),
  }
}

/** Where one is misspelt, it is not told again that it is missing. */
function declaredTypes(data: JsonObject): readonly string[] {
  const types = Object.keys(data)
  return types.every((type) => (DATA_TYPES as readonly string[]).includes(type)) ? types : DATA_TYPES
}

function brokenSections(value: JsonObject, unsound: readonly string[]): readonly Section[] {
  const isMember = (at: string) => /^\/(data|webhooks\/events)\/[^/]+/.test(at)
  const broken = new Set(unsound.filter((at) => !isMember(at)).map((at) => at.split('/')[1]))
  const missing = (['environments', 'auth'] as const).filter((section) => value[section] === undefined)
  return [...missing, ...SECTIONS.filter((section) => broken.has(section))]
}
