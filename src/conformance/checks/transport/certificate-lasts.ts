import type { Certificate } from '../../../http/inspect-tls.ts'
import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { noServers } from '../../tls-servers.ts'

const DAY_MS = 86_400_000

/** An authority that renews by itself has done so before; short-lived certificates have a fifth of their life. */
const LEFT_MS = 14 * DAY_MS
const LEFT_SHARE = 1 / 5

export const certificateLasts: Check<'transport'> = defineCheck({
  id: 'transport/certificate-lasts',
  title: 'The certificate is renewed well before it ends.',
  level: 'should',
  source: {
    document: 'RFC 5280',
    section: '4.1.2.5',
    url: 'https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5',
  },
  remedy: 'Renew the certificate now, and by a machine from then on.',
  given: 'transport',

  judge({ servers, lookedAtMs }) {
    const valid = servers.flatMap(({ origin, tls: { certificate } }) =>
      certificate === undefined || certificate.validToMs <= lookedAtMs ? [] : [{ origin, certificate }],
    )
    if (valid.length === 0) return inapplicable(servers.length === 0 ? noServers : 'it is over already')
    const ending = valid.filter(({ certificate }) => endsSoon(certificate, lookedAtMs))
    if (ending.length === 0) return undefined
    const told = ending.map(
      ({ origin, certificate: { validToMs } }) => `${origin}: until ${new Date(validToMs).toISOString()}`,
    )
    return finding(told.join('; '))
  },
})

function endsSoon({ validFromMs, validToMs }: Certificate, nowMs: number): boolean {
  return validToMs - nowMs < Math.min(LEFT_MS, (validToMs - validFromMs) * LEFT_SHARE)
}
