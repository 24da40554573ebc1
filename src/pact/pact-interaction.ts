import type { ConsumerPact } from '@pact-foundation/pact-core'
import { stringifyJson } from '../kernel/json.ts'
import type { Answer } from './answer.ts'
import { type Expected, matching } from './matcher.ts'
import type { ProviderState } from './provider-states.ts'
import type { RequestShape } from './request-shape.ts'

/** One request of the client and what it needs of the answer. */
export interface PactInteraction {
  /** Says which it is: no two of a contract have the same. */
  readonly description: string
  readonly state: ProviderState
  readonly request: RequestShape
  readonly answer: Answer
}

/** Adds an interaction to a contract, and with it to the mock server that is made of the contract. */
export function addInteraction(
  pact: Pick<ConsumerPact, 'newInteraction'>,
  { description, state, request, answer }: PactInteraction,
): void {
  const interaction = pact.newInteraction(description)
  given(interaction, state)
  interaction.withRequest(request.method, told(request.path))
  for (const [name, index, value] of counted(request.query)) interaction.withQuery(name, index, told(value))
  for (const [name, value] of request.headers) interaction.withRequestHeader(name, 0, told(value))
  if (request.body !== undefined) {
    interaction.withRequestBody(stringifyJson(request.body.content), request.body.contentType)
  }
  const { status, statusClass, headers = {}, body } = answer
  // The library hands the matcher on as it is; its types know numbers alone.
  interaction.withStatus((statusClass === undefined ? status : statusMatcher(status, statusClass)) as number)
  for (const [name, value] of Object.entries(headers)) interaction.withResponseHeader(name, 0, told(value))
  if (body === undefined) return
  interaction.withResponseHeader('Content-Type', 0, told(JSON_TYPE))
  interaction.withResponseBody(stringifyJson(body), 'application/json')
}

/** Notes what must be so before. */
export function given(
  to: { given(name: string): unknown; givenWithParams(name: string, params: string): unknown },
  { name, params }: ProviderState,
): void {
  if (Object.keys(params).length === 0) to.given(name)
  else to.givenWithParams(name, JSON.stringify(params))
}

/** Text as it is; a matcher as JSON, which is how Pact's core takes one in the place of text. */
export function told(expected: Expected): string {
  return typeof expected === 'string' ? expected : stringifyJson(expected)
}

/** Whatever parses as JSON may be called so, with any parameters. */
const JSON_TYPE = matching('application/json', '^[a-z]+/([\\w.+-]+\\+)?json\\b.*$')

function statusMatcher(value: number, status: NonNullable<Answer['statusClass']>): Expected {
  return { 'pact:matcher:type': 'statusCode', status, value }
}

/** Fields of one name count from 0. */
function counted(
  fields: RequestShape['query'],
): readonly (readonly [name: string, index: number, value: Expected])[] {
  return fields.map(([name, value], at) => [
    name,
    fields.slice(0, at).filter(([other]) => other === name).length,
    value,
  ])
}
