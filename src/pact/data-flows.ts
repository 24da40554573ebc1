import { PullFailedError } from '../client/client-error.ts'
import type { Span } from '../client/windows.ts'
import { TerrariumError } from '../kernel/errors.ts'
import { isJsonObject, type JsonValue } from '../kernel/json.ts'
import { resolvePointer, withPointer } from '../kernel/pointer.ts'
import type { DataSource, DataType } from '../partner/data.ts'
import { matchRequest } from '../partner/match-request.ts'
import { dataSource, dataTypesOf, type Partner, transactionTypesOf } from '../partner/partner.ts'
import { requestPlaceholders } from '../partner/request-template.ts'
import { type Answer, refusal } from './answer.ts'
import { applicationTokenStep, grantVariables, isAt } from './auth-flows.ts'
import { emptyAnswer, pageAnswer, promiseAnswer, tooManyAnswer } from './data-answers.ts'
import { EXAMPLES } from './examples.ts'
import type { Flow, Rehearsal, Step } from './flow.ts'
import { type Expected, exampleOf } from './matcher.ts'
import { type ProviderState, STATE } from './provider-states.ts'
import { recordShape } from './record-shape.ts'
import { RehearsalFailedError } from './rehearsal-error.ts'
import type { Variables } from './request-shape.ts'

const DAY_MS = 86_400_000

/**
 * What the client does to read data, type by type. What is offered once is left out: to verify it would be to open the
 * transactions of a real user, and whose id the listing is asked for is known to nobody before.
 */
export function dataFlows(partner: Partner): readonly Flow[] {
  const offered = transactionTypesOf(partner)
  return dataTypesOf(partner)
    .filter((type) => !offered.includes(type))
    .flatMap((type) => flowsOf(partner, type))
}

function flowsOf(partner: Partner, type: DataType): readonly Flow[] {
  const source = dataSource(partner, type)
  const alone = (name: string, state: ProviderState, answer: Answer, outcome: Outcome): Flow =>
    pullFlow({ partner, type, outcome, steps: [{ description: `${type}: ${name}`, state, answer }] })
  const given = (name: RangeState): ProviderState => ({ name, params: { type } })
  const refusals = [
    alone(
      'refused without a valid token',
      given(STATE.tokenInvalid),
      refusal(source.response, 401),
      'refused',
    ),
    alone('refused after too many requests', given(STATE.limited), tooManyAnswer(partner, source), 'refused'),
  ]
  if (source.deferred !== undefined) {
    const { duplicate } = source.deferred
    return [
      alone('records are asked for', given(STATE.records), promiseAnswer(source), 'later'),
      alone(
        'records were asked for before',
        given(STATE.askedBefore),
        refusal(source.response, duplicate),
        'later',
      ),
      ...refusals,
    ]
  }
  const shape = recordShape(partner, type)
  const whole = pageAnswer(source, { every: shape.required }, { more: false })
  return [
    alone('a page of records', given(STATE.records), whole, 'records'),
    ...(source.paging.kind === 'none' ? [] : [pagesFlow(partner, type, shape.required)]),
    alone('nothing', given(STATE.noRecords), emptyAnswer(source), 'nothing'),
    ...refusals,
    ...shape.optional.map(({ field, record }) => {
      const state: ProviderState = { name: STATE.recordField, params: { type, field } }
      const answer = pageAnswer(source, { some: record }, { more: false })
      return alone(`a record with ${field}`, state, answer, 'records')
    }),
  ]
}

/** A state that a data type is all there is to say about. */
type RangeState = Exclude<
  Extract<ProviderState, { readonly params: { readonly type: DataType } }>['name'],
  typeof STATE.recordField
>

function pagesFlow(partner: Partner, type: DataType, record: Expected): Flow {
  const source = dataSource(partner, type)
  const state: ProviderState = { name: STATE.manyRecords, params: { type } }
  return pullFlow({
    partner,
    type,
    outcome: 'records',
    steps: [
      {
        description: `${type}: the first of several pages`,
        state,
        answer: pageAnswer(source, { every: record }, { more: true }),
      },
      {
        description: `${type}: the next page`,
        state,
        answer: pageAnswer(source, { every: withOtherId(record, source.records.id) }, { more: false }),
      },
    ],
  })
}

/** What a pull must come to for the client to have understood the answers. */
type Outcome = 'records' | 'nothing' | 'later' | 'refused'

function pullFlow(options: {
  readonly partner: Partner
  readonly type: DataType
  readonly outcome: Outcome
  readonly steps: readonly Omit<Step, 'variables'>[]
}): Flow {
  const { partner, type, outcome } = options
  const source = dataSource(partner, type)
  const steps =
    outcome === 'records' && endsByEmptyPage(source)
      ? [...options.steps, lastPage(type, source, options.steps.length + 1)]
      : options.steps
  let next = 0
  return {
    // A client that can renew answers a 401 with a renewal, which is another story.
    renewable: false,
    async run(rehearsal) {
      next = 0
      const came = await pulled(rehearsal, type, spanOf(dataSource(partner, type)))
      if (came !== outcome) {
        throw new RehearsalFailedError(steps[0]!.description, `the client took '${outcome}' for '${came}'`)
      }
    },
    step(request, body) {
      const { auth } = partner
      if (auth.kind === 'clientCredentials' && isAt(new URL(request.url), auth.tokenUrl))
        return applicationTokenStep(partner, auth)
      const step = steps[Math.min(next, steps.length - 1)]!
      const variables = { ...grantVariables(partner), ...questionVariables(source, request, body, next > 0) }
      next += 1
      return { ...step, variables }
    },
  }
}

/** Whether the client learns only from an empty page that there are no more. */
function endsByEmptyPage({ paging }: DataSource): boolean {
  return paging.kind === 'page' && paging.more === undefined && paging.pages === undefined
}

function lastPage(type: DataType, source: DataSource, number: number): Omit<Step, 'variables'> {
  return {
    description: `${type}: page ${number}, behind the last`,
    state: { name: STATE.noRecords, params: { type } },
    answer: emptyAnswer(source),
  }
}

async function pulled({ client, connectionId }: Rehearsal, type: DataType, span: Span): Promise<Outcome> {
  try {
    let count = 0
    for await (const _ of client.pull(connectionId, type, span)) count++
    return count > 0 ? 'records' : 'nothing'
  } catch (thrown) {
    if (thrown instanceof PullFailedError && thrown.failure === 'sentLater') return 'later'
    if (thrown instanceof TerrariumError && ['PULL_FAILED', 'GRANT_DEAD'].includes(thrown.code)) {
      return 'refused'
    }
    throw thrown
  }
}

/** One window for every partner, whose ends look different in every format: a day where it takes one at a time, else two. */
function spanOf({ request }: DataSource): Span {
  const fromMs = Math.floor(EXAMPLES.nowMs / DAY_MS) * DAY_MS - 3 * DAY_MS
  const isByDay = requestPlaceholders(request).includes('day')
  return { fromMs, toMs: fromMs + (isByDay ? 1 : 2) * DAY_MS }
}

/** What a request asks for, by the names of the placeholders. Where a pull starts is no matter of the state. */
export function questionVariables(
  { request: template, paging }: Pick<DataSource, 'request'> & Partial<Pick<DataSource, 'paging'>>,
  request: Request,
  body: string,
  isLater: boolean,
): Variables {
  const { origin, pathname } = new URL(request.url)
  if (isLater && (paging?.kind === 'nextUrl' || paging?.kind === 'link')) return { nextPage: pathname }
  const match = matchRequest(template, request, body, origin)
  if (!match.matches) return {}
  const { from, to, day, since, days, cursor, offset, recordId } = match.values
  const told = { from, to, day, since, days, recordId, ...(isLater ? { cursor, offset } : {}) }
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)) as Variables
}

/** The record with another example of an id: a page that holds what the page before it held is a loop. */
function withOtherId(record: Expected, pointer: string): Expected {
  const matcher = resolvePointer(record, pointer) as JsonValue | undefined
  if (!isJsonObject(matcher)) return record
  const id = exampleOf(matcher)
  const other = typeof id === 'number' || typeof id === 'bigint' ? nextOf(id) : `${id}-next`
  return withPointer(record, pointer, { ...matcher, value: other })
}

function nextOf(id: number | bigint): number | bigint {
  return typeof id === 'bigint' ? id + 1n : id + 1
}
