import { describe, expect, it } from 'vitest'
import { manualClock } from '../../src/kernel/clock.ts'
import type { JsonObject } from '../../src/kernel/json.ts'
import { resolvePointer } from '../../src/kernel/pointer.ts'
import type { TemplateValues } from '../../src/kernel/template.ts'
import type { Partner } from '../../src/partner/partner.ts'
import type { Transaction } from '../../src/partner/transaction.ts'
import { createWorld } from '../../src/world/world.ts'
import { namingWorkouts, offeringWorkouts } from '../support/offering-workouts.ts'
import { type Answer, ask, connect, filled, NOON, type Subject, subject } from './support/asking.ts'
import { aurora } from './support/partners.ts'

type Step = 'open' | 'list' | 'commit'

interface Offering {
  readonly about: Subject
  step(step: Step, transactionId?: string, values?: TemplateValues): Promise<Answer>
  /** Another user, by the same requests. */
  as(user: string): Promise<Offering>
}

async function offering(
  change: Partial<Transaction> = {},
  make: typeof offeringWorkouts = offeringWorkouts,
  more: (partner: Partner) => Partner = (partner) => partner,
): Promise<Offering> {
  const about = subject(more(make(await aurora(), change)))
  return as(about, 'Ada')
}

async function as(about: Subject, user: string): Promise<Offering> {
  const { accessToken, content } = await connect(about, { login_hint: user })
  const userId = content.user_id as string
  const { request, transaction } = about.partner.data.activity!
  const templates = { open: transaction!.open, list: request, commit: transaction!.commit }
  const step: Offering['step'] = (name, transactionId, values = {}) =>
    ask(about, filled(about, templates[name], { userId, transactionId, ...values }, accessToken))
  return { about, step, as: (other) => as(about, other) }
}

function inEnvelope(partner: Partner): Partner {
  const activity = partner.data.activity!
  const response = { ...activity.response, success: { at: '/status', equals: 0 } }
  return { ...partner, data: { ...partner.data, activity: { ...activity, response } } }
}

const idOf = (answer: Answer): string => String(answer.body['transaction-id'])
const workouts = ({ body }: Answer): readonly string[] =>
  (body.data as readonly JsonObject[]).map(({ id }) => String(id))

const textOf = ({ body }: Answer, id: string): string =>
  JSON.stringify((body.data as readonly JsonObject[]).find((workout) => workout.id === id))

describe('records that are offered once', () => {
  it('are opened with 201, listed as often as asked, and never again once they are committed', async () => {
    const { step } = await offering()
    const opened = await step('open')
    expect(opened.status).toBe(201)
    expect(opened.body['transaction-id']).toBeTypeOf('number')
    const listed = await step('list', idOf(opened))
    expect(workouts(listed)).toHaveLength(5)
    expect(workouts(await step('list', idOf(opened)))).toEqual(workouts(listed))
    expect(await step('commit', idOf(opened))).toMatchObject({ status: 200, text: '' })
    expect((await step('list', idOf(opened))).status).toBe(404)
    expect((await step('commit', idOf(opened))).status).toBe(404)
    const next = await step('list', idOf(await step('open')))
    expect(workouts(next).filter((id) => workouts(listed).includes(id))).toEqual([])
  })

  it('come to an end, with what the descriptor says for nothing new, until there is', async () => {
    const { about, step } = await offering({ size: 100 })
    await step('commit', idOf(await step('open')))
    expect(await step('open')).toMatchObject({ status: 204, text: '' })
    await about.clock.advance(24 * 3_600_000)
    const { step: later } = await as(about, 'Ada')
    expect(workouts(await later('list', idOf(await later('open'))))).toHaveLength(1)
  })

  it('are offered again when they have been amended since', async () => {
    const clock = manualClock(NOON)
    const partner = offeringWorkouts(await aurora(), { size: 1000 })
    const world = createWorld(partner, { seed: 1, clock })
    const about = { ...subject(partner, { world, clock }), clock }
    const { name } = world.users.find(({ life }) => life === 'reviser')!
    const seen = new Map<string, string>()
    let amended = 0
    for (let day = 0; day < 14; day++) {
      const { step } = await as(about, name)
      const opened = await step('open')
      if (opened.status === 201) {
        const listed = await step('list', idOf(opened))
        for (const id of workouts(listed)) {
          if (seen.has(id)) amended += 1
          expect(textOf(listed, id)).not.toBe(seen.get(id))
          seen.set(id, textOf(listed, id))
        }
        await step('commit', idOf(opened))
      }
      await clock.advance(24 * 3_600_000)
    }
    expect(amended).toBeGreaterThan(0)
  })

  it('may be refused with an error where there is nothing', async () => {
    const { step } = await offering({ size: 100, nothing: 404 })
    await step('commit', idOf(await step('open')))
    expect(await step('open')).toMatchObject({ status: 404, body: { error: 'no_data' } })
  })

  it('say that there is nothing inside an envelope, where answers have one', async () => {
    const { step } = await offering({ size: 100, nothing: 200 }, offeringWorkouts, inEnvelope)
    await step('commit', idOf(await step('open')))
    expect(await step('open')).toMatchObject({ status: 200, body: { status: 0 } })
  })

  it('are offered again when the transaction was forgotten, and not a moment before', async () => {
    const { about, step } = await offering({ expiresSeconds: 60 })
    const opened = await step('open')
    const listed = workouts(await step('list', idOf(opened)))
    await about.clock.advance(59_999)
    expect((await step('open')).status).toBe(204)
    expect((await step('list', idOf(opened))).status).toBe(200)
    await about.clock.advance(1)
    expect((await step('list', idOf(opened))).status).toBe(404)
    expect((await step('commit', idOf(opened))).status).toBe(404)
    const again = await step('open')
    expect(idOf(again)).not.toBe(idOf(opened))
    expect(workouts(await step('list', idOf(again)))).toEqual(listed)
  })

  it('are the same ones for a second open, where that is declared', async () => {
    const { step } = await offering({ whileOpen: 'same' })
    const opened = await step('open')
    expect(idOf(await step('open'))).toBe(idOf(opened))
  })

  it('are each user’s own: another neither sees, nor takes, nor waits for them', async () => {
    const { step, as: of } = await offering()
    const opened = idOf(await step('open'))
    const ben = await of('Ben')
    for (const name of ['list', 'commit'] as const) expect((await ben.step(name, opened)).status).toBe(404)
    expect((await ben.step('open')).status).toBe(201)
    expect((await step('list', opened)).status).toBe(200)
  })

  it('take the token and the scope that the data type takes', async () => {
    const { about, step } = await offering()
    const { content, accessToken } = await connect(about, { scope: 'sleep.read' })
    const { open } = about.partner.data.activity!.transaction!
    const userId = content.user_id as string
    expect((await ask(about, filled(about, open, { userId }, accessToken))).status).toBe(403)
    expect((await ask(about, filled(about, open, { userId }, 'nobody'))).status).toBe(401)
    expect((await step('list', 'no-such-transaction')).status).toBe(404)
  })

  it('count as requests for data where there is a limit', async () => {
    const { step } = await offering({}, offeringWorkouts, (partner) => ({
      ...partner,
      rateLimit: { ...partner.rateLimit!, windows: [{ requests: 2, seconds: 60, per: 'user', name: 'd' }] },
    }))
    const opened = idOf(await step('open'))
    expect((await step('list', opened)).status).toBe(200)
    expect((await step('commit', opened)).status).toBe(429)
  })

  it('are named by URLs where the listing holds none, each of which is answered alone', async () => {
    const { about, step } = await offering({}, namingWorkouts)
    const opened = idOf(await step('open'))
    const { body } = await step('list', opened)
    const urls = body.workouts as readonly string[]
    expect(urls).toHaveLength(5)
    const { accessToken } = await connect(about, { login_hint: 'Ada' })
    const read = async (url: string) =>
      ask(about, new Request(url, { headers: { authorization: `Bearer ${accessToken}` } }))
    const answers = await Promise.all(urls.map(read))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    for (const [index, { body: workout }] of answers.entries())
      expect(urls[index]).toContain(String(resolvePointer(workout, '/id')))
    expect((await read(urls[0]!.replace(/[^/]+$/, 'wrk_none'))).status).toBe(404)
    await step('commit', opened)
    expect((await read(urls[0]!)).status).toBe(404)
  })
})
