import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { noServers } from '../../tls-servers.ts'

export const oldTlsRefused: Check<'transport'> = defineCheck({
  id: 'transport/old-tls-refused',
  title: 'A client that knows nothing newer than TLS 1.1 is refused.',
  level: 'should',
  source: { document: 'RFC 8996', section: '5', url: 'https://www.rfc-editor.org/rfc/rfc8996#section-5' },
  remedy: 'Switch off TLS 1.0 and 1.1.',
  given: 'transport',

  judge({ servers }) {
    if (servers.length === 0) return inapplicable(noServers)
    const old = servers.flatMap(({ origin, tls: { oldProtocol } }) =>
      oldProtocol === undefined ? [] : [`${origin} accepts ${oldProtocol}`],
    )
    return old.length === 0 ? undefined : finding(old.join('; '))
  },
})
