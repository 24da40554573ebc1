import { succeeded } from '../../../http/exchange.ts'
import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { asExchange } from '../../each-delivery.ts'

export const silentAfterRevocation: Check<'webhook-revocation'> = defineCheck({
  id: 'webhook/silent-after-revocation',
  title: 'Once a grant is given back, no more events about its user arrive.',
  level: 'must',
  source: { document: 'RFC 7009', section: '2', url: 'https://www.rfc-editor.org/rfc/rfc7009#section-2' },
  remedy: 'Stop webhooks about a user together with the tokens: the consent that they rest on is gone.',
  given: 'webhook-revocation',

  judge({ event, before, revocation, after }) {
    if (before.deliveries.length === 0) return inapplicable('no event arrived before the revocation either')
    if (!succeeded(revocation)) return inapplicable('the revocation was refused')
    const [late] = after.deliveries
    return late === undefined ? undefined : finding(`${event} arrives after the revocation`, asExchange(late))
  },
})
