import type { Fault } from '../../mock/fault.ts'
import { FAULTS, findFault } from '../../mock/faults/registry.ts'
import type { Control } from '../context.ts'
import { faultIds, faultView } from '../fault-view.ts'
import { requireApplicable, requireFault } from '../require.ts'
import type { ControlRoute } from '../route.ts'
import { listOf, schemaOf } from '../schemas.ts'

const ON: ControlRoute['answer'] = {
  status: 200,
  about: 'Those that are on now.',
  schema: schemaOf('FaultsOn'),
}

/** What the partner does wrong, from the next decision on. */
export const FAULT_ROUTES: readonly ControlRoute[] = [
  {
    name: 'faults',
    method: 'GET',
    path: '/faults',
    about: 'Lists every fault, and says which are on and which this partner cannot have.',
    query: {
      on: { about: 'Those that are on, or those that are off.', schema: { type: 'boolean' } },
      area: { about: 'Those of one area.', schema: { enum: [...new Set(FAULTS.map(({ area }) => area))] } },
    },
    answer: { status: 200, about: 'The faults.', schema: listOf('Fault') },
    run: ({ query }, { controlled }) =>
      FAULTS.filter(
        (fault) =>
          (query.on === undefined || query.on === controlled.faults.on.includes(fault)) &&
          (query.area === undefined || query.area === fault.area),
      ).map((fault) => faultView(fault, controlled)),
  },
  {
    name: 'setFaults',
    method: 'PUT',
    path: '/faults',
    about: 'Switches these faults on and all others off; the last one has the last word.',
    body: {
      example: { on: ['reusable-code'] },
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['on'],
        properties: { on: { type: 'array', items: { type: 'string' }, uniqueItems: true } },
      },
    },
    answer: ON,
    refusals: { 409: 'This partner cannot have it.', 422: 'There is no such fault.' },
    run: ({ body }, control) =>
      set(
        (body.on as readonly string[]).map((id) => findFault(id)),
        control,
      ),
  },
  {
    name: 'clearFaults',
    method: 'DELETE',
    path: '/faults',
    about: 'Switches every fault off: the partner is honest.',
    answer: ON,
    run: (_, control) => set([], control),
  },
  {
    name: 'fault',
    method: 'GET',
    path: '/faults/{id}',
    about: 'Tells all about one fault.',
    answer: { status: 200, about: 'The fault.', schema: schemaOf('Fault') },
    refusals: { 404: 'There is no such fault.' },
    run: ({ path }, { controlled }) => faultView(requireFault(path.id!), controlled),
  },
  {
    name: 'switchFaultOn',
    method: 'PUT',
    path: '/faults/{id}',
    about: 'Switches one fault on, beside those that are on.',
    answer: ON,
    refusals: { 404: 'There is no such fault.', 409: 'This partner cannot have it.' },
    run({ path }, control) {
      const fault = requireFault(path.id!)
      return set([...without(fault, control), fault], control)
    },
  },
  {
    name: 'switchFaultOff',
    method: 'DELETE',
    path: '/faults/{id}',
    about: 'Switches one fault off.',
    answer: ON,
    refusals: { 404: 'There is no such fault.' },
    run: ({ path }, control) => set(without(requireFault(path.id!), control), control),
  },
]

function without(fault: Fault, { controlled }: Control): readonly Fault[] {
  return controlled.faults.on.filter((other) => other !== fault)
}

function set(faults: readonly Fault[], control: Control) {
  const { controlled, tell } = control
  for (const fault of faults) requireApplicable(fault, controlled.partner)
  controlled.faults.set(faults)
  tell('faults')
  return { on: faultIds(controlled) }
}
