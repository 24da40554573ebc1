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
      certificate?.trouble === undefined ? [] : [`${origin}: ${inWords(certificate.trouble)}`],
    )
    return wrong.length === 0 ? undefined : finding(wrong.join('; '))
  },
})

/** OpenSSL's and Node's names for what is wrong. */
const WORDS: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'the certificate has expired',
  CERT_NOT_YET_VALID: 'the certificate is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is of another host',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate is signed by itself alone',
  SELF_SIGNED_CERT_IN_CHAIN: 'the chain ends at an authority that nobody trusts',
  UNABLE_TO_GET_ISSUER_CERT: 'a certificate of the chain is missing',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'the chain ends at an authority that nobody trusts, or is not whole',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the server sends no chain to an authority',
}

function inWords(trouble: string): string {
  return WORDS[trouble] ?? trouble
}
