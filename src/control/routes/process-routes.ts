import { findFault } from '../../mock/faults/registry.ts'
import { dataTypesOf } from '../../partner/partner.ts'
import type { Control } from '../context.ts'
import { openApiDocument } from '../openapi.ts'
import { impossible } from '../refused.ts'
import { requireApplicable } from '../require.ts'
import type { ControlRoute } from '../route.ts'
import { schemaOf } from '../schemas.ts'

/** The mock as a process: whether it answers, what it is, starting anew, stopping. */
export const PROCESS_ROUTES: readonly ControlRoute[] = [
  {
    name: 'health',
    method: 'GET',
    path: '/health',
    about: 'Says that the mock answers.',
    answer: { status: 200, about: 'It does.', schema: schemaOf('Health') },
    run: (_, { controlled, url }) => ({ status: 'ok', partner: controlled.partner.id, url }),
  },
  {
    name: 'partner',
    method: 'GET',
    path: '/partner',
    about: 'Tells which partner this is a mock of, and what can be done with it.',
    answer: { status: 200, about: 'The partner.', schema: schemaOf('Partner') },
    run: (_, control) => partnerView(control),
  },
  {
    name: 'reset',
    method: 'POST',
    path: '/reset',
    about:
      'Starts anew: no grants, no endpoints, an empty journal, the faults of the start, a clock that runs. A seed can be changed here alone, since another seed means other people.',
    body: {
      optional: true,
      example: { seed: 7 },
      schema: {
        type: 'object',
        additionalProperties: false,
        properties: {
          seed: { type: 'integer', description: 'As at the start, unless told.' },
          now: {
            type: 'string',
            format: 'date-time',
            description: 'Where the clock starts; now, unless told.',
          },
          frozen: { type: 'boolean', description: 'Whether the clock stands still at first.' },
          faults: { type: 'array', items: { type: 'string' }, description: 'As at the start, unless told.' },
        },
      },
    },
    answer: { status: 200, about: 'The mock as it stands now.', schema: schemaOf('Partner') },
    refusals: { 409: 'This partner cannot have one of the faults.', 422: 'There is no such fault.' },
    run({ body }, control) {
      const { seed, now, frozen, faults } = body as Restarting
      const chosen = faults?.map((id) => findFault(id))
      for (const fault of chosen ?? []) requireApplicable(fault, control.controlled.partner)
      control.controlled.reset({
        ...(seed !== undefined && { seed }),
        ...(now !== undefined && { startMs: Date.parse(now) }),
        ...(frozen !== undefined && { frozen }),
        ...(chosen !== undefined && { faults: chosen }),
      })
      control.tell('reset', 'clock', 'faults', 'grants', 'endpoints')
      return partnerView(control)
    },
  },
  {
    name: 'stop',
    method: 'POST',
    path: '/stop',
    about: 'Stops the mock cleanly: requests under way are answered, and its process ends with exit code 0.',
    answer: { status: 202, about: 'It stops.', schema: schemaOf('Health') },
    refusals: { 409: 'Nobody serves it who could stop it.' },
    run(_, { controlled, url, stop }) {
      if (stop === undefined)
        throw impossible('Nobody serves this mock who could be asked to stop.', 'Close it where it was made.')
      stop()
      return { status: 'ok', partner: controlled.partner.id, url }
    },
  },
]

/** The route that describes the others. */
export function describing(routes: () => readonly ControlRoute[]): ControlRoute {
  return {
    name: 'openapi',
    method: 'GET',
    path: '/openapi.json',
    about: 'Describes all of this as an OpenAPI 3.1 document.',
    answer: { status: 200, about: 'The document.', schema: { type: 'object', required: ['openapi'] } },
    run: ({ request }) => openApiDocument(routes(), new URL(request.url).origin),
  }
}

interface Restarting {
  readonly seed?: number
  readonly now?: string
  readonly frozen?: boolean
  readonly faults?: readonly string[]
}

function partnerView({ controlled, url, stop }: Control) {
  const { partner, seed } = controlled
  return {
    id: partner.id,
    name: partner.name,
    url,
    seed,
    dataTypes: dataTypesOf(partner),
    events: (partner.webhooks?.events ?? []).map(({ name }) => name),
    controllable: { stop: stop !== undefined },
  }
}
