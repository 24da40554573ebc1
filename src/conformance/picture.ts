import { partnerMapper } from '../client/map-records.ts'
import type { JsonValue } from '../kernel/json.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import type { DataType } from '../partner/data.ts'
import { dataSource, dataTypesOf, type Partner } from '../partner/partner.ts'
import { exampleRecords } from './each-record.ts'
import type { MappingEvidence } from './evidence/mapping.ts'
import type { Probe } from './probe.ts'

/** A night and a day in Terra's terms, for a person to look at. */
export interface Picture {
  /** `example`: of the declared examples, nobody's data. `pulled`: of what the partner gave for the account. */
  readonly from: 'example' | 'pulled'
  readonly night?: JsonValue
  readonly day?: JsonValue
}

/** The night and the day that the declared mappings make of the declared examples. */
export function examplePicture(partner: Partner): Picture {
  const { map } = partnerMapper(partner)
  const mapped = (type: DataType) =>
    dataTypesOf(partner).includes(type)
      ? exampleRecords(dataSource(partner, type)).flatMap((record) => map(type, record).value ?? [])
      : []
  return pictureOf('example', mapped('sleep'), mapped('daily'))
}

/** The night and the day that the declared mappings made of what was pulled: health values of the account. */
export function pulledPicture({ types }: MappingEvidence): Picture {
  const values = (type: DataType) => (types[type] ?? []).flatMap(({ value }) => value ?? [])
  return pictureOf('pulled', values('sleep'), values('daily'))
}

/** The same probes, of which the one that maps what was pulled is listened to. */
export function watchMapping(
  probes: readonly Probe[],
  onEvidence: (evidence: MappingEvidence) => void,
): readonly Probe[] {
  return probes.map((probe) =>
    probe.name === 'mapping'
      ? ({
          ...probe,
          async run(context) {
            const evidence = await probe.run(context)
            if ('types' in evidence) onEvidence(evidence as MappingEvidence)
            return evidence
          },
        } satisfies Probe)
      : probe,
  )
}

/** Of several, the one that shows most: most samples, and the latest of those that show as much. */
function pictureOf(from: Picture['from'], nights: readonly JsonValue[], days: readonly JsonValue[]): Picture {
  const night = richest(nights.filter((value) => resolvePointer(value, '/metadata/is_nap') !== true))
  const day = richest(days)
  return { from, ...(night === undefined ? {} : { night }), ...(day === undefined ? {} : { day }) }
}

function richest(values: readonly JsonValue[]): JsonValue | undefined {
  return values.toSorted((a, b) => weight(a) - weight(b)).at(-1)
}

/** How many places of one object hold something. */
function weight(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 1
  return Object.values(value).reduce((sum: number, inner: JsonValue) => sum + weight(inner), 0)
}
