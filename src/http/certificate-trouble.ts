/** Why nobody should trust a certificate, in words: OpenSSL's and Node's codes. `undefined` for what is none of them. */
export function certificateTrouble(code: string): string | undefined {
  return WORDS[code]
}

const WORDS: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'its TLS certificate has expired',
  CERT_NOT_YET_VALID: 'its TLS certificate is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its TLS certificate is of another host',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its TLS certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'its TLS certificate leads to an authority that nobody trusts',
  UNABLE_TO_GET_ISSUER_CERT: 'a certificate of its chain is missing',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'its TLS certificate leads to an authority that nobody trusts, or its chain is not whole',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its TLS certificate comes without a chain to an authority',
}
