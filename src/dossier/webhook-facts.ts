import type { Partner } from '../partner/partner.ts'
import type { Handshake, WebhookEvent, Webhooks } from '../partner/webhooks.ts'
import { declaredFieldsOf, printDeclaration } from '../signature/declare.ts'
import { resolveScheme } from '../signature/scheme.ts'
import { type Fact, factsOf } from './fact.ts'
import { lasting, requestLine } from './phrases.ts'
import type { Sample } from './sample.ts'

/** How deliveries are signed, sent and answered; nothing where there are none. */
export function webhookFacts({ webhooks }: Partner, baseUrl: string): readonly Fact[] {
  if (webhooks === undefined) return []
  const { signature, registration, acknowledge, retry, handshake, batch } = webhooks
  return factsOf({
    Signature: printDeclaration(signature),
    'Spelt out': printDeclaration(declaredFieldsOf(resolveScheme(signature))),
    Secret:
      registration.kind !== 'dashboard' && registration.secretAt !== undefined
        ? `returned by the registration, at ${registration.secretAt}`
        : 'handed over separately',
    Registration: registrationSaid(registration, baseUrl),
    Handshake: handshakeSaid(handshake),
    'Acknowledged by': `${acknowledge.status.join(', ')} within ${lasting(acknowledge.withinSeconds)}`,
    'Attempts again after':
      retry.delaysSeconds.length === 0 ? 'never' : retry.delaysSeconds.map(lasting).join(', '),
    Batches:
      batch === undefined ? 'one event a delivery' : `at most ${batch.maxEvents} events, at ${batch.at}`,
  })
}

/** All about one event but its example. */
export function eventFacts(event: WebhookEvent, baseUrl: string): Pick<Sample, 'about' | 'facts'> {
  const { when, payload, userId, id, records, recordId, time, fetch } = event
  return {
    about: aboutOf(event),
    facts: factsOf({
      'Recognised by': `${when.at} = ${when.equals}`,
      'Field with the user id': userId,
      Payload:
        payload === 'full'
          ? `full, records at ${records || 'the event itself'}`
          : 'thin: it says what to fetch',
      'Fetched by': fetch === undefined ? undefined : requestLine(fetch, baseUrl),
      'Its own id': id === undefined ? undefined : 'at' in id ? id.at : `header ${id.header}`,
      'Field that names the record': recordId,
      'Field with its time': time,
    }),
  }
}

function aboutOf({ kind, dataType }: WebhookEvent): string {
  switch (kind) {
    case 'data':
      return `There is new or changed ${dataType}.`
    case 'deleted':
      return `A record of ${dataType} was deleted.`
    case 'deauthorized':
      return 'The user has withdrawn the consent.'
    case 'permissionChanged':
      return 'The user has changed the scopes.'
  }
}

function registrationSaid(registration: Webhooks['registration'], baseUrl: string): string {
  switch (registration.kind) {
    case 'dashboard':
      return 'by a person, in the partner’s dashboard'
    case 'perApplication':
      return `once for the application: ${requestLine(registration.request, baseUrl)}`
    case 'perUser':
      return `once for each user: ${requestLine(registration.request, baseUrl)}`
  }
}

function handshakeSaid(handshake: Handshake): string {
  switch (handshake.kind) {
    case 'none':
      return 'none'
    case 'echo':
      return `a GET whose parameter ${handshake.parameter} comes back${handshake.respondAt === undefined ? ' as text' : ` in JSON, at ${handshake.respondAt}`}`
    case 'verifyCode':
      return `a GET with the code in ${handshake.parameter}: 204 when it is right, 404 when it is not`
    case 'head':
      return 'a HEAD that is answered with 2xx'
    case 'ping':
      return 'an empty signed POST that is answered with 2xx'
  }
}
