import { callValues } from '../client/call-values.ts'
import { answerHandshake } from '../client/handshake.ts'
import { type Exchange, responseJson, succeeded } from '../http/exchange.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import type { TemplateValues } from '../kernel/template.ts'
import { fillRequest } from '../partner/fill-request.ts'
import type { Partner } from '../partner/partner.ts'
import { requestPlaceholders } from '../partner/request-template.ts'
import type { Webhooks } from '../partner/webhooks.ts'
import type { Grant } from './grant.ts'
import { createMailbox, type Mailbox } from './mailbox.ts'
import { type Blocked, blocked, type Exempt, exempt, type Listening, type ProbeContext } from './probe.ts'

/** An endpoint of ours that the partner delivers to. */
export interface Subscription {
  readonly mailbox: Mailbox
  readonly listening: Listening
  readonly registrations: readonly Exchange[]
  /** Those under which deliveries may be signed. */
  readonly secrets: readonly string[]
}

/** Why a partner's webhooks cannot be probed, or `undefined` when they can. */
export function noWebhooks({ webhooks }: Partner): string | undefined {
  if (webhooks === undefined) return 'the partner declares no webhooks'
  return webhooks.trigger === undefined ? 'the descriptor has no trigger to ask for an event' : undefined
}

/** The webhooks of a partner that has them; a probe says so with `exempts` before it asks. */
export function webhooksOf({ partner }: Pick<ProbeContext, 'partner'>): Webhooks {
  if (partner.webhooks === undefined) throw new TypeError(`${partner.id} has no webhooks`)
  return partner.webhooks
}

/**
 * Listen, and register the endpoint as the descriptor says. Handshakes are answered as declared.
 *
 * @param answerWith - the status for each delivery, from its number, which counts from 1; the first declared status
 * unless told.
 */
export async function subscribe(
  context: ProbeContext,
  grant: Grant,
  answerWith?: (delivery: number) => number,
): Promise<Subscription | Blocked | Exempt> {
  const { partner, credentials, environment, clock, listen } = context
  const { registration, handshake, acknowledge } = webhooksOf(context)
  if (listen === undefined) return exempt('nothing can reach us here: the partner is not on this machine')
  if (registration.kind === 'dashboard')
    return exempt('a person has to register our endpoint in the dashboard')
  let count = 0
  const mailbox = createMailbox(clock, (request) => {
    const shaken = answerHandshake(handshake, request)
    if (shaken !== undefined) return shaken
    count += 1
    return new Response(null, { status: answerWith?.(count) ?? acknowledge.status[0] ?? 200 })
  })
  const listening = await listen(mailbox.handler)
  const values: TemplateValues = {
    ...callValues(partner.auth, credentials, { ...grant.tokens, userId: grant.userId }),
    callbackUrl: listening.url,
  }
  const perEvent = requestPlaceholders(registration.request).includes('event')
  const registrations: Exchange[] = []
  for (const event of perEvent ? webhooksOf(context).events.map(({ name }) => name) : [undefined]) {
    const request = fillRequest(registration.request, { ...values, event }, environment.baseUrl)
    registrations.push(await context.exchange(request))
  }
  const refused = registrations.find((exchange) => !succeeded(exchange))
  if (refused !== undefined) {
    await listening.close()
    return blocked(
      'webhook/registration-succeeds',
      `the registration is answered with ${refused.response.status}`,
    )
  }
  const { secretAt } = registration
  const returned = registrations.flatMap((exchange) => {
    const secret = secretAt === undefined ? undefined : resolvePointer(responseJson(exchange), secretAt)
    return typeof secret === 'string' ? [secret] : []
  })
  return { mailbox, listening, registrations, secrets: [...returned, ...credentials.webhookSecrets] }
}

/** Ask the partner for an event about the grant's user, as the descriptor says. */
export function triggerEvent(context: ProbeContext, grant: Grant, event: string): Promise<Exchange> {
  const { partner, credentials, environment } = context
  const { trigger } = webhooksOf(context)
  if (trigger === undefined) throw new TypeError(`${partner.id} declares no trigger`)
  const values = callValues(partner.auth, credentials, { ...grant.tokens, userId: grant.userId })
  return context.exchange(fillRequest(trigger, { ...values, event }, environment.baseUrl))
}
