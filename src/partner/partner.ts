import type { Auth } from './auth.ts'
import { DATA_TYPES, type DataSource, type DataType } from './data.ts'
import type { RateLimit } from './rate-limit.ts'
import type { Webhooks } from './webhooks.ts'

/**
 * A partner as its descriptor declares it: defaults filled in, files read, secrets still `${ENV_NAME}`. Plain data, so
 * that a mock can be made of it anywhere.
 */
export interface Partner {
  /** Kebab-case; the folder's name under `contracts/`. */
  readonly id: string
  readonly name: string
  readonly environments: Readonly<Record<string, Environment>>
  readonly auth: Auth
  readonly data: Readonly<Partial<Record<DataType, DataSource>>>
  readonly webhooks?: Webhooks
  /** Absent where the partner declares none. */
  readonly rateLimit?: RateLimit
  /** When the partner writes XML instead of JSON: when asked for it, or unless asked for JSON. Absent: never. */
  readonly xml?: 'onRequest' | 'byDefault'
  /** A file of code beside the descriptor, for what no declaration can say: see `Adapter`. */
  readonly adapter?: string
}

/** Where the partner can be reached. The environment `mock` is ours: its credentials are known and harm is impossible. */
export interface Environment {
  /** Absolute, with a scheme. */
  readonly baseUrl: string
  /** `automatic`: the authorization endpoint consents without a person, as test servers do. */
  readonly consent: 'browser' | 'automatic'
  /** Parameters that make an automatic consent choose a user; placeholder `{user}`. */
  readonly consentParameters: Readonly<Record<string, string>>
  /** Users of the test account, as the automatic consent knows them. */
  readonly users: readonly string[]
  /** A second client of the same test account, each as `${ENV_NAME}`: what is bound to the first must not be its. */
  readonly otherClient?: { readonly clientId: string; readonly clientSecret: string }
}

/** The data types that a partner offers, in Terra's order. */
export function dataTypesOf(partner: Partner): readonly DataType[] {
  return DATA_TYPES.filter((type) => partner.data[type] !== undefined)
}

/** The data types whose request brings the records as often as it is made: they are neither sent later nor offered once. */
export function pulledTypesOf(partner: Partner): readonly DataType[] {
  return dataTypesOf(partner).filter((type) => {
    const { deferred, transaction } = dataSource(partner, type)
    return deferred === undefined && transaction === undefined
  })
}

/** The data types whose records are offered once, in transactions. */
export function transactionTypesOf(partner: Partner): readonly DataType[] {
  return dataTypesOf(partner).filter((type) => partner.data[type]?.transaction !== undefined)
}

/** The data types whose request asks for the records to be sent as events. */
export function deferredTypesOf(partner: Partner): readonly DataType[] {
  return dataTypesOf(partner).filter((type) => partner.data[type]?.deferred !== undefined)
}

/** The partner as those see it who leave alone what is offered once. */
export function withoutTransactions(partner: Partner): Partner {
  const offered: readonly string[] = transactionTypesOf(partner)
  if (offered.length === 0) return partner
  const data = Object.fromEntries(Object.entries(partner.data).filter(([type]) => !offered.includes(type)))
  const { webhooks } = partner
  if (webhooks === undefined) return { ...partner, data }
  const events = webhooks.events.filter(
    ({ dataType }) => dataType === undefined || !offered.includes(dataType),
  )
  return { ...partner, data, webhooks: { ...webhooks, events } }
}

/** The source of a data type that the partner is known to offer. */
export function dataSource(partner: Partner, type: DataType): DataSource {
  const source = partner.data[type]
  if (source === undefined) throw new TypeError(`${partner.id} offers no ${type}`)
  return source
}
