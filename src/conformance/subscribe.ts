import { callValues } from '../client/call-values.ts'
import { answerHandshake } from '../client/handshake.ts'
import { type Exchange, responseJson, succeeded } from '../http/exchange.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import type { TemplateValues } from '../kernel/template.ts'
import { fillRequest } from '../partner/fill-request.ts'
import type { Partner } from '../partner/partner.ts'
import { requestPlaceholders } from '../partner/request-template.ts'
import type { Webhooks } from '../partner/webhooks.ts'
import type { ReceivedDelivery } from './evidence/webhook.ts'
import type { Grant } from './grant.ts'
import { createMailbox, type Mailbox } from './mailbox.ts'
import { type Blocked, blocked, type Exempt, exempt, type Listening, type ProbeContext } from './probe.ts'

/** An endpoint of ours that the partner delivers to. */
export interface Subscription {
  readonly mailbox: Mailbox
  readonly listening: Listening
  readonly registrations: readonly Exchange[]
  /** What was asked of the endpoint rather than delivered to it; they stand in the mailbox as well. */
  readonly handshakes: readonly ReceivedDelivery[]
  /** Those under which deliveries may be signed. */
  readonly secrets: readonly string[]
}

/** Why a partner's webhooks cannot be probed, or `undefined` when they can. */
export function noWebhooks({ webhooks }: Partner): string | undefined {
  return webhooks === undefined ? 'the partner declares no webhooks' : undefined
}

/** Why no event can be asked for, or `undefined` when one can. */
export function noTrigger({
  partner,
  outside,
}: Pick<ProbeContext, 'partner' | 'outside'>): string | undefined {
  return partner.webhooks?.trigger === undefined && outside === undefined
    ? 'the descriptor has no trigger to ask for an event; name a command with --trigger, or cause them --by-hand'
    : undefined
}

/** Why endpoints are not asked anything, or `undefined` when they are. */
export function noHandshake({ webhooks }: Partner): string | undefined {
  return webhooks === undefined || webhooks.handshake.kind === 'none'
    ? 'the partner declares no handshake'
    : undefined
}

/** Why registrations return no secret, or `undefined` when they do. */
export function noReturnedSecret({ webhooks }: Partner): string | undefined {
  const registration = webhooks?.registration
  return registration !== undefined &&
    registration.kind !== 'dashboard' &&
    registration.secretAt !== undefined
    ? undefined
    : 'registrations return no secret'
}

/** The webhooks of a partner that has them; a probe says so with `exempts` before it asks. */
export function webhooksOf({ partner }: Pick<ProbeContext, 'partner'>): Webhooks {
  if (partner.webhooks === undefined) throw new TypeError(`${partner.id} has no webhooks`)
  return partner.webhooks
}

/** The status that says "received". */
export function acknowledgement(context: Pick<ProbeContext, 'partner'>): number {
  return webhooksOf(context).acknowledge.status[0] ?? 200
}

/**
 * Listen, and register the endpoint as the descriptor says. Handshakes are answered as declared.
 *
 * @param answerWith - the status for each delivery; every one is acknowledged unless told.
 */
export async function subscribe(
  context: ProbeContext,
  grant: Grant,
  answerWith?: (delivery: ReceivedDelivery) => number | Promise<number>,
): Promise<Subscription | Blocked | Exempt> {
  const { credentials, clock, listen, outside } = context
  const { registration, handshake } = webhooksOf(context)
  const silent = noTrigger(context)
  if (silent !== undefined) return exempt(silent)
  if (listen === undefined)
    return exempt('nothing can reach us here: the partner is elsewhere; name a --public-url that leads to us')
  if (registration.kind === 'dashboard' && outside === undefined)
    return exempt('a person has to register our endpoint in the dashboard; say --by-hand when one does')
  const handshakes: ReceivedDelivery[] = []
  const mailbox = createMailbox(clock, async (request, delivery) => {
    const isPing = handshake.kind === 'ping' && delivery.body.length === 0
    const answer = isPing
      ? new Response(null, { status: acknowledgement(context) })
      : answerHandshake(handshake, request)
    if (answer !== undefined) handshakes.push(delivery)
    return (
      answer ?? new Response(null, { status: (await answerWith?.(delivery)) ?? acknowledgement(context) })
    )
  })
  const listening = await listen(mailbox.handler)
  if (registration.kind === 'dashboard') await outside?.register(listening.url)
  const registrations = await registerEndpoint(context, grant, listening.url)
  const refused = registrations.find((exchange) => !succeeded(exchange))
  if (refused !== undefined) {
    await listening.close()
    return blocked(
      'webhook/registration-succeeds',
      `the registration is answered with ${refused.response.status}`,
    )
  }
  const secrets = [...returnedSecrets(registrations, context.partner), ...credentials.webhookSecrets]
  return { mailbox, listening, registrations, handshakes, secrets }
}

/** Asks for deliveries to a URL as the descriptor says, once for each event where it is asked so. */
export async function registerEndpoint(
  context: ProbeContext,
  grant: Grant,
  callbackUrl: string,
): Promise<readonly Exchange[]> {
  const { registration, events } = webhooksOf(context)
  if (registration.kind === 'dashboard') return []
  const values = { ...grantValues(context, grant), callbackUrl }
  const perEvent = requestPlaceholders(registration.request).includes('event')
  const registrations: Exchange[] = []
  for (const event of perEvent ? events.map(({ name }) => name) : [undefined]) {
    const request = fillRequest(registration.request, { ...values, event }, context.environment.baseUrl)
    registrations.push(await context.exchange(request))
  }
  return registrations
}

/** The signing secrets that registrations came back with, where the descriptor says that they do. */
export function returnedSecrets(
  registrations: readonly Exchange[],
  { webhooks }: Partner,
): readonly string[] {
  const registration = webhooks?.registration
  const secretAt = registration?.kind === 'dashboard' ? undefined : registration?.secretAt
  if (secretAt === undefined) return []
  return registrations.flatMap((exchange) => {
    const secret = resolvePointer(responseJson(exchange), secretAt)
    return typeof secret === 'string' && secret !== '' ? [secret] : []
  })
}

/**
 * Have an event about the grant's user caused: by somebody outside of the run where there is one, else by the request
 * that the descriptor declares.
 *
 * @returns the answer to the request, where there was one.
 */
export async function triggerEvent(
  context: ProbeContext,
  grant: Grant,
  event: string,
): Promise<Exchange | undefined> {
  const { partner, environment, outside } = context
  const { trigger } = webhooksOf(context)
  if (outside !== undefined) {
    await outside.cause(event, grant.userId)
    return undefined
  }
  if (trigger === undefined) throw new TypeError(`${partner.id} declares no trigger`)
  return context.exchange(
    fillRequest(trigger, { ...grantValues(context, grant), event }, environment.baseUrl),
  )
}

function grantValues({ partner, credentials }: ProbeContext, grant: Grant): TemplateValues {
  return callValues(partner.auth, credentials, { ...grant, ...grant.tokens })
}
