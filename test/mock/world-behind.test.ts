import { describe, expect, it } from 'vitest'
import { manualClock } from '../../src/kernel/clock.ts'
import { type JsonObject, parseJson } from '../../src/kernel/json.ts'
import { resolvePointer } from '../../src/kernel/pointer.ts'
import { createMockPartner } from '../../src/mock/mock-partner.ts'
import type { OAuth2Auth } from '../../src/partner/auth.ts'
import { dataTypesOf, type Partner } from '../../src/partner/partner.ts'
import { formatTime, resolutionMs } from '../../src/partner/time-format.ts'
import { compileValidator } from '../../src/schema/validator.ts'
import { ask, connect, dataRequest, NOON, recordsOf, type Subject } from './support/asking.ts'
import { aurora, pulse } from './support/partners.ts'

const DAY_MS = 86_400_000

/** The mock with the world that it makes itself. */
function inhabited(partner: Partner): Subject {
  const clock = manualClock(NOON)
  const mock = createMockPartner(partner, { clock, send: async () => new Response(null, { status: 200 }) })
  return {
    mock,
    clock,
    partner,
    auth: partner.auth as OAuth2Auth,
    baseUrl: partner.environments.mock!.baseUrl,
  }
}

describe.each([
  ['aurora', aurora],
  ['pulse', pulse],
] as const)('%s with the world that the seed makes', (_, partner) => {
  it('gives every user answers of every type that are valid against the declared schemas, empty ones too', async () => {
    const about = inhabited(await partner())
    const types = dataTypesOf(about.partner)
    const validators = types.map(
      (type) => [type, compileValidator(about.partner.data[type]!.schema)] as const,
    )
    const counts = new Map<string, number>()
    for (const user of about.mock.users) {
      const { accessToken } = await connect(about, { login_hint: user.id })
      for (const [type, validate] of validators) {
        const { format } = about.partner.data[type]!.range
        for (const toMs of [NOON + (resolutionMs(format) === DAY_MS ? DAY_MS : 0), NOON + 900 * DAY_MS]) {
          const range = { from: formatTime(format, toMs - 5 * DAY_MS), to: formatTime(format, toMs) }
          const answer = await ask(about, dataRequest(about, type, range, accessToken))
          expect(validate(answer.body), `${user.life}, ${type}`).toEqual([])
          counts.set(type, (counts.get(type) ?? 0) + recordsOf(about, type, answer.body).length)
        }
      }
    }
    for (const type of types) expect(counts.get(type), type).toBeGreaterThan(20)
  })

  it('emits every declared event, valid against its schema and about a record that can be pulled', async () => {
    const about = inhabited(await partner())
    const user = about.mock.users[0]!
    for (const event of about.partner.webhooks!.events) {
      const { body } = await about.mock.emit(event.name, user.id)
      expect(compileValidator(event.schema)(parseJson(body)), event.name).toEqual([])
      if (event.kind !== 'data' || event.recordId === undefined) continue
      const { accessToken } = await connect(about, { login_hint: user.id })
      const { records, range } = about.partner.data[event.dataType!]!
      const to = NOON + (resolutionMs(range.format) === DAY_MS ? DAY_MS : 0)
      const asked = { from: formatTime(range.format, to - 5 * DAY_MS), to: formatTime(range.format, to) }
      const answer = await ask(about, dataRequest(about, event.dataType!, asked, accessToken))
      const pulled = recordsOf(about, event.dataType!, answer.body)
      const told = resolvePointer(parseJson(body), event.recordId)
      const record = pulled.find((candidate) => resolvePointer(candidate, records.id) === told)
      expect(record, event.name).toBeDefined()
      expect(resolvePointer(record, records.start)).toBe(
        resolvePointer(parseJson(body) as JsonObject, event.time!),
      )
    }
  })

  it('asks for the same data twice and gets the same bytes', async () => {
    const about = inhabited(await partner())
    const { accessToken } = await connect(about)
    for (const type of dataTypesOf(about.partner)) {
      const { format } = about.partner.data[type]!.range
      const range = { from: formatTime(format, NOON - 8 * DAY_MS), to: formatTime(format, NOON - DAY_MS) }
      const [one, two] = [1, 2].map(() => ask(about, dataRequest(about, type, range, accessToken)))
      expect((await one!).text).toBe((await two!).text)
    }
  })
})
