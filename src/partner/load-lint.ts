import { isJsonObject, type JsonObject } from '../kernel/json.ts'
import { DATA_TYPES } from './data.ts'
import { LINT_RULES, lint, lintPartner, SECTIONS, toProblem } from './lint-partner.ts'
import type { LintSubject, Section } from './lint-rule.ts'
import { type Draft, type LoadOptions, loadDraft } from './load-draft.ts'
import type { Partner } from './partner.ts'
import type { Problem } from './problem.ts'

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
