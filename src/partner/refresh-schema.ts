import { choice, closedObject, type SchemaFragment, text, wholeNumber } from './schema-fragment.ts'

/** `auth.refresh` of a descriptor. */
export const refreshSchema: SchemaFragment = closedObject(
  'What a refresh does to the tokens that it renews.',
  [],
  {
    kind: choice(
      'rotating: each refresh gives a new refresh token · static: it stays · extending: it stays, and so does the access ' +
        'token, which lives longer; the answer need not hold them · none: there is no refresh token.',
      ['rotating', 'static', 'extending', 'none'],
      { default: 'static', examples: ['rotating', 'extending'] },
    ),
    graceSeconds: wholeNumber(
      'How long a rotated refresh token still works; 0 means that it is used once or, where oldPair is ' +
        'endsWhenNewIsUsed, that no time is set.',
      0,
      {
        default: 0,
        examples: [0, 60],
      },
    ),
    oldPair: choice(
      'When the renewed pair of tokens ends. livesOut: the access token at its expiry, the refresh token after its grace · ' +
        'endsAtOnce: both with the refresh · endsWhenNewIsUsed: both when the new access token is first used.',
      ['livesOut', 'endsAtOnce', 'endsWhenNewIsUsed'],
      { default: 'livesOut', examples: ['endsWhenNewIsUsed'] },
    ),
    extendsSeconds: wholeNumber(
      'For kind extending: how long a token lives from the refresh on, where the answer does not say; as long as before ' +
        'unless told.',
      1,
      { examples: [2_592_000] },
    ),
    requiresScope: text('The scope without which no refresh token is given.', { examples: ['offline'] }),
  },
  { default: {}, examples: [{ kind: 'rotating', requiresScope: 'offline' }] },
)

/** `auth.maxLiveTokens` of a descriptor. */
export const maxLiveTokensSchema: SchemaFragment = closedObject(
  'How many pairs of tokens one user may have alive at this client. A pair counts until it is revoked, until another has ' +
    'taken its place, or until neither of its tokens works any more.',
  ['count'],
  {
    count: wholeNumber('How many.', 1, { examples: [10] }),
    onLimit: choice(
      'What becomes of a request for one pair more. refuse: it is refused · endOldest: the oldest pair ends.',
      ['refuse', 'endOldest'],
      { default: 'refuse', examples: ['endOldest'] },
    ),
    error: text('The `error` of the refusal; it says nothing against the grant.', {
      default: 'too_many_tokens',
      examples: ['Too many unrevoked access tokens exist for this app and user'],
    }),
  },
  { examples: [{ count: 10 }, { count: 100, onLimit: 'endOldest' }] },
)
