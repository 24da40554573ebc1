import type { JsonValue } from '../../kernel/json.ts'
import { withPointer } from '../../kernel/pointer.ts'
import type { Envelope } from '../../partner/envelope.ts'
import type { Registration, Webhooks } from '../../partner/webhooks.ts'
import { admit } from '../access.ts'
import { houseEnvelope, markSuccess } from '../error-reply.ts'
import type { Call } from '../incoming.ts'
import { type Problem, problem } from '../problem.ts'
import { jsonReply, type Reply } from '../reply.ts'
import type { Mock } from '../seams.ts'
import type { Endpoint } from './endpoints.ts'

/** A registration by request, the one kind that has a route. */
export type RequestRegistration = Exclude<Registration, { readonly kind: 'dashboard' }>

/** Registers a callback URL once its endpoint has proved that it wants our deliveries. */
export async function answerRegistration(
  registration: RequestRegistration,
  call: Call,
  mock: Mock,
): Promise<Reply> {
  const refuse = (refused: Problem) => mock.seams.errorReply(refused, NO_ENVELOPE, call, mock)
  const admitted = admit({ template: registration.request }, call, mock)
  if (admitted.problem !== undefined) return refuse(admitted.problem)
  const { callbackUrl, event } = call.values
  const [first] = mock.seams.endpointProblems(callbackUrl, mock)
  if (first !== undefined) return refuse(first)
  const { userId } = admitted
  const endpoint = newEndpoint(
    {
      url: callbackUrl!,
      ...(registration.kind === 'perUser' && userId !== undefined && { userId }),
      ...(event !== undefined && { event }),
    },
    registration,
    mock,
  )
  if (!(await mock.seams.handshake(endpoint, mock))) return refuse(HANDSHAKE_FAILED)
  mock.endpoints.add(endpoint)
  const body: JsonValue = { id: endpoint.id }
  const { secretAt } = registration
  const told = secretAt === undefined ? body : withPointer(body, secretAt, endpoint.secret)
  const envelope = houseEnvelope(mock.partner)
  return jsonReply(envelope.success === undefined ? 201 : 200, markSuccess(told, envelope), NO_STORE)
}

/** An endpoint with an id, and a secret of its own where registration returns one. */
export function newEndpoint(
  endpoint: Omit<Endpoint, 'id' | 'secret'>,
  registration: Webhooks['registration'],
  mock: Mock,
): Endpoint {
  const number = mock.ledger.next('endpoint')
  const returnsSecret = registration.kind !== 'dashboard' && registration.secretAt !== undefined
  const { int } = mock.random('endpoint secret', number)
  const bytes = String.fromCharCode(...Array.from({ length: 32 }, () => int(0, 255)))
  return { id: `endpoint-${number}`, ...endpoint, ...(returnsSecret && { secret: `whsec_${btoa(bytes)}` }) }
}

/** A mock delivers to this machine, or over https: health data never travel in the clear. */
export function endpointProblems(callbackUrl: string | undefined): readonly Problem[] {
  if (callbackUrl === undefined || callbackUrl === '')
    return [problem('callback_url', 'invalid_request', 'The callback URL is missing.')]
  const url = URL.canParse(callbackUrl) ? new URL(callbackUrl) : undefined
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(url.hostname))
  return isSafe
    ? []
    : [problem('callback_url', 'invalid_request', 'The callback URL must be https, or http on loopback.')]
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

const NO_STORE = { 'cache-control': 'no-store' }

/** Registrations declare no envelope: the HTTP status alone decides. */
const NO_ENVELOPE: Envelope = { root: '' }

const HANDSHAKE_FAILED = problem(
  'handshake',
  'handshake_failed',
  'The endpoint did not answer the handshake.',
)
