import { certificateTrouble } from '../../../http/certificate-trouble.ts'
import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { noServers } from '../../tls-servers.ts'

export const certificateValid: Check<'transport'> = defineCheck({
  id: 'transport/certificate-valid',
  title: 'The certificate is in its time, of this host, and signed by an authority that everybody trusts.',
  level: 'must',
  source: {
    document: 'RFC 9110',
    section: '4.3.4',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-4.3.4',
  },
  remedy:
    'Install a certificate for this host name from a public authority, with its whole chain. To judge the rest before, name your own authority with NODE_EXTRA_CA_CERTS.',
  given: 'transport',

  judge({ servers }) {
    if (servers.length === 0) return inapplicable(noServers)
    const wrong = servers.flatMap(({ origin, tls: { certificate } }) =>
      certificate?.trouble === undefined
        ? []
        : [`${origin}: ${certificateTrouble(certificate.trouble) ?? certificate.trouble}`],
    )
    return wrong.length === 0 ? undefined : finding(wrong.join('; '))
  },
})
