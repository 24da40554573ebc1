import { PROVIDER_STATES } from '../../src/pact/provider-states.ts'
import { table } from './markdown.ts'

/** The states that a contract asks of a provider, for whoever writes the handler. */
export function providerStatesPage(): string {
  const states = Object.entries(PROVIDER_STATES)
  return [
    '# Provider states',
    '',
    'What must be so at the partner before an interaction of a recorded pact can be verified. `terrarium pact verify` brings',
    'the mock into all of them, and a partner that runs into those that do no harm. Who verifies with another tool writes a',
    'handler for each: it is told the name and the parameters, and returns the values that the request is filled with. This',
    'page is written from `src/pact/provider-states.ts`. How pacts are recorded and verified: [Pacts](pacts.md).',
    '',
    ...states.flatMap(([name, { about, params, returns }]) => [
      `## ${name}`,
      '',
      about,
      '',
      ...described('Parameter', params),
      ...described('Returns', returns),
    ]),
  ]
    .join('\n')
    .replace(/\n+$/, '\n')
}

function described(head: string, facts: Readonly<Record<string, string>>): readonly string[] {
  const rows = Object.entries(facts).map(([name, meaning]) => [`\`${name}\``, meaning])
  return rows.length === 0 ? [] : [...table([head, ''], rows), '']
}
