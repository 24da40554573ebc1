import { type JsonValue, parseJson } from '../../kernel/json.ts'
import { resolvePointer } from '../../kernel/pointer.ts'
import type { Handshake } from '../../partner/webhooks.ts'
import type { Mock } from '../seams.ts'
import type { Endpoint } from './endpoints.ts'

/** Asks an endpoint what the descriptor says it is asked before it gets deliveries; one that does not answer fails. */
export async function handshake(endpoint: Endpoint, mock: Mock): Promise<boolean> {
  const declared = mock.partner.webhooks?.handshake ?? { kind: 'none' }
  try {
    return await asks(declared, endpoint, mock)
  } catch {
    return false
  }
}

async function asks(declared: Handshake, endpoint: Endpoint, mock: Mock): Promise<boolean> {
  const { url } = endpoint
  switch (declared.kind) {
    case 'none':
      return true
    case 'head':
      return isSuccess(await mock.send(new Request(url, { method: 'HEAD' })))
    case 'ping':
      return pings(endpoint, mock)
    case 'echo': {
      const challenge = mock.random('challenge', mock.ledger.next('challenge')).text(24)
      const response = await mock.send(new Request(withParameter(url, declared.parameter, challenge)))
      const text = await response.text()
      const echoed = declared.respondAt === undefined ? text.trim() : jsonAt(text, declared.respondAt)
      return isSuccess(response) && echoed === challenge
    }
    case 'verifyCode': {
      const ours = await mock.send(new Request(withParameter(url, declared.parameter, declared.code)))
      const wrong = `${declared.code}-wrong`
      const other = await mock.send(new Request(withParameter(url, declared.parameter, wrong)))
      return ours.status === 204 && other.status === 404
    }
  }
}

async function pings({ url, secret, userId = '' }: Endpoint, mock: Mock): Promise<boolean> {
  const id = `msg_${mock.random('message id', mock.ledger.next('message id')).text(24)}`
  const message = { url, event: 'ping', userId, body: '', id }
  const emitter = mock.emitter()
  if (emitter === undefined) return false
  return emitter.deliverOnce(secret === undefined ? message : { ...message, secrets: [secret] })
}

function withParameter(url: string, name: string, value: string): URL {
  const target = new URL(url)
  target.searchParams.set(name, value)
  return target
}

function jsonAt(text: string, pointer: string): unknown {
  let body: JsonValue
  try {
    body = parseJson(text)
  } catch {
    return undefined
  }
  return resolvePointer(body, pointer)
}

function isSuccess({ status }: Response): boolean {
  return status >= 200 && status < 300
}
