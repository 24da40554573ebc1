import type { JsonObject } from '../../src/kernel/json.ts'
import { type Interception, json, night } from './small-partner.ts'

/** Workouts that a small partner offers once. */
export interface Offering {
  /** What is new, oldest first. */
  readonly offered: JsonObject[]
  /** Every request about them, as `METHOD what`. */
  readonly asked: string[]
  /** Answers in the place of the next requests of a step; `undefined` lets one pass. */
  readonly instead: Record<'open' | 'list' | 'item' | 'commit', Interception | undefined>
  /** Forgets the transaction that is open. */
  forget(): void
  readonly intercept: Interception
}

const SIZE = 2

/** A hand-written partner of two workouts a transaction, which may name them by URL. */
export function offering({ names = false }: { readonly names?: boolean } = {}): Offering {
  let open: { readonly id: string; readonly held: readonly JsonObject[] } | undefined
  let opened = 0
  const steps = {
    open(): Response {
      if (open !== undefined || offering.offered.length === 0) return new Response(null, { status: 204 })
      open = { id: `t${++opened}`, held: offering.offered.slice(0, SIZE) }
      return json({ 'transaction-id': open.id }, 201)
    },
    list(request: Request): Response {
      const held = open!.held
      return names
        ? json({ workouts: held.map(({ id }) => `${request.url}/workouts/${id}`) })
        : json({ data: held })
    },
    item(request: Request): Response {
      const id = request.url.split('/').at(-1)
      return json(open!.held.find((workout) => workout.id === id))
    },
    commit(): Response {
      offering.offered.splice(0, open!.held.length)
      open = undefined
      return new Response(null, { status: 200 })
    },
  }
  const offering: Offering = {
    offered: [],
    asked: [],
    instead: { open: undefined, list: undefined, item: undefined, commit: undefined },
    forget: () => {
      open = undefined
    },
    async intercept(request, body) {
      const [, id, item] =
        /workout-transactions(?:\/(\w+)(?:\/workouts\/(\w+))?)?$/.exec(new URL(request.url).pathname) ?? []
      if (!request.url.includes('workout-transactions')) return undefined
      const step =
        request.method === 'POST' ? 'open' : request.method === 'PUT' ? 'commit' : item ? 'item' : 'list'
      offering.asked.push([step, id, item].filter((part) => part !== undefined).join(' '))
      const answer = await offering.instead[step]?.(request, body)
      if (answer !== undefined) return answer
      if (step !== 'open' && open?.id !== id) return json({ error: 'not_found' }, 404)
      return steps[step](request)
    },
  }
  return offering
}

/** A workout, as far as a client that does not map it looks. */
export function workout(id: string, hour = 8): JsonObject {
  const { bedtime_start: start_time, bedtime_end: end_time, updated_at } = night(id, at(hour))
  return { id, user_id: 'usr_1', start_time: start_time!, end_time: end_time!, updated_at: updated_at! }
}

function at(hour: number): string {
  return `2026-11-18T${String(hour).padStart(2, '0')}:00:00+00:00`
}
