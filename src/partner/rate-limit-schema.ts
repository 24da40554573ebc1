import { RATE_SCOPES } from './rate-limit.ts'
import { choice, closedObject, type SchemaFragment, shared, text, wholeNumber } from './schema-fragment.ts'

const window = closedObject('So many requests in so many seconds.', ['requests', 'seconds'], {
  requests: wholeNumber('How many requests are answered.', 1, { examples: [100] }),
  seconds: wholeNumber('In how many seconds.', 1, { examples: [60, 900, 86_400] }),
  per: choice(
    "Whose requests count together: one user's, one access token's, the application's, those of one calling address.",
    RATE_SCOPES,
    { default: 'user', examples: ['user', 'application'] },
  ),
  name: text('What {name} in headers stands for.', { default: 'default', examples: ['daily'] }),
})

const WINDOWS = [
  { requests: 100, seconds: 900, per: 'application' },
  { requests: 1000, seconds: 86_400, per: 'application' },
]
const HEADERS = {
  'X-RateLimit-Limit': '{limit}',
  'X-RateLimit-Remaining': '{remaining}',
  'X-RateLimit-Reset': '{reset}',
}

/** `rateLimit` of a descriptor. */
export const rateLimitSchema: SchemaFragment = closedObject(
  'How much may be asked of the data endpoints, and how the partner says so.',
  ['windows'],
  {
    windows: {
      description: 'All of them hold at once.',
      type: 'array',
      items: window,
      minItems: 1,
      examples: [WINDOWS],
    },
    headers: shared(
      'headers',
      'On every answer; placeholders {limit} {remaining} {used} {reset} (seconds left) {resetAt} (seconds since the ' +
        'Unix epoch) {window} (its length in seconds) {name}.',
      { default: {}, examples: [HEADERS, { RateLimit: '"{name}";r={remaining};t={reset}' }] },
    ),
    tells: choice(
      'Whether a header tells of every window, with commas between them, or of the one that has least left.',
      ['every', 'tightest'],
      { default: 'tightest', examples: ['every'] },
    ),
    refusal: closedObject(
      'The answer to one request too many.',
      [],
      {
        status: {
          description:
            'The status; inside HTTP 200 where success.otherwise of the data type has a code for it.',
          type: 'integer',
          minimum: 400,
          maximum: 599,
          default: 429,
          examples: [429],
        },
        retryAfter: choice(
          'What Retry-After holds: seconds, an HTTP date, or nothing, since it is not there.',
          ['seconds', 'httpDate', 'none'],
          { default: 'seconds', examples: ['seconds'] },
        ),
      },
      { default: {}, examples: [{ status: 429, retryAfter: 'httpDate' }] },
    ),
  },
  { examples: [{ windows: WINDOWS, headers: HEADERS }] },
)
