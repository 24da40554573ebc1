import { UsageError } from '../../kernel/errors.ts'
import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  jsonTypeOf,
  parseJson,
  stringifyJson,
} from '../../kernel/json.ts'
import { timeZone } from '../../kernel/time-zone.ts'
import { partnerMapping } from '../../mapping/compile.ts'
import { problemText } from '../../mapping/problem.ts'
import { requireLoaded } from '../../partner/load-partner.ts'
import { dataTypesOf } from '../../partner/partner.ts'
import { judgeModel } from '../../terra/judge.ts'
import { terraValidator } from '../../terra/model.ts'
import { type Command, defineCommand } from '../command.ts'
import { readInput } from '../read-input.ts'

export const map: Command = defineCommand({
  name: 'map',
  about: "Map a file of records to Terra, and judge what comes out by Terra's schema and invariants.",
  arguments: [
    { name: 'partner', about: 'the descriptor: contracts/<id>/partner.yaml' },
    { name: 'type', about: 'sleep, activity, daily, body, …' },
    { name: 'file', about: 'JSON lines, or a list; standard input unless told', optional: true },
  ],
  flags: {
    zone: { type: 'string', value: 'name', about: 'the time zone of the user, as $userZone() gives it' },
  },
  examples: ['terrarium generate partner.yaml sleep --count 5 | terrarium map partner.yaml sleep'],
  async run([file, name, input = '-'], { zone }, io) {
    const { partner, place } = await requireLoaded(file)
    const type = dataTypesOf(partner).find((other) => other === name)
    if (type === undefined) {
      const types = dataTypesOf(partner).join(', ')
      throw new UsageError(
        `Failed to map '${name}': ${partner.id} offers ${types}.`,
        'Name one of its data types.',
      )
    }
    if (zone !== undefined && timeZone(zone) === undefined)
      throw new UsageError(
        `Failed to read --zone: '${zone}' is no time zone.`,
        'Give an IANA name, such as Europe/Berlin.',
      )
    const lineOf = (pointer: string) => place(`/data/${type}/mapping${pointer}`).line
    const mapping = partnerMapping(partner, type, lineOf)
    const validate = terraValidator(type)
    let broken = false
    const records = recordsIn(new TextDecoder().decode(await readInput(input)), input)
    requireObjects(records, input)
    for (const [index, record] of records.entries()) {
      const { value, problems } = mapping.apply(record, { timeZone: zone })
      io.out(`${stringifyJson(value)}\n`)
      const complaints = [
        ...problems.map(problemText),
        ...validate(value).map(({ path, expected }) => `${path} ${expected}`.trimStart()),
        ...judgeModel(type, value)
          .filter(({ grade }) => grade === 'must')
          .map(({ id, title, paths }) => `${id}: ${title} (${paths.join(', ')})`),
      ]
      for (const complaint of complaints) io.err(`record ${index + 1}: ${complaint}\n`)
      broken ||= complaints.length > 0
    }
    return broken ? 1 : 0
  },
})

/** Records of JSON lines, of one list, or one record. @throws UsageError naming the line that is no JSON. */
function recordsIn(text: string, file: string): readonly JsonValue[] {
  const whole = parsed(text)
  if (whole !== undefined) return Array.isArray(whole) ? whole : [whole as JsonValue]
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    const record = parsed(line)
    if (record !== undefined) return [record]
    throw new UsageError(
      `Failed to read ${file}:${index + 1}: the line is not JSON.`,
      'Give one record a line, or a list.',
    )
  })
}

/** @throws UsageError naming the record that is none. */
function requireObjects(
  records: readonly JsonValue[],
  file: string,
): asserts records is readonly JsonObject[] {
  const position = records.findIndex((record) => !isJsonObject(record))
  if (position === -1) return
  throw new UsageError(
    `Failed to read ${file}: record ${position + 1} is of type ${jsonTypeOf(records[position])}, and a record is an object.`,
    'Give one record a line, or a list.',
  )
}

function parsed(text: string): JsonValue | undefined {
  try {
    return parseJson(text)
  } catch {
    return undefined
  }
}
