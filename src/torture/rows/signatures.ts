import type { TortureRow } from '../row.ts'
import { proofHeader, withProof, withSignature } from '../signature-header.ts'

/** Proofs that prove nothing. */
export const SIGNATURES_ROWS: readonly TortureRow[] = [
  {
    id: 'unsigned',
    title: 'A delivery without a signature is refused.',
    source: {
      document: 'Missing secret or header, verification skipped',
      url: 'https://github.com/the-momentum/open-wearables/pull/942',
    },
    remedy: 'Refuse a delivery without the declared header.',
    shots: (bench) => [bench.refused(withProof(bench.sign(bench.fresh()), bench.scheme, () => undefined))],
  },
  {
    id: 'empty-signature',
    title: 'An empty signature is refused.',
    source: {
      document: 'Standard Webhooks',
      section: 'Verifying webhook authenticity',
      url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
    },
    remedy: 'Refuse a header without a signature in it.',
    shots: (bench) => [bench.refused(withProof(bench.sign(bench.fresh()), bench.scheme, () => ''))],
  },
  {
    id: 'any-signature',
    title: 'Something that stands where a signature belongs is not enough.',
    source: {
      document: 'A webhook accepted on the mere presence of a header',
      url: 'https://github.com/the-momentum/open-wearables/issues/1380',
    },
    remedy: 'Compute the signature and compare it.',
    shots: (bench) => [bench.refused(withProof(bench.sign(bench.fresh()), bench.scheme, () => 'signature'))],
  },
  {
    id: 'wrong-secret',
    title: 'A signature with another secret is refused.',
    source: {
      document: 'Standard Webhooks',
      section: 'Verifying webhook authenticity',
      url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
    },
    remedy: 'Verify with the secret of this webhook.',
    shots: (bench) => [
      bench.refused(
        bench.sign(bench.fresh(), { secrets: ['whsec_YW5vdGhlci1zZWNyZXQtb2Ytc29tZWJvZHktZWxzZSE='] }),
      ),
    ],
  },
  {
    id: 'one-character-off',
    title: 'A signature with one character changed is refused.',
    source: {
      document: 'Standard Webhooks',
      section: 'Verifying webhook authenticity',
      url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
    },
    remedy: 'Compare the whole signature.',
    shots: (bench) => [
      bench.refused(
        withProof(bench.sign(bench.fresh()), bench.scheme, (value) =>
          withSignature(value, (signature) => `${signature[0] === 'A' ? 'B' : 'A'}${signature.slice(1)}`),
        ),
      ),
    ],
  },
  {
    id: 'truncated-signature',
    title: 'A signature that was cut is refused.',
    source: {
      document: 'Truncated digests compared as prefixes',
      url: 'https://github.com/standard-webhooks/standard-webhooks',
    },
    remedy: 'Compare lengths first, then all bytes.',
    shots: (bench) => [
      bench.refused(withProof(bench.sign(bench.fresh()), bench.scheme, (value) => value.slice(0, -8))),
    ],
  },
  {
    id: 'extended-signature',
    title: 'A signature with something behind it is refused.',
    source: {
      document: 'Standard Webhooks',
      section: 'Verifying webhook authenticity',
      url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
    },
    remedy: 'Decode the signature strictly; a lenient decoder ignores what it does not know.',
    shots: (bench) => [
      bench.refused(withProof(bench.sign(bench.fresh()), bench.scheme, (value) => `${value}AAAA`)),
    ],
  },
  {
    id: 'signature-of-another',
    title: 'The signature of another delivery is refused.',
    source: {
      document: 'Standard Webhooks',
      section: 'Verifying webhook authenticity',
      url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
    },
    remedy: 'Compute the signature over this very delivery.',
    shots: (bench) => {
      const other = bench.sign(bench.fresh())
      return [
        bench.refused(
          withProof(bench.sign(bench.fresh()), bench.scheme, () => other.headers[proofHeader(bench.scheme)]),
        ),
      ]
    },
  },
  {
    id: 'weaker-algorithm',
    title: 'A signature by another algorithm is refused.',
    source: {
      document: 'Standard Webhooks',
      section: 'Verifying webhook authenticity',
      url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
    },
    remedy: 'Accept the declared algorithm only.',
    shots: (bench) => {
      const { scheme } = bench
      if (scheme.kind !== 'hmac') return 'the signature is no HMAC'
      const algorithm = scheme.algorithm === 'sha1' ? 'sha256' : 'sha1'
      return [bench.refused(bench.sign(bench.fresh(), { scheme: { ...scheme, algorithm } }))]
    },
  },
  {
    id: 'other-encoding',
    title: 'A signature in another encoding is refused.',
    source: {
      document: 'Hex, upper-case hex and base64 mixed up',
      url: 'https://github.com/the-momentum/open-wearables/pull/1393',
    },
    remedy: 'Accept the declared encoding only.',
    shots: (bench) => {
      const { scheme } = bench
      if (scheme.kind !== 'hmac') return 'the signature is no HMAC'
      const encoding = scheme.encoding === 'hex' ? 'base64' : 'hex'
      return [bench.refused(bench.sign(bench.fresh(), { scheme: { ...scheme, encoding } }))]
    },
  },
  {
    id: 'other-key-form',
    title: 'A signature under another form of the secret is refused.',
    source: {
      document: 'A verifier that accepts both forms of a key',
      url: 'https://developers.google.com/health',
    },
    remedy: 'Form the key as declared and in no other way.',
    shots: (bench) => {
      const { scheme } = bench
      if (scheme.kind !== 'hmac') return 'the signature is no HMAC'
      const key = scheme.key === '{secret}' ? '{secret}&' : '{secret}'
      return [bench.refused(bench.sign(bench.fresh(), { scheme: { ...scheme, key } }))]
    },
  },
  {
    id: 'empty-key',
    title: 'A signature with an empty key is refused.',
    source: {
      document: 'HMAC with an empty key when the secret is missing',
      url: 'https://github.com/corsairdev/corsair/pull/827',
    },
    remedy: 'Refuse everything while no secret is configured.',
    shots: (bench) => {
      const { scheme } = bench
      if (scheme.kind !== 'hmac') return 'the signature is no HMAC'
      return [
        bench.refused(
          bench.sign(bench.fresh(), {
            scheme: { ...scheme, secretEncoding: 'utf8', secretPrefix: '', key: ' ' },
          }),
        ),
      ]
    },
  },
  {
    id: 'body-not-covered',
    title: 'A signature that does not cover the body is refused.',
    source: {
      document: 'Only the timestamp checked, the digest never compared',
      url: 'https://github.com/the-momentum/open-wearables/pull/1393',
    },
    remedy: 'Compute the signature over the declared content, body included.',
    shots: (bench) => {
      const { scheme } = bench
      if (scheme.kind !== 'hmac') return 'the signature is no HMAC'
      const content = scheme.content.replace('{body}', '')
      return [
        bench.refused(
          bench.sign(bench.fresh(), {
            scheme: { ...scheme, content: content === '' ? 'constant' : content },
          }),
        ),
      ]
    },
  },
]
