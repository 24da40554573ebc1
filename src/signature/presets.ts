/**
 * Signature schemes seen in the wild, by name. Each is a declaration: what it does not say is the default, and a
 * descriptor overrides whatever its partner does otherwise.
 */
export const presets = {
  /** https://www.standardwebhooks.com: several secrets at once, the id and the time signed with the body. */
  'standard-webhooks': {
    secretEncoding: 'base64',
    secretPrefix: 'whsec_',
    content: '{id}.{timestamp}.{body}',
    encoding: 'base64',
    header: 'webhook-signature',
    value: 'v1,{signature}',
    several: 'space',
    id: { header: 'webhook-id' },
    timestamp: { header: 'webhook-timestamp' },
  },
  /** Standard Webhooks under the header names of the service it grew out of. */
  svix: {
    secretEncoding: 'base64',
    secretPrefix: 'whsec_',
    content: '{id}.{timestamp}.{body}',
    encoding: 'base64',
    header: 'svix-signature',
    value: 'v1,{signature}',
    several: 'space',
    id: { header: 'svix-id' },
    timestamp: { header: 'svix-timestamp' },
  },
  /** What Terra sends to its own customers: `t=…,v1=…`. */
  terra: {
    content: '{timestamp}.{body}',
    header: 'terra-signature',
    value: 't={timestamp},v1={signature}',
    several: 'fields',
  },
  stripe: {
    content: '{timestamp}.{body}',
    header: 'stripe-signature',
    value: 't={timestamp},v1={signature}',
    several: 'fields',
  },
  /** No timestamp: a captured delivery stays valid for ever. */
  github: {
    header: 'x-hub-signature-256',
    value: 'sha256={signature}',
    id: { header: 'x-github-delivery' },
  },
  /** `v0:timestamp:body`, as Slack signs. */
  slack: {
    content: 'v0:{timestamp}:{body}',
    header: 'x-slack-signature',
    value: 'v0={signature}',
    timestamp: { header: 'x-slack-request-timestamp' },
  },
  'base64-body': { encoding: 'base64', header: 'x-signature' },
  'upper-hex-timestamp-body': {
    content: '{timestamp}{body}',
    encoding: 'HEX',
    header: 'x-signature',
    timestamp: { header: 'x-timestamp' },
  },
  /** OAuth 1's key form, an ampersand after the client secret, outlived OAuth 1. */
  'sha1-key-suffix': { algorithm: 'sha1', key: '{secret}&', encoding: 'base64', header: 'x-signature' },
  /** HTTP Message Signatures with `hmac-sha256` (RFC 9421 section 3.3.3) over a Content-Digest (RFC 9530). */
  rfc9421: { kind: 'messageSignature' },
} as const

export type PresetName = keyof typeof presets
