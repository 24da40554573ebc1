import { describe, expect, it } from 'vitest'
import { createFaultSwitch } from '../../src/mock/fault-switch.ts'
import { FAULTS, findFault } from '../../src/mock/faults/registry.ts'
import { ask, codeFor, codeRequest, connect, refreshRequest, subject } from './support/asking.ts'
import { HOOK, hooked, receiver } from './support/hooks.ts'
import { aurora } from './support/partners.ts'

describe('faults that are switched while the mock runs', () => {
  it('show from the next decision on, and are gone when they are off', async () => {
    const faults = createFaultSwitch()
    const about = subject(await aurora(), { faults: [faults.fault] })
    const redeemTwice = async () => {
      const code = await codeFor(about)
      await ask(about, codeRequest(about, code))
      return (await ask(about, codeRequest(about, code))).status
    }
    expect(await redeemTwice()).toBe(400)
    faults.set([findFault('reusable-code')])
    expect(await redeemTwice()).toBe(200)
    faults.set([])
    expect(await redeemTwice()).toBe(400)
  })

  it('keep what the mock knows', async () => {
    const faults = createFaultSwitch()
    const about = subject(await aurora(), { faults: [faults.fault] })
    const { refreshToken } = await connect(about)
    faults.set([findFault('refresh-refused')])
    expect((await ask(about, refreshRequest(about, refreshToken))).status).toBe(400)
    faults.set([])
    expect((await ask(about, refreshRequest(about, refreshToken))).status).toBe(200)
  })

  it('reach the emitter, which was made before they were on', async () => {
    const { received, send } = receiver()
    const faults = createFaultSwitch()
    const about = await hooked({}, { send, faults: [faults.fault] })
    about.mock.addEndpoint(HOOK)
    const isNextSigned = async () => {
      await about.mock.emit('sleep.updated', 'user-1')
      await about.mock.idle()
      return received.at(-1)!.request.headers.has('webhook-signature')
    }
    expect(await isNextSigned()).toBe(true)
    faults.set([findFault('unsigned')])
    expect(await isNextSigned()).toBe(false)
    faults.set([])
    expect(await isNextSigned()).toBe(true)
  })

  it('are on from the start where they are given, the last one with the last word', async () => {
    const faults = createFaultSwitch([findFault('no-challenge'), findFault('html-errors')])
    const about = subject(await aurora(), { faults: [faults.fault] })
    expect(faults.on.map(({ id }) => id)).toEqual(['no-challenge', 'html-errors'])
    expect((await ask(about, codeRequest(about, 'unknown'))).text).toMatch(/^<!doctype html>|^<html/i)
  })

  it('can be any of those that there are: each finds its seams', () => {
    const { hooks } = createFaultSwitch().fault
    const unknown = FAULTS.flatMap((fault) => Object.keys(fault.hooks).filter((name) => !(name in hooks)))
    expect(unknown).toEqual([])
  })
})

describe('an event for somebody in particular', () => {
  it('goes to the URLs that are given and to no registered endpoint, signed with the secret of one that is', async () => {
    const { received, send } = receiver()
    const about = await hooked({}, { send })
    about.mock.addEndpoint(HOOK)
    const { urls } = await about.mock.emit('sleep.updated', 'user-1', { to: ['http://127.0.0.1:9/mine'] })
    await about.mock.idle()
    expect(urls).toEqual(['http://127.0.0.1:9/mine'])
    expect(received.map(({ request }) => request.url)).toEqual(urls)
  })
})

describe('tokens that are made to expire', () => {
  it('are refused from then on, while the refresh token goes on', async () => {
    const about = subject(await aurora())
    const { refreshToken } = await connect(about)
    const [grant] = about.mock.grants
    about.mock.ledger.expireTokens(grant!, 'access', about.clock.epochMs())
    expect(about.mock.ledger.accessTokens.map(({ expiresAtMs }) => expiresAtMs)).toEqual([
      about.clock.epochMs(),
    ])
    expect((await ask(about, refreshRequest(about, refreshToken))).status).toBe(200)
    about.mock.ledger.expireTokens(grant!, 'refresh', about.clock.epochMs())
    const newest = about.mock.ledger.refreshTokens.at(-1)!.token
    const refused = await ask(about, refreshRequest(about, newest))
    expect(refused.body).toMatchObject({ error: 'invalid_grant' })
  })
})

describe('who listens to the journal', () => {
  it('hears of every entry until that is ended', async () => {
    const about = subject(await aurora())
    const heard: number[] = []
    const end = about.mock.journal.subscribe(({ sequence }) => heard.push(sequence))
    await connect(about)
    end()
    await connect(about)
    expect(heard).toEqual([1, 2])
  })
})
