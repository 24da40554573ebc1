import { expect, it } from 'vitest'
import type { ConnectionEvidence } from '../../src/conformance/evidence/auth.ts'
import { keepConnection } from '../../src/conformance/keep-connection.ts'
import type { ProbeContext } from '../../src/conformance/probe.ts'
import { recordExchange } from '../../src/http/exchange.ts'
import { manualClock } from '../../src/kernel/clock.ts'
import { mockCredentials } from '../../src/partner/credentials.ts'
import { aurora } from '../support/partners.ts'

const HOUR_MS = 3_600_000

const NOBODY = { found: false, why: 'nowhere', reason: 'it is not asked for' } as const

/** A connection whose token lives for an hour, at a token endpoint that answers as told. */
async function held(answer: object) {
  const partner = await aurora()
  const clock = manualClock(0)
  let asked = 0
  const send = async () => {
    asked += 1
    return Response.json(answer)
  }
  const context = {
    partner,
    environment: partner.environments.mock,
    credentials: mockCredentials(partner),
    clock,
    stored: [],
    exchange: recordExchange(send, clock),
  } as unknown as ProbeContext
  const tokens = { accessToken: 'first', refreshToken: 'stays', expiresAtMs: HOUR_MS, obtainedAtMs: 0 }
  const connection: ConnectionEvidence = {
    grant: { tokens, content: undefined },
    userId: NOBODY,
    facts: {},
    scopes: NOBODY,
  }
  return { connection, context, clock, asked: () => asked }
}

it('a token that is about to end is renewed, and a refresh token that the answer leaves out stays', async () => {
  const { connection, context, clock } = await held({ access_token: 'second', expires_in: 3600 })
  expect(await keepConnection(connection, context)).toBe(connection)
  await clock.advance(HOUR_MS - 300_000)
  expect((await keepConnection(connection, context)).grant.tokens).toEqual({
    accessToken: 'second',
    refreshToken: 'stays',
    expiresAtMs: 2 * HOUR_MS - 300_000,
    obtainedAtMs: HOUR_MS - 300_000,
  })
})

it('a new token of which nobody tells the end is not renewed before every probe for the end of the old one', async () => {
  const { connection, context, clock, asked } = await held({ access_token: 'second' })
  await clock.advance(HOUR_MS)
  const renewed = await keepConnection(connection, context)
  expect(await keepConnection(renewed, context)).toBe(renewed)
  expect([asked(), renewed.grant.tokens.accessToken]).toEqual([1, 'second'])
})
