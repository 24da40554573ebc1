import { isJsonObject, type JsonObject, type JsonValue, stringifyJson } from '../kernel/json.ts'
import { DATA_TYPES, type DataType } from '../partner/data.ts'
import { findDataTypes } from './data-types.ts'
import { draftAuth, scopesOf } from './draft-auth.ts'
import { type DraftWebhooks, draftWebhooks } from './draft-events.ts'
import { type DraftSource, draftSource } from './draft-source.ts'
import { draftText } from './draft-text.ts'
import { type Note, notesBelow, todo } from './drafted.ts'
import type { OpenApi, Operation } from './open-api.ts'
import { type BaseUrl, readServers } from './servers.ts'

export interface DraftPartnerOptions {
  /** Kebab-case. */
  readonly id: string
  readonly name: string
  /** Of staging; that of the document, or a placeholder, unless told. */
  readonly baseUrl?: string | undefined
  readonly api?: OpenApi | undefined
  /** Sample answers by data type. */
  readonly examples?: Readonly<Partial<Record<DataType, JsonValue>>>
}

export interface PartnerDraft {
  /** Texts by file name, relative to the descriptor's folder; `partner.yaml` is the first. */
  readonly files: Readonly<Record<string, string>>
  /** What was found, in words: one line each. */
  readonly found: readonly string[]
}

/**
 * A descriptor and its files, as far as they can be told from an OpenAPI document and from sample answers. What could
 * not be known stands there as a valid placeholder below a `# TODO`.
 */
export function draftPartner({ id, name, baseUrl, api, examples = {} }: DraftPartnerOptions): PartnerDraft {
  const base = readServers(api, baseUrl)
  const operations: ReadonlyMap<DataType, Operation> = api === undefined ? new Map() : findDataTypes(api)
  const told = DATA_TYPES.filter((type) => operations.has(type) || examples[type] !== undefined)
  const types: readonly DataType[] = told.length > 0 ? told : ['sleep']
  const sources = types.map((type) => {
    const options = { type, api, base, operation: operations.get(type), example: examples[type] }
    return { type, ...draftSource(options) }
  })
  const needed = [...operations.values()].flatMap((one) => (api === undefined ? [] : scopesOf(api, one)))
  const auth = draftAuth({ id, api, base, types: operations, scopes: [...new Set(needed)] })
  const singles = api === undefined ? new Map() : singleRecords(api, types, operations, base)
  const webhooks = api === undefined ? undefined : draftWebhooks(api, id, singles)
  const environments = draftEnvironments(base)
  const value: JsonObject = {
    ...{ id, name, environments: environments.value, auth: auth.value },
    data: Object.fromEntries(sources.map(({ type, value }) => [type, value])),
    ...(webhooks === undefined ? {} : { webhooks: webhooks.value }),
  }
  const notes: readonly Note[] = [
    ...notesBelow(['environments'], environments),
    ...notesBelow(['auth'], auth),
    ...(told.length > 0 ? [] : [todo('/data', 'the data that you have; sleep stands here as a placeholder')]),
    ...sources.flatMap((source) => notesBelow(['data', source.type], source)),
    ...(webhooks === undefined
      ? [todo('/data', 'if you have webhooks, describe them under webhooks')]
      : notesBelow(['webhooks'], webhooks)),
  ]
  const files = { 'partner.yaml': draftText({ value, notes }, HEAD), ...attachments(sources, webhooks) }
  return { files, found: [...foundData(sources), ...foundEvents(webhooks?.value)] }
}

/** The files that the descriptor names. */
function attachments(
  sources: readonly (DraftSource & { readonly type: DataType })[],
  webhooks: DraftWebhooks | undefined,
): Readonly<Record<string, string>> {
  const mappings = sources.map(({ type, mapping }) => [
    `mapping/${type}.yaml`,
    draftText(mapping, MAPPING_HEAD),
  ])
  const shown = [
    ...sources.map(({ type, ...source }) => ({ name: type, ...source })),
    ...(webhooks?.files ?? []),
  ]
  const others = shown.flatMap(({ name, schema, example }) => [
    [`schemas/${name}.json`, json(schema)],
    [`examples/${name}.json`, json(example)],
  ])
  return Object.fromEntries([...others, ...mappings])
}

/** How one record of each type is asked for: by the path of its list and an id. */
function singleRecords(
  api: OpenApi,
  types: readonly DataType[],
  operations: ReadonlyMap<DataType, Operation>,
  base: BaseUrl,
): ReadonlyMap<DataType, string> {
  const urlOf = (type: DataType) => {
    const list = operations.get(type)?.path
    const single = api.operations.find(
      ({ method, path }) =>
        method === 'GET' && list !== undefined && path.replace(/\/\{[^}]*\}$/, '') === list && path !== list,
    )
    return single === undefined || list === undefined || list.includes('{')
      ? ''
      : base.pathOf(`${list}/{recordId}`)
  }
  return new Map(types.map((type) => [type, urlOf(type)]))
}

const HEAD = 'A draft. Replace what stands below each TODO; terrarium lint tells what is missing.'
const MAPPING_HEAD =
  'A draft: expressions over one record. Behind each stands how sure it is; delete that once it is checked.'

function draftEnvironments(base: BaseUrl): { readonly value: JsonObject; readonly notes: readonly Note[] } {
  const { staging, production, isGuess, isProduction } = base
  return {
    value: {
      mock: { baseUrl: 'http://127.0.0.1:4010' },
      staging: { baseUrl: staging },
      ...(production === undefined ? {} : { production: { baseUrl: production } }),
    },
    notes: isGuess
      ? [todo('/staging/baseUrl', 'where your staging API is')]
      : isProduction
        ? [todo('/staging/baseUrl', 'whether this is your staging API; the document does not tell')]
        : [],
  }
}

function foundData(
  sources: readonly { readonly type: DataType; readonly value: JsonObject }[],
): readonly string[] {
  return sources.map(({ type, value }) => {
    const request = isJsonObject(value.request) ? value.request : {}
    return `${type}: ${String(request.method)} ${String(request.url)}`
  })
}

function foundEvents(webhooks: JsonObject | undefined): readonly string[] {
  const events = Array.isArray(webhooks?.events) ? webhooks.events : []
  return events.filter(isJsonObject).map((event) => `event: ${String(event.name)}`)
}

function json(value: JsonValue): string {
  return `${stringifyJson(value, 2)}\n`
}
