import type { JsonSchema } from '../schema/validator.ts'
import { authSchema } from './auth-schema.ts'
import { dataSchema, dataSourceSchema } from './data-schema.ts'
import { rateLimitSchema } from './rate-limit-schema.ts'
import { choice, closedObject, shared, text, texts } from './schema-fragment.ts'
import { sharedSchemas } from './shared-schema.ts'
import { webhooksSchema } from './webhooks-schema.ts'

const KEBAB_CASE = '^[a-z0-9]+(-[a-z0-9]+)*$'

const environment = (consent: 'browser' | 'automatic') =>
  closedObject('Where the partner can be reached.', ['baseUrl'], {
    baseUrl: {
      title: 'an absolute URL that begins with http:// or https://',
      description: 'Where relative URLs start; its own path is kept.',
      type: 'string',
      pattern: '^https?://[^/?#\\s]+[^?#\\s]*$',
      examples: ['https://staging.aurora.example', 'http://127.0.0.1:4010'],
    },
    consent: choice(
      'browser: a person consents · automatic: the authorization endpoint consents by itself, as test servers do.',
      ['browser', 'automatic'],
      { default: consent, examples: ['automatic'] },
    ),
    consentParameters: shared(
      'templates',
      'Parameters that make an automatic consent choose a user; placeholder {user}.',
      {
        default: { login_hint: '{user}' },
        examples: [{ login_hint: '{user}' }],
      },
    ),
    users: texts('Users of the test account, as the automatic consent knows them.', {
      default: [],
      examples: [['alice', 'bob']],
    }),
    otherClient: closedObject(
      'A second client of the test account: what is bound to the first must not be given to it. Its checks are left out where the variables are not set.',
      ['clientId'],
      {
        clientId: text('Its client id, or ${NAME}.', { examples: ['${AURORA_OTHER_CLIENT_ID}'] }),
        clientSecret: shared(
          'secret',
          'Its client secret, as ${NAME}; none where clientAuthentication is none.',
          {
            default: '',
            examples: ['${AURORA_OTHER_CLIENT_SECRET}'],
          },
        ),
      },
      {
        examples: [{ clientId: '${AURORA_OTHER_CLIENT_ID}', clientSecret: '${AURORA_OTHER_CLIENT_SECRET}' }],
      },
    ),
  })

/**
 * The JSON Schema (2020-12) of a descriptor as it is written: `schema`, `example` and `mapping` are names of files. Its
 * defaults are the defaults of `Partner`, and stand nowhere else. `discriminator` is OpenAPI's: validators that know it
 * judge only the branch that a tag names.
 */
export const descriptorSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'A partner of Terra',
  ...closedObject(
    "Describes a platform that integrates with Terra, in the order of Terra's application form.",
    ['id', 'name', 'environments', 'auth'],
    {
      $schema: text('The schema of this file, for editors.', {
        examples: ['../../schemas/partner.schema.json'],
      }),
      id: {
        title: 'lower-case letters, digits and single hyphens',
        description: 'A short name in kebab case, by which the partner is known on the command line.',
        type: 'string',
        pattern: KEBAB_CASE,
        examples: ['aurora', 'pulse-health'],
      },
      name: text("The partner's name as people know it.", { examples: ['Aurora Ring'] }),
      environments: {
        description: 'Where the partner can be reached. The one named mock is ours.',
        type: 'object',
        minProperties: 1,
        propertyNames: { title: 'lower-case letters, digits and single hyphens', pattern: KEBAB_CASE },
        properties: {
          mock: { ...environment('automatic'), examples: [{ baseUrl: 'http://127.0.0.1:4010' }] },
        },
        additionalProperties: environment('browser'),
        examples: [{ staging: { baseUrl: 'https://staging.aurora.example' } }],
      },
      auth: authSchema,
      data: dataSchema,
      webhooks: webhooksSchema,
      rateLimit: rateLimitSchema,
      xml: choice(
        'When the partner writes XML instead of JSON. onRequest: when Accept prefers it · byDefault: unless Accept prefers JSON, ' +
          'as Terra does. Left out where it writes JSON alone.',
        ['onRequest', 'byDefault'],
        { examples: ['onRequest'] },
      ),
      adapter: {
        title: 'the name of a file that begins with ./',
        description:
          'Code for what no declaration can say, such as a nonce before each token request: a module that exports an Adapter as adapter.',
        type: 'string',
        pattern: '^\\.{1,2}/\\S+\\.(ts|mts|js|mjs)$',
        examples: ['./adapter.ts'],
      },
    },
  ),
  $defs: { ...sharedSchemas, dataSource: dataSourceSchema },
}
