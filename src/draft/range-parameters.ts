import { parseTime, TIME_FORMATS, type TimeFormat } from '../partner/time-format.ts'
import type { Parameter } from './open-api.ts'

/** The parameters of a request that say for which time it asks. */
export interface RangeParameters {
  readonly from?: Parameter
  readonly to?: Parameter
  readonly day?: Parameter
  readonly since?: Parameter
}

const FROM = /^(start|from|begin|after|oldest|min)(?!.*(index|offset|token|cursor))/
const TO = /^(end|to|until|till|before|newest|max)(?!ken|.*(results|size|count|token|cursor|items))/
const SINCE = /since|lastupdate|modifiedafter|updatedafter|updatedfrom/
const DAY = /^(date|day|calendardate|summarydate|logdate)$/
const ALONE = new Set(['start', 'end', 'from', 'to', 'since', 'until', 'begin'])

/** Parameters named like the start and the end of a range, like a day, or like a time of modification. */
export function findRange(parameters: readonly Parameter[]): RangeParameters {
  const timed = parameters.filter(isTimed)
  const find = (pattern: RegExp) => timed.find(({ name }) => pattern.test(plain(name)))
  const [from, to, day, since] = [find(FROM), find(TO), find(DAY), find(SINCE)]
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(day === undefined || from !== undefined ? {} : { day }),
    ...(since === undefined || from !== undefined ? {} : { since }),
  }
}

/** What a parameter's values look like, where its schema, its name or its description tells. */
export function timeFormatOf({ name, description, schema }: Parameter): TimeFormat | undefined {
  const { format, types, raw } = schema
  const sample = raw.example ?? raw.default ?? (Array.isArray(raw.examples) ? raw.examples[0] : undefined)
  const text = `${description} ${schema.description ?? ''}`
  if (format === 'date') return 'date'
  if (format === 'date-time') return 'dateTime'
  if (types.includes('integer') || types.includes('number'))
    return /ymd|yyyymmdd/i.test(name + text) ? 'basicDate' : epochOf(name, text)
  if (sample !== undefined) {
    const fitting = TIME_FORMATS.find((known) => parseTime(known, sample) !== undefined)
    if (fitting !== undefined) return fitting
  }
  if (/yyyymmdd/i.test(text)) return 'basicDate'
  if (/yyyy-mm-ddt|iso.?8601|rfc.?3339|date.?time/i.test(text)) return 'dateTime'
  if (/epoch|unix/i.test(text)) return epochOf(name, text)
  if (/yyyy-mm-dd/i.test(text)) return 'date'
  return /ymd$/i.test(name) ? 'date' : /date|day/i.test(name) && !/time/i.test(name) ? 'date' : undefined
}

/** How many days a range may span, where a description tells. */
export function maxDaysOf(descriptions: readonly string[]): number | undefined {
  const told = descriptions.map(
    (text) =>
      /(?:maximum|at most|up to|(?:more|longer|larger|greater|wider) than|limited to|exceed)[^.]{0,40}?\b(?<days>\d{1,4}) days/i.exec(
        text,
      )?.groups?.days,
  )
  const days = Number(told.find((found) => found !== undefined) ?? 0)
  return days > 0 ? days : undefined
}

function epochOf(name: string, text: string): TimeFormat {
  return /milli|\bms\b/i.test(`${name} ${text}`) ? 'epochMilliseconds' : 'epochSeconds'
}

function isTimed(parameter: Parameter): boolean {
  const { name, description, schema } = parameter
  if (schema.types.includes('boolean') || schema.types.includes('array')) return false
  if (/^date/.test(schema.format ?? '') || ALONE.has(plain(name))) return true
  return /date|time|day|epoch|unix|since|8601/i.test(`${name} ${description}`)
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
}
