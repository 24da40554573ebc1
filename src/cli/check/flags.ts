import type { FlagValues } from '../command.ts'

/** The flags of `terrarium check`, in the order of its help. */
export const CHECK_FLAGS = {
  env: { type: 'string', value: 'name', about: 'which of its environments', default: 'mock' },
  baseUrl: { type: 'string', value: 'url', about: "in the place of the environment's own" },
  only: {
    type: 'list',
    value: 'what',
    about: 'ids or areas to judge; must or should keeps that level of them; may be repeated',
  },
  skip: { type: 'list', value: 'what', about: 'ids, areas or a level to leave out' },
  dryRun: { type: 'boolean', about: 'list the requests that a run would make, and send none' },
  resume: { type: 'string', value: 'file', about: 'go on with a run that was cut off: its JSON report' },
  rerunFailed: { type: 'string', value: 'file', about: 'judge again what failed in a JSON report' },
  allow: {
    type: 'list',
    value: 'what',
    about:
      'grant: probes that use up a grant; write: that leave something; load: that ask too much; consume: that take what is offered once',
  },
  allowHost: {
    type: 'list',
    value: 'host',
    about: 'another host that redirects and next pages may lead to; *.example.com for all below',
  },
  seed: { type: 'integer', about: "decides every choice; a report names it; 1, or the earlier report's" },
  timeout: { type: 'integer', value: 'ms', about: 'for each answer', default: 10_000, min: 1 },
  rate: { type: 'integer', about: 'requests a second at most', min: 1 },
  budget: { type: 'integer', about: 'requests in all at most', min: 1 },
  concurrency: {
    type: 'integer',
    about: 'requests in flight at most; probes run one by one, and one needs two at once',
    default: 2,
    min: 1,
  },
  giveUpAfter: {
    type: 'integer',
    about: 'requests in a row with 429, 5xx or no answer, after which the partner is left alone',
    default: 15,
    min: 1,
  },
  store: {
    type: 'string',
    value: 'file',
    about: 'where terrarium connect keeps connections; .terrarium/<partner>-<env>.sqlite',
  },
  webhooks: { type: 'boolean', about: 'judge webhooks only; with --public-url also from elsewhere' },
  publicUrl: {
    type: 'string',
    value: 'url',
    about: 'where the partner reaches us, forwarded with all below it to --listen-port; allows write',
  },
  trigger: {
    type: 'string',
    value: 'command',
    about:
      'causes an event, by TERRARIUM_EVENT and TERRARIUM_USER_ID, where no request of the descriptor can',
  },
  byHand: { type: 'boolean', about: 'a person registers our URL and causes the events, when told to' },
  listenPort: {
    type: 'integer',
    about: 'where we listen behind --public-url or with --by-hand; 0 takes any free one',
    default: 0,
    min: 0,
    max: 65_535,
  },
  wait: {
    type: 'integer',
    value: 'ms',
    about: 'for what the partner does on its own; 15000, or 300000 with --by-hand',
    min: 0,
  },
  ui: { type: 'boolean', about: 'show the run on a live page as it happens; it stays until Ctrl-C' },
  expected: { type: 'string', value: 'file', about: 'findings that are accepted for a while, as YAML' },
  json: { type: 'string', value: 'file', about: 'write the report as JSON; - for standard output' },
  junit: { type: 'string', value: 'file', about: 'write the report as JUnit XML' },
  sarif: { type: 'string', value: 'file', about: 'write the report as SARIF 2.1.0' },
  html: { type: 'string', value: 'file', about: 'write the report as one HTML page, for people' },
  showHealthValues: {
    type: 'boolean',
    about: "draw the page's night and day from what was pulled, not from the declared examples",
  },
  github: { type: 'boolean', about: "print GitHub annotations and append to the job's summary" },
} as const

export type CheckFlags = FlagValues<typeof CHECK_FLAGS>
