/** How a command that reads as a connected user is told where the partner is and who the user is. */
export const CONNECTION_FLAGS = {
  baseUrl: { type: 'string', value: 'url', about: "in the place of the environment's own" },
  allowHost: {
    type: 'list',
    value: 'host',
    about: 'another host that redirects and next pages may lead to; *.example.com for all below',
  },
  user: {
    type: 'string',
    value: 'id',
    about: "the partner's id of the user; the newest connection unless told",
  },
  store: {
    type: 'string',
    value: 'file',
    about: 'where connections are kept; .terrarium/<partner>-<env>.sqlite',
  },
  timeout: { type: 'integer', value: 'ms', about: 'for each answer', default: 10_000, min: 1 },
} as const
