import type { DataSource, DataType } from '../../src/partner/data.ts'
import { dataSource, dataTypesOf, type Partner } from '../../src/partner/partner.ts'
import { formatTime } from '../../src/partner/time-format.ts'
import type { Contestant } from './contestant.ts'
import { type ServedMock, serveMock } from './faulty-mock.ts'
import { openInbox } from './inbox.ts'
import {
  type Answer,
  at,
  authorize,
  basicCredentials,
  call,
  exchange,
  idAt,
  renew,
  type Site,
  StepFailed,
  type Tokens,
  tokensOf,
} from './plain-client.ts'
import { complain, hold, type Tell } from './schema-rule.ts'
import { tokenSchema } from './token-schema.ts'

const DAYS_MS = 28 * 86_400_000
const MOST_PAGES = 20

/**
 * A schema check alone: connect, renew, read four weeks of everything to the last page, register an endpoint, have
 * each event sent, give the grant back; whatever comes is held against the declared schema. That of the token answers
 * is RFC 6749's.
 */
export const schemaCheck: Contestant = {
  name: 'schema check',
  async judge(partner, fault) {
    const served = await serveMock(partner, fault)
    const problems: string[] = []
    try {
      await walk(partner, served, (problem) => problems.push(problem))
    } catch (thrown) {
      if (!(thrown instanceof StepFailed)) throw thrown
      problems.push(thrown.message)
    } finally {
      await served.close()
    }
    return problems
  },
}

async function walk(partner: Partner, served: ServedMock, tell: Tell): Promise<void> {
  const { mock, url } = served
  const { auth } = partner
  if (auth.kind !== 'oauth2') throw new TypeError(`${partner.id} has no OAuth`)
  const site: Site = { url, auth, credentials: mock.credentials }
  const { first, tokens } = await connect(site, mock.users[0]!.id, tell)
  const userId = await whoIs(site, first, tokens, tell)
  for (const type of dataTypesOf(partner)) await read(partner, type, site, served.nowMs, tokens, tell)
  await receive(partner, site, { ...tokens, userId }, tell)
  await revoke(site, tokens, tell)
}

async function connect(site: Site, user: string, tell: Tell): Promise<Connection> {
  const consent = await authorize(site, user)
  if (!consent.stateIsOurs) tell('authorization: the state is not ours')
  const schema = tokenSchema(site.auth)
  const first = await exchange(site, consent)
  hold(first, schema, 'token', tell)
  const second = await renew(site, tokensOf(site, first).refreshToken)
  hold(second, schema, 'refresh', tell)
  const { root, refreshToken } = site.auth.tokenResponse
  // A static refresh token need not come again.
  const comesAgain = at(second.json, root + refreshToken) !== undefined
  return { first, tokens: tokensOf(site, comesAgain ? second : first) }
}

interface Connection {
  /** What the code was exchanged for. */
  readonly first: Answer
  readonly tokens: Tokens
}

async function whoIs(site: Site, first: Answer, tokens: Tokens, tell: Tell): Promise<string> {
  const { userId, tokenResponse } = site.auth
  if (userId.from === 'tokenResponse') return idAt(first, tokenResponse.root + userId.at)
  if (userId.from !== 'call') return ''
  const answer = await call(site, userId.request, { ...tokens })
  const id = idAt(answer, userId.at)
  if (id === '') tell(`user: ${answer.status}, no id`)
  return id
}

async function read(
  partner: Partner,
  type: DataType,
  site: Site,
  nowMs: number,
  tokens: Tokens,
  tell: Tell,
): Promise<void> {
  const source = dataSource(partner, type)
  const range = {
    from: String(formatTime(source.range.format, nowMs - DAYS_MS)),
    to: String(formatTime(source.range.format, nowMs)),
  }
  const template = {
    ...source.request,
    headers: { authorization: `Bearer ${tokens.accessToken}`, ...source.request.headers },
  }
  const first = { page: '1', limit: '10' }
  let next: Readonly<Record<string, string>> | undefined = first
  for (let page = 1; next !== undefined; page++) {
    if (page > MOST_PAGES) return tell(`${type}: the pages do not end`)
    const answer: Answer = await call(site, template, { ...range, ...first, ...next })
    if (!hold(answer, source.schema, type, tell)) return
    next = nextPage(source, answer.json, page)
  }
}

function nextPage(
  { paging, response }: DataSource,
  json: unknown,
  page: number,
): Readonly<Record<string, string>> | undefined {
  const told = (pointer = '') => at(json, response.root + pointer)
  if (paging.kind === 'cursor') {
    const cursor = told(paging.next)
    return typeof cursor === 'string' && cursor !== '' ? { cursor } : undefined
  }
  if (paging.kind === 'page')
    return page < Number(told(paging.pages)) ? { page: String(page + 1) } : undefined
  return undefined
}

async function receive(
  { webhooks }: Partner,
  site: Site,
  values: Readonly<Record<string, string>>,
  tell: Tell,
): Promise<void> {
  if (webhooks?.trigger === undefined || webhooks.registration.kind === 'dashboard') return
  const inbox = await openInbox(webhooks.acknowledge.status[0] ?? 200)
  const { clientId, clientSecret } = site.credentials
  const known = { ...values, clientId, clientSecret, basicCredentials: basicCredentials(site.credentials) }
  try {
    const registered = await call(site, webhooks.registration.request, { ...known, callbackUrl: inbox.url })
    if (registered.status >= 300) return tell(`registration: ${registered.status}`)
    for (const event of webhooks.events) {
      const triggered = await call(site, webhooks.trigger, { ...known, event: event.name })
      if (triggered.status >= 300) tell(`trigger of ${event.name}: ${triggered.status}`)
      const body = await inbox.next()
      if (body === undefined) tell(`${event.name}: no delivery`)
      else complain(event.schema, body, event.name, tell)
    }
  } finally {
    await inbox.close()
  }
}

async function revoke(site: Site, tokens: Tokens, tell: Tell): Promise<void> {
  const { auth, credentials } = site
  if (auth.revocation === undefined) return
  const { clientId, clientSecret } = credentials
  const known = { ...tokens, clientId, clientSecret, basicCredentials: basicCredentials(credentials) }
  const { status } = await call(site, auth.revocation, known)
  if (status >= 300) tell(`revocation: ${status}`)
}
