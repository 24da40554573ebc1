import type { JsonSchema } from '../schema/validator.ts'
import { AREAS } from './check.ts'
import { VERDICTS } from './verdict.ts'

type Fragment = { readonly [keyword: string]: unknown }

/** An object with these members and no others; those whose names are in `optional` may be left out. */
function object(
  description: string,
  properties: Readonly<Record<string, Fragment>>,
  optional: readonly string[] = [],
): Fragment {
  const required = Object.keys(properties).filter((name) => !optional.includes(name))
  return { description, type: 'object', required, properties, additionalProperties: false }
}

const text = (description: string): Fragment => ({ description, type: 'string', minLength: 1 })
const count = (description: string): Fragment => ({ description, type: 'integer', minimum: 0 })
const milliseconds = (description: string): Fragment => ({ description, type: 'number', minimum: 0 })
const instant = (description: string): Fragment => ({ description, type: 'string', format: 'date-time' })
const oneOf = (description: string, values: readonly string[]): Fragment => ({ description, enum: values })

const exchange = object('A request and its answer, without secrets or health values.', {
  request: text('Request line, header and body, as HTTP/1.1 writes them.'),
  response: text('Status line, header and body.'),
  durationMs: milliseconds('How long the answer took, in milliseconds.'),
})

const result = object(
  'What one check says of the partner.',
  {
    id: {
      description: 'The area and the name of the check.',
      type: 'string',
      pattern: '^[a-z-]+/[a-z0-9-]+$',
    },
    area: oneOf('What the check is about.', AREAS),
    level: oneOf('must: a breach fails · should: a breach warns.', ['must', 'should']),
    title: text('The rule, as a sentence that is true of a conforming partner.'),
    verdict: oneOf(
      'error: could not be judged · fail: a must is broken · blocked: something before it failed · warn: a should is broken · pass · not-applicable: ruled out, for the reason that was found.',
      VERDICTS,
    ),
    found: {
      description: 'What was found, or why nothing was judged; null on a pass.',
      type: ['string', 'null'],
    },
    remedy: text('What the engineer of the partner has to do.'),
    source: text('Where the rule comes from: a document and its section.'),
    sourceUrl: text('Where the source stands.'),
    seed: { description: 'Decided the choices of the run.', type: 'integer' },
    probe: text('What gathered the evidence.'),
    blockedBy: text('The check that fails for the same reason.'),
    expectation: oneOf(
      'What a file of expected failures made of it. accepted: it fails and does not count · expired, stale: the entry has to go.',
      ['accepted', 'expired', 'stale'],
    ),
    exchanges: { description: 'What shows it, the telling one last.', type: 'array', items: exchange },
    replay: text('The command that repeats this check alone.'),
  },
  ['sourceUrl', 'blockedBy', 'expectation'],
)

const request = object('One request of the run.', {
  probe: text('Who sent it.'),
  method: text('GET, POST, …'),
  url: text('Without its query.'),
  status: { description: 'Of the answer; null where none came.', type: ['integer', 'null'] },
  atMs: milliseconds('Since the start of the run, in milliseconds.'),
  durationMs: milliseconds('Until the answer was there, in milliseconds.'),
})

/** The JSON Schema (2020-12) of what `terrarium check --json` writes: `Report`, member by member. */
export const reportSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'A report of terrarium check',
  ...object(
    'What a run of checks says of a partner.',
    {
      terrarium: text('The version that ran.'),
      partner: object('Who was judged.', {
        id: text("The descriptor's id."),
        name: text('As people know it.'),
      }),
      environment: text('Which of its environments.'),
      baseUrl: text('Where it was.'),
      seed: { description: 'Decides every choice; the same seed repeats them.', type: 'integer' },
      startedAt: instant('When the run started.'),
      durationMs: milliseconds('How long it took, in milliseconds.'),
      requests: count('How many requests it sent.'),
      verdict: oneOf('What the whole says.', ['conforms', 'does-not-conform', 'could-not-run']),
      counts: object(
        'How often each verdict occurs.',
        Object.fromEntries(
          VERDICTS.map((verdict) => [verdict, count(`Results with the verdict ${verdict}.`)]),
        ),
      ),
      interrupted: object('Why the run was cut off: it is not whole, and never conforms.', {
        because: text('What cut it off.'),
        revoked: count('Grants of the run that were given back at its end.'),
        left: count('Grants that could not be.'),
      }),
      resumed: object('An earlier run was gone on with.', {
        at: instant('When.'),
        kept: count('How many verdicts of the earlier run were kept.'),
      }),
      checks: { description: 'In the order of the suite.', type: 'array', items: result },
      timeline: { description: 'What the run sent, in order.', type: 'array', items: request },
    },
    ['interrupted', 'resumed', 'timeline'],
  ),
}
