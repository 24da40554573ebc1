import type { Control } from '../context.ts'
import { type GrantView, grantViews } from '../grant-view.ts'
import { impossible } from '../refused.ts'
import { requireGrant, requireUser } from '../require.ts'
import type { ControlRoute } from '../route.ts'
import { listOf, schemaOf } from '../schemas.ts'

const USERS_GRANTS: ControlRoute['query'] = {
  userId: { about: "One user's alone.", schema: { type: 'string' } },
}

/** The users, and what they have consented to. */
export const GRANT_ROUTES: readonly ControlRoute[] = [
  {
    name: 'users',
    method: 'GET',
    path: '/users',
    about: 'Lists the users that the seed has made.',
    answer: { status: 200, about: 'The users.', schema: listOf('User') },
    run: (_, { controlled }) => controlled.mock.users,
  },
  {
    name: 'disconnectUser',
    method: 'POST',
    path: '/users/{id}/disconnect',
    about:
      'The user withdraws consent, as in the partner’s own settings: every grant dies, and the event that says so is emitted where one is declared.',
    answer: { status: 200, about: 'Their grants as they stand now.', schema: listOf('Grant') },
    refusals: { 404: 'There is no such user.' },
    async run({ path }, control) {
      const { id } = requireUser(path.id!, control.controlled)
      await control.controlled.mock.disconnect(id)
      control.tell('grants')
      return ofUser(id, control)
    },
  },
  {
    name: 'grants',
    method: 'GET',
    path: '/grants',
    about: 'Lists every grant, revoked or not, with what its newest tokens are still good for.',
    query: USERS_GRANTS,
    answer: { status: 200, about: 'The grants.', schema: listOf('Grant') },
    run: ({ query }, control) =>
      query.userId === undefined ? grantViews(control.controlled) : ofUser(String(query.userId), control),
  },
  {
    name: 'grant',
    method: 'GET',
    path: '/grants/{id}',
    about: 'Tells how one grant stands.',
    answer: { status: 200, about: 'The grant.', schema: schemaOf('Grant') },
    refusals: { 404: 'There is no such grant.' },
    run: ({ path }, control) => one(path.id!, control),
  },
  {
    name: 'sample',
    method: 'POST',
    path: '/sample',
    about:
      'Connects the first user once more and tells a curl that works now, with a token of its own: the one of the start ends with its token, and with a reset.',
    answer: { status: 200, about: 'The curl.', schema: schemaOf('Sample') },
    refusals: {
      409: 'This mock gives no token without a person, offers no data, or has a fault in the way.',
    },
    async run(_, { sample }) {
      const curl = await sample?.()
      if (curl !== undefined) return { curl }
      throw impossible(
        'Nobody could be connected to this mock and ask for data.',
        'Switch off its faults, or connect as a client of the partner does.',
      )
    },
  },
  {
    name: 'expireGrant',
    method: 'POST',
    path: '/grants/{id}/expire',
    about: 'Lets the tokens of a grant expire now: its access tokens, unless told otherwise.',
    body: {
      optional: true,
      example: { token: 'refresh' },
      schema: {
        type: 'object',
        additionalProperties: false,
        properties: { token: { enum: ['access', 'refresh', 'both'], default: 'access' } },
      },
    },
    answer: { status: 200, about: 'The grant as it stands now.', schema: schemaOf('Grant') },
    refusals: { 404: 'There is no such grant.' },
    run({ path, body }, control) {
      const { mock, clock } = control.controlled
      const grant = requireGrant(path.id!, control.controlled)
      const { token = 'access' } = body as { readonly token?: 'access' | 'refresh' | 'both' }
      for (const kind of ['access', 'refresh'] as const)
        if (token === kind || token === 'both') mock.ledger.expireTokens(grant, kind, clock.epochMs())
      control.tell('grants')
      return one(grant.id, control)
    },
  },
  {
    name: 'revokeGrant',
    method: 'POST',
    path: '/grants/{id}/revoke',
    about: 'The partner revokes a grant and tells nobody: every token of it dies.',
    answer: { status: 200, about: 'The grant as it stands now.', schema: schemaOf('Grant') },
    refusals: { 404: 'There is no such grant.' },
    run({ path }, control) {
      const { mock, clock } = control.controlled
      const grant = requireGrant(path.id!, control.controlled)
      mock.ledger.revokeGrant(grant, clock.epochMs())
      control.tell('grants')
      return one(grant.id, control)
    },
  },
]

function one(id: string, { controlled }: Control): GrantView {
  const grant = requireGrant(id, controlled)
  return grantViews(controlled).find((view) => view.id === grant.id)!
}

function ofUser(userId: string, { controlled }: Control): readonly GrantView[] {
  return grantViews(controlled).filter((grant) => grant.userId === userId)
}
