import type { Send } from '../../../src/http/handler.ts'
import type { MockPartnerOptions } from '../../../src/mock/mock-partner.ts'
import type { Partner } from '../../../src/partner/partner.ts'
import type { Webhooks } from '../../../src/partner/webhooks.ts'
import { type Answer, ask, filled, type Subject, subject } from './asking.ts'
import { aurora } from './partners.ts'

export const HOOK = 'http://127.0.0.1:9/hook'

export interface Receiver {
  readonly received: readonly { readonly request: Request; readonly body: string }[]
  readonly send: Send
}

/** A receiver in this process: keeps what it is sent, answers as told. */
export function receiver(
  answer: (request: Request) => Response | Promise<Response> = () => new Response(null, { status: 204 }),
): Receiver {
  const received: { readonly request: Request; readonly body: string }[] = []
  const send: Send = async (request) => {
    received.push({ request: request.clone(), body: await request.clone().text() })
    return answer(request)
  }
  return { received, send }
}

/** A mock whose webhooks are declared a little differently. */
export async function hooked(
  change: Partial<Webhooks>,
  options: MockPartnerOptions = {},
  partner: () => Promise<Partner> = aurora,
): Promise<Subject> {
  const base = await partner()
  return subject({ ...base, webhooks: { ...base.webhooks!, ...change } }, options)
}

/** Asks for deliveries as the descriptor says. */
export function register(
  about: Subject,
  callbackUrl: string | undefined,
  accessToken?: string,
): Promise<Answer> {
  const { registration } = about.partner.webhooks!
  if (registration.kind === 'dashboard') throw new Error('there is nothing to ask')
  return ask(about, filled(about, registration.request, { callbackUrl }, accessToken))
}
