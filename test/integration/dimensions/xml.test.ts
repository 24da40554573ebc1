import { describe, expect, it } from 'vitest'
import { consentAutomatically } from '../../../src/client/consent-automatically.ts'
import { memoryStore } from '../../../src/client/memory-store.ts'
import { createTerraClient } from '../../../src/client/terra-client.ts'
import { areaOf } from '../../../src/conformance/check.ts'
import { CHECKS } from '../../../src/conformance/checks/registry.ts'
import { handlerSend } from '../../../src/http/send.ts'
import { createMockPartner } from '../../../src/mock/mock-partner.ts'
import { accusing, judgeMock } from '../../support/judge-mock.ts'
import { aurora } from '../../support/partners.ts'

const modern = await aurora()

describe.each(['onRequest', 'byDefault'] as const)('a partner that writes XML %s', (xml) => {
  const partner = { ...modern, xml }

  it('is connected and read in JSON; the same question without its Accept, or for something else, gets another answer', async () => {
    const mock = createMockPartner(partner)
    const asked: Request[] = []
    const send = handlerSend(mock.handler)
    const client = createTerraClient({
      ...{ partner, credentials: mock.credentials, clock: mock.clock, store: memoryStore() },
      baseUrl: 'http://127.0.0.1:4010',
      send(request) {
        asked.push(request.clone())
        return send(request)
      },
    })
    const { id } = await client.connect({ consent: consentAutomatically(partner, send) })
    const [read] = await client.backfill(id, { days: 3, types: ['sleep'] })
    expect(read).toMatchObject({ ended: 'complete', records: 3 })
    const again = (accept: string) => {
      const request = new Request(asked.at(-1)!)
      request.headers.set('accept', accept)
      return mock.handler(request)
    }
    const asXml = await again('*/*;q=0.5, text/xml')
    expect(asXml.headers.get('content-type')).toBe('text/xml; charset=utf-8')
    expect(await asXml.text()).toMatch(/<response><data><item><id>slp_\w+<\/id>/)
    expect((await again('text/html, application/xhtml+xml')).status).toBe(406)
  })
})

it('who writes XML unless JSON is asked for is accused of nothing', async () => {
  const checks = CHECKS.filter((check) => areaOf(check) === 'pull')
  const report = await judgeMock({ ...modern, xml: 'byDefault' }, { checks })
  expect(accusing(report).map(({ id, found }) => `${id}: ${found}`)).toEqual([])
  expect(report.checks.find(({ id }) => id === 'pull/json-when-preferred')?.verdict).toBe('pass')
})
