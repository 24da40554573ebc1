import type { PlainSend } from '../../../../src/http/plain-send.ts'
import type { Random } from '../../../../src/kernel/random.ts'
import type { Timeline } from '../../../client/simulation/timeline.ts'

/** What can happen to a delivery on its way. */
export const FATES = [
  'delivered',
  'delivered',
  'delivered',
  'request lost',
  'answer lost',
  'twice at once',
  'twice, once later',
  'replayed, too old',
  'late',
  'later than anybody waits',
  'refused',
  'broken before',
  'broken after',
] as const

/** Whoever listens now; throws when nobody does, or dies over it. */
export type Arrive = (request: Request) => Promise<Response>

/** A network as bad as networks are, until it is calm. */
export function network(
  time: Timeline,
  rolls: Random,
  arrive: Arrive,
  isCalm: () => boolean,
  onRequest: (request: Request) => void,
): PlainSend {
  const lost = () => new Promise<never>(() => {})
  const later = (ms: number, request: Request) =>
    void time
      .sleep(ms)
      .then(() => arrive(request))
      .catch(() => {})
  const answerOf = async (request: Request) => {
    const response = await arrive(request)
    return { status: response.status, headers: {}, body: '' }
  }
  const broken = { status: 500, headers: {}, body: '' }
  return async ({ url, method, headers, body }) => {
    const make = () => new Request(url, { method, headers, body: body as string })
    onRequest(make())
    const fate = isCalm() ? 'delivered' : rolls.pick(FATES)
    await time.sleep(rolls.int(0, 40))
    switch (fate) {
      case 'request lost':
        return lost()
      case 'refused':
        throw new Error('the connection was refused')
      case 'broken before':
        return broken
      case 'broken after':
        await arrive(make())
        return broken
      case 'answer lost':
        await arrive(make())
        return lost()
      case 'twice at once':
        later(0, make())
        return answerOf(make())
      case 'twice, once later':
        later(rolls.int(1000, 60_000), make())
        return answerOf(make())
      case 'replayed, too old':
        later(rolls.int(301_000, 400_000), make())
        return answerOf(make())
      case 'late':
        await time.sleep(rolls.int(0, 9000))
        return answerOf(make())
      case 'later than anybody waits':
        await time.sleep(rolls.int(10_000, 30_000))
        return answerOf(make())
      case 'delivered':
        return answerOf(make())
    }
  }
}
