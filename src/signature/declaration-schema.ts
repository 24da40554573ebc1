import { BODY_STEPS } from './body-step.ts'
import { CONTENT_PLACEHOLDERS } from './content.ts'
import { SIGNATURE_ENCODINGS } from './encoding.ts'
import { HMAC_ALGORITHMS } from './hmac-scheme.ts'
import { DEFAULT_COMPONENTS, DERIVED_COMPONENTS, DIGEST_ALGORITHMS } from './message-scheme.ts'
import { DEFAULT_TOLERANCE_SECONDS } from './place.ts'
import { PRESET_NAMES } from './scheme.ts'
import { SECRET_ENCODINGS } from './secret.ts'
import { TIMESTAMP_UNITS } from './timestamp.ts'
import { SEVERAL } from './value.ts'

const HEADER_NAME = "^[A-Za-z0-9!#$%&'*+.^_`|~-]+$"

const place = {
  header: {
    description: 'The header field in which it stands; null where it stands elsewhere.',
    type: ['string', 'null'],
    pattern: HEADER_NAME,
    default: null,
  },
  at: {
    description: 'JSON Pointer to it in the body; null where it stands elsewhere.',
    type: ['string', 'null'],
    pattern: '^(/([^~]|~[01])*)*$',
    default: null,
  },
}

const keyProperties = {
  key: {
    description:
      'The key, made from the secret: "{secret}", or "{secret}&" where the partner appends an ampersand.',
    type: 'string',
    pattern: '\\{secret\\}',
    default: '{secret}',
  },
  secretEncoding: {
    description:
      'How the secret, as people copy it, becomes bytes: as UTF-8 text, or decoded from base64 or hex.',
    enum: SECRET_ENCODINGS,
    default: 'utf8',
  },
  secretPrefix: {
    description: 'What is taken off the beginning of a secret before it is decoded, such as "whsec_".',
    type: 'string',
    default: '',
  },
}

const hmacProperties = {
  algorithm: { description: 'The hash of the HMAC.', enum: HMAC_ALGORITHMS, default: 'sha256' },
  ...keyProperties,
  content: {
    description: `What is signed, a template over ${CONTENT_PLACEHOLDERS.map((name) => `{${name}}`).join(' ')}.`,
    type: 'string',
    minLength: 1,
    default: '{body}',
  },
  body: {
    description:
      'What the partner does to the body before it signs it, in order; empty where it signs the bytes it sends, as it should.',
    type: 'array',
    items: { description: 'One alteration of the body.', enum: BODY_STEPS },
    default: [],
  },
  encoding: { description: 'How the digest is written.', enum: SIGNATURE_ENCODINGS, default: 'hex' },
  header: {
    description: 'The header field that carries the signature, or the token.',
    type: 'string',
    pattern: HEADER_NAME,
    default: 'x-signature',
  },
  value: {
    description:
      'The value of that header, or one entry of it: "v1,{signature}", "t={timestamp},v1={signature}"; for a token "Bearer {secret}" (its default is "{secret}").',
    type: 'string',
    minLength: 1,
    default: '{signature}',
  },
  several: {
    description:
      'How several signatures stand in the header while a secret is rotated: none, entries separated by a space or a comma, or repeated fields of one entry.',
    enum: SEVERAL,
    default: 'none',
  },
  id: {
    description: 'Where the id of a delivery stands, or none.',
    default: 'none',
    anyOf: [{ const: 'none' }, { type: 'object', properties: place, additionalProperties: false }],
  },
  timestamp: {
    description:
      'Where the timestamp of a delivery stands, its unit and its tolerance, or none. Where the value has {timestamp}, it stands there.',
    default: 'none',
    anyOf: [
      { const: 'none' },
      {
        type: 'object',
        properties: {
          ...place,
          unit: { description: 'The unit of the timestamp.', enum: TIMESTAMP_UNITS, default: 's' },
          toleranceSeconds: {
            description:
              'How far the timestamp may be from the clock of the receiver, in seconds, either way.',
            type: 'number',
            minimum: 0,
            default: DEFAULT_TOLERANCE_SECONDS,
          },
        },
        additionalProperties: false,
      },
    ],
  },
}

const messageProperties = {
  label: {
    description: 'HTTP Message Signatures: the name of the signature.',
    type: 'string',
    pattern: '^[a-z*][a-z0-9_.*-]*$',
    default: 'sig1',
  },
  components: {
    description: `HTTP Message Signatures: what is covered, header fields and any of ${DERIVED_COMPONENTS.join(' ')}.`,
    type: 'array',
    items: { description: 'One covered component.', type: 'string', minLength: 1 },
    uniqueItems: true,
    default: DEFAULT_COMPONENTS,
  },
  keyId: {
    description: 'HTTP Message Signatures: the keyid parameter; empty for none.',
    type: 'string',
    default: '',
  },
  statesAlgorithm: {
    description: 'HTTP Message Signatures: whether the alg parameter is sent.',
    type: 'boolean',
    default: false,
  },
  digest: {
    description: 'HTTP Message Signatures: the hash of the Content-Digest header.',
    enum: DIGEST_ALGORITHMS,
    default: 'sha-256',
  },
}

/** JSON Schema (2020-12) of a `SignatureDeclaration`. What it cannot say, `resolveScheme` refuses. */
export const signatureSchema: Readonly<Record<string, unknown>> = {
  description:
    'How the partner signs its webhooks: a preset with what differs from it, or the scheme spelt out.',
  type: 'object',
  properties: {
    preset: {
      description: 'A well-known scheme to start from; null to start from the defaults given here.',
      enum: [...PRESET_NAMES, null],
      default: null,
    },
    kind: {
      description:
        'hmac: a keyed hash in a header. messageSignature: RFC 9421 with hmac-sha256. token: the secret itself is sent.',
      enum: ['hmac', 'messageSignature', 'token'],
      default: 'hmac',
    },
    ...hmacProperties,
    at: {
      description: 'Of a token that stands in the body: JSON Pointer to it.',
      type: ['string', 'null'],
      pattern: '^(/([^~]|~[01])*)*$',
      default: null,
    },
    ...messageProperties,
  },
  additionalProperties: false,
}
