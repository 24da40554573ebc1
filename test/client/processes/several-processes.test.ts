import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { consentAutomatically } from '../../../src/client/consent-automatically.ts'
import { sqliteStore } from '../../../src/client/sqlite-store.ts'
import { createTerraClient } from '../../../src/client/terra-client.ts'
import { networkSend } from '../../../src/http/send.ts'
import { serve } from '../../../src/http/serve.ts'
import { systemClock } from '../../../src/kernel/clock.ts'
import { createMockPartner } from '../../../src/mock/mock-partner.ts'
import { aurora } from '../../support/partners.ts'

const PROCESSES = 4
const CALLERS = 25
const script = join(import.meta.dirname, 'caller-process.ts')

it(`${PROCESSES} processes with ${CALLERS} callers each, one store and a token that is over: one refresh, one new pair`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'terrarium-processes-'))
  const partner = await aurora()
  writeFileSync(join(folder, 'partner.json'), JSON.stringify(partner))
  const mock = createMockPartner(partner)
  const refreshTokens: (string | null)[] = []
  const served = await serve(async (request) => {
    const form = request.url.endsWith('/oauth/token')
      ? new URLSearchParams(await request.clone().text())
      : undefined
    if (form?.get('grant_type') === 'refresh_token') refreshTokens.push(form.get('refresh_token'))
    return mock.handler(request)
  })
  const store = sqliteStore(join(folder, 'terrarium.db'))
  const send = networkSend()
  const { credentials } = mock
  const client = createTerraClient({
    partner,
    baseUrl: served.url,
    credentials,
    send,
    clock: systemClock,
    store,
  })
  const { id } = await client.connect({ consent: consentAutomatically(partner, send) })
  const before = (await store.grant(id))!
  await store.replaceGrant({ ...before, tokens: { ...before.tokens, expiresAtMs: 1 } }, before.version)

  const processes = Array.from({ length: PROCESSES }, () =>
    fork(script, [JSON.stringify([folder, served.url, id, CALLERS])]),
  )
  await Promise.all(processes.map((each) => once(each, 'message')))
  const answers = processes.map(async (each) => (await once(each, 'message'))[0] as readonly string[])
  for (const each of processes) each.send('go')
  const tokens = (await Promise.all(answers)).flat()

  const after = (await store.grant(id))!
  expect(tokens).toHaveLength(PROCESSES * CALLERS)
  expect(new Set(tokens)).toEqual(new Set([after.tokens.accessToken]))
  expect(refreshTokens).toEqual([before.tokens.refreshToken])
  expect([after.generation, after.ended]).toEqual([before.generation + 1, undefined])
  await store.close()
  await served.close()
  rmSync(folder, { recursive: true })
})
