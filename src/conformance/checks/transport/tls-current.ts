import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { noServers } from '../../tls-servers.ts'

export const tlsCurrent: Check<'transport'> = defineCheck({
  id: 'transport/tls-current',
  title: 'The server speaks TLS 1.2 or newer.',
  level: 'must',
  source: {
    document: 'RFC 9325',
    section: '3.1.1',
    url: 'https://www.rfc-editor.org/rfc/rfc9325#section-3.1.1',
  },
  remedy: 'Switch on TLS 1.2 and 1.3.',
  given: 'transport',

  judge({ servers }) {
    if (servers.length === 0) return inapplicable(noServers)
    const behind = servers.filter(({ tls }) => tls.protocol === undefined)
    const told = behind.map(
      ({ origin, tls: { oldProtocol = 'no version that we know' } }) => `${origin} speaks ${oldProtocol}`,
    )
    return behind.length === 0 ? undefined : finding(told.join('; '))
  },
})
