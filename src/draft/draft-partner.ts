import { isJsonObject, type JsonObject, type JsonValue, stringifyJson } from '../kernel/json.ts'
import { DATA_TYPES, type DataType } from '../partner/data.ts'
import { findDataTypes } from './data-types.ts'
import { draftAuth, scopesOf } from './draft-auth.ts'
import { draftWebhooks } from './draft-events.ts'
import { draftSource } from './draft-source.ts'
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
  const scopes = [
    ...new Set(
      api === undefined
        ? []
        : types.flatMap((type) => (operations.has(type) ? scopesOf(api, operations.get(type)!) : [])),
    ),
  ]
  const auth = draftAuth({ id, api, base, types: operations, scopes })
  const webhooks =
    api === undefined ? undefined : draftWebhooks(api, id, singleRecords(api, types, operations, base))
  const environments = draftEnvironments(base)
  const value: JsonObject = {
    id,
    name,
    environments: environments.value,
    auth: auth.value,
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
  const files: Record<string, string> = { 'partner.yaml': draftText({ value, notes }, HEAD) }
  for (const { type, schema, example, mapping } of sources) {
    files[`schemas/${type}.json`] = json(schema)
    files[`examples/${type}.json`] = json(example)
    files[`mapping/${type}.yaml`] = draftText(mapping, MAPPING_HEAD)
  }
  for (const file of webhooks?.files ?? []) {
    files[`schemas/${file.name}.json`] = json(file.schema)
    files[`examples/${file.name}.json`] = json(file.example)
  }
  return { files, found: [...foundData(sources), ...foundEvents(webhooks?.value)] }
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
