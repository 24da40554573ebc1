import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Fault } from '../../src/mock/fault.ts'
import { FAULTS, findFault } from '../../src/mock/faults/registry.ts'
import { createMockPartner } from '../../src/mock/mock-partner.ts'
import {
  ask,
  codeFor,
  codeRequest,
  connect,
  dataRequest,
  recordsOf,
  refreshRequest,
  subject,
} from './support/asking.ts'
import { aurora, pulse } from './support/partners.ts'

const folder = new URL('../../src/mock/faults/', import.meta.url)

describe('the registry of faults', () => {
  it('lists every file once, under the id and area that its path spells', () => {
    const files = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'support')
      .flatMap(({ name }) =>
        readdirSync(new URL(`${name}/`, folder))
          .filter((file) => file.endsWith('.ts') && file !== `${name}-faults.ts`)
          .map((file) => `${name}/${file.replace(/\.ts$/, '')}`),
      )
    expect(FAULTS.map(({ area, id }) => `${area}/${id}`).sort()).toEqual(files.sort())
  })

  it.each(FAULTS.map((fault) => [fault.id, fault] as const))(
    '%s says what is wrong, whence, and what catches it',
    (_, fault) => {
      expect(fault.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      expect(fault.title).toMatch(/^[A-Z].*\.$/)
      expect(fault.source.document).not.toBe('')
      expect(fault.caughtBy.length).toBeGreaterThan(0)
      expect(Object.keys(fault.hooks).length).toBeGreaterThan(0)
    },
  )

  it('finds a fault, and names the nearest where there is none', () => {
    expect(findFault('reusable-code').area).toBe('auth')
    expect(() => findFault('reusable-cod')).toThrow(
      expect.objectContaining({ code: 'USAGE', remedy: "Write 'reusable-code' instead." }),
    )
  })

  it('gives no partner a fault that it cannot have', async () => {
    const partner = await pulse()
    const make = () => createMockPartner(partner, { faults: [findFault('pkce-not-enforced')] })
    expect(make).toThrow(/Failed to give pulse the fault 'pkce-not-enforced': it declares no PKCE\./)
  })
})

describe('faults change what they name and nothing else', () => {
  it('reusable-code', async () => {
    const about = subject(await aurora(), { faults: [findFault('reusable-code')] })
    const code = await codeFor(about)
    expect((await ask(about, codeRequest(about, code))).status).toBe(200)
    expect((await ask(about, codeRequest(about, code))).status).toBe(200)
    expect((await ask(about, codeRequest(about, code, { code_verifier: undefined }))).status).toBe(400)
  })

  it('pkce-not-enforced', async () => {
    const about = subject(await aurora(), { faults: [findFault('pkce-not-enforced')] })
    expect(
      (await ask(about, codeRequest(about, await codeFor(about), { code_verifier: undefined }))).status,
    ).toBe(200)
    expect((await ask(about, codeRequest(about, await codeFor(about), { redirect_uri: 'x:y' }))).status).toBe(
      400,
    )
  })

  it('end-date-inclusive', async () => {
    const days = async (faults: readonly Fault[]) => {
      const about = subject(await aurora(), { faults })
      const { accessToken } = await connect(about)
      const answer = await ask(
        about,
        dataRequest(about, 'daily', { from: '2026-11-10', to: '2026-11-12' }, accessToken),
      )
      return recordsOf(about, 'daily', answer.body).map(({ day }) => day)
    }
    expect(await days([])).toEqual(['2026-11-10', '2026-11-11'])
    expect(await days([findFault('end-date-inclusive')])).toEqual(['2026-11-10', '2026-11-11', '2026-11-12'])
  })
})

describe('hooks', () => {
  const fault = (id: string, hooks: Fault['hooks']): Fault => ({
    id,
    area: 'auth',
    title: 'A fault of this test.',
    source: { document: 'this test' },
    caughtBy: ['this/test'],
    hooks,
  })

  it('of several faults on one seam are all in force, the last one outermost', async () => {
    const tagging = (tag: string) =>
      fault(tag, {
        tokenBody: (honest) => (tokens, mock) => {
          const body = honest(tokens, mock)
          return { ...body, tags: `${body.tags ?? ''}${tag}` }
        },
      })
    const about = subject(await aurora(), { faults: [tagging('a'), tagging('b')] })
    expect((await connect(about)).content.tags).toBe('ab')
  })

  it('may remember, each mock for itself', async () => {
    const everySecondFails = fault('flaky', {
      answer: (honest) => async (call, mock, route) => {
        const count = ((mock.memory.get('flaky') as number | undefined) ?? 0) + 1
        mock.memory.set('flaky', count)
        return count % 2 === 0
          ? { status: 503, headers: {}, content: { kind: 'none' } }
          : honest(call, mock, route)
      },
    })
    const partner = await aurora()
    const statuses = async () => {
      const about = subject(partner, { faults: [everySecondFails] })
      const requests = [1, 2, 3].map(() => refreshRequest(about, 'x'))
      const answers = []
      for (const request of requests) answers.push((await ask(about, request)).status)
      return answers
    }
    expect(await statuses()).toEqual([400, 503, 400])
    expect(await statuses()).toEqual([400, 503, 400])
  })

  it('reach the emitter', async () => {
    const sent: Headers[] = []
    const unsigned = fault('unsigned', { signDelivery: () => () => ({}) })
    const send = async (request: Request) => {
      sent.push(request.headers)
      return new Response(null, { status: 204 })
    }
    const about = subject(await aurora(), { faults: [unsigned], send })
    about.mock.addEndpoint('http://127.0.0.1:1/')
    await about.mock.emit('sleep.updated', 'user-1')
    await about.mock.idle()
    expect(sent.map((headers) => headers.has('webhook-signature'))).toEqual([false])
  })
})
