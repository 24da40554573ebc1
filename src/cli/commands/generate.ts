import fc from 'fast-check'
import { UsageError } from '../../kernel/errors.ts'
import { type JsonValue, stringifyJson } from '../../kernel/json.ts'
import { turn } from '../../kernel/turn.ts'
import { requirePartner } from '../../partner/load-partner.ts'
import type { Partner } from '../../partner/partner.ts'
import { arbitrary } from '../../schema/arbitrary.ts'
import { type InvalidValue, invalidArbitrary } from '../../schema/invalid.ts'
import { type Command, defineCommand } from '../command.ts'
import { livedDeliveries } from '../lived-deliveries.ts'
import { livedRecords } from '../lived-records.ts'
import { type Payload, payloadOf } from '../payload-schema.ts'

const MODES = ['typical', 'edge', 'mixed', 'invalid'] as const
type Mode = (typeof MODES)[number]

export const generate: Command = defineCommand({
  name: 'generate',
  about: 'Print records of a data type, or deliveries of an event, as JSON lines.',
  arguments: [
    { name: 'partner', about: 'the descriptor: contracts/<id>/partner.yaml' },
    { name: 'name', about: 'a data type or an event' },
  ],
  flags: {
    count: { type: 'integer', short: 'n', about: 'how many', default: 1, min: 1 },
    mode: {
      type: 'string',
      value: 'mode',
      about: 'typical: of people who live; edge, mixed, or invalid: {value, broken}',
      default: 'typical',
    },
    seed: { type: 'integer', about: 'the same seed, the same lines', default: 1 },
  },
  examples: [
    'terrarium generate contracts/aurora/partner.yaml sleep --count 20',
    'terrarium generate contracts/pulse/partner.yaml sleep --mode invalid --seed 7',
  ],
  async run([file, name], { count, mode, seed }, io) {
    const partner = await requirePartner(file)
    const payload = payloadOf(partner, name)
    let told = 0
    if (mode === 'typical') {
      for await (const value of lived(partner, payload, seed)) {
        io.out(`${stringifyJson(value)}\n`)
        told += 1
        // Who reads along may leave, and Ctrl-C may come.
        if (told % RECORDS_A_TURN === 0) await turn()
        if (told >= count || io.signal.aborted) return 0
      }
    }
    for (const value of fc.sample<JsonValue | InvalidValue>(arbitraryOf(payload, modeOf(mode)), {
      numRuns: count - told,
      seed,
    })) {
      if (io.signal.aborted) break
      io.out(`${stringifyJson(value)}\n`)
    }
    return 0
  },
})

const RECORDS_A_TURN = 20

async function* lived(partner: Partner, { type, event }: Payload, seed: number): AsyncGenerator<JsonValue> {
  if (type !== undefined) yield* livedRecords(partner, type, seed)
  if (event !== undefined) yield* livedDeliveries(partner, event, seed)
}

function modeOf(text: string): Mode {
  const mode = MODES.find((other) => other === text)
  if (mode !== undefined) return mode
  throw new UsageError(`Failed to read --mode '${text}'.`, `Write one of ${MODES.join(', ')}.`)
}

function arbitraryOf({ schema, example }: Payload, mode: Mode): fc.Arbitrary<JsonValue | InvalidValue> {
  const close = example === undefined ? {} : { example }
  return mode === 'invalid' ? invalidArbitrary(schema, close) : arbitrary(schema, { ...close, mode })
}
