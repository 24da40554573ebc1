import type { RequestTemplate } from '../../partner/request-template.ts'
import { admit } from '../access.ts'
import { houseEnvelope, markSuccess } from '../error-reply.ts'
import type { Call } from '../incoming.ts'
import { problem } from '../problem.ts'
import { jsonReply, type Reply } from '../reply.ts'
import type { Mock } from '../seams.ts'
import { emitEvents, isCalled, occasionFor } from './emit.ts'

/** Emits an event now, on request. */
export async function answerTrigger(template: RequestTemplate, call: Call, mock: Mock): Promise<Reply> {
  const refuse = (about: string, reason: string, status: number) =>
    mock.seams.errorReply(problem(about, 'invalid_request', reason, status), { root: '' }, call, mock)
  const admitted = admit({ template }, call, mock)
  if (admitted.problem !== undefined) return mock.seams.errorReply(admitted.problem, { root: '' }, call, mock)
  const name = call.values.event ?? ''
  const event = mock.partner.webhooks?.events.find((candidate) => isCalled(candidate, name))
  if (event === undefined) return refuse('event', 'There is no such event.', 400)
  const userId = admitted.userId ?? mock.world.users[0]?.id ?? ''
  const occasion = occasionFor(event, userId, {}, mock)
  if (typeof occasion === 'string') return refuse('no_data', `Nothing to tell: ${occasion}.`, 404)
  const emissions = await emitEvents([{ event: event.name, userId }], mock)
  const deliveries = emissions.flatMap(({ urls }) => urls).length
  const envelope = houseEnvelope(mock.partner)
  return jsonReply(envelope.success === undefined ? 202 : 200, markSuccess({ deliveries }, envelope))
}
