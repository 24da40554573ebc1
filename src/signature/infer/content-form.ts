import { fillTemplate } from '../../kernel/template.ts'
import { urlPart } from '../content.ts'
import type { IncomingDelivery } from '../delivery.ts'
import { printTimestamp } from '../timestamp.ts'
import type { IdCandidate, TimestampCandidate } from './stamp-candidate.ts'

/** One content that a sender may have signed, filled in but for the body. */
export interface ContentForm {
  readonly template: string
  readonly before: string
  /** Text behind the body; `undefined` where the body is not signed at all. */
  readonly after: string | undefined
  readonly id: IdCandidate | undefined
  readonly timestamp: TimestampCandidate | undefined
}

/** What the content of a request can be made of. */
export interface ContentMaterial {
  readonly delivery: IncomingDelivery
  readonly ids: readonly IdCandidate[]
  readonly timestamps: readonly TimestampCandidate[]
}

const SEPARATORS: readonly string[] = ['', '.', ':', ',', '\n', '|', '-', '_', ' ', '&', '+', ';']
const LIKELY_SEPARATORS: readonly string[] = SEPARATORS.slice(0, 6)
const PLACES: readonly string[] = ['path', 'target', 'url', 'host']

/** Body, id and timestamp in every order and with every separator; versions such as Slack's `v0` in front. */
export function plainContents(material: ContentMaterial): readonly ContentForm[] {
  const stamped = joined(orders(['timestamp', 'id'], 2), SEPARATORS, ['last', 'first'])
  const versioned = SEPARATORS.flatMap((separator) =>
    ['v0', 'v1'].map((version) => [version, '{timestamp}', '{body}'].join(separator)),
  )
  return filled(material, ['{body}', ...stamped, ...versioned])
}

/** Of the plain ones those that go with a body altered: few, as there are many ways to alter it. */
export function likelyContents(material: ContentMaterial): readonly ContentForm[] {
  return filled(likeliest(material), [
    '{body}',
    ...joined(orders(['timestamp', 'id'], 2), LIKELY_SEPARATORS, ['last']),
    ...joined([['timestamp']], LIKELY_SEPARATORS, ['first']),
  ])
}

/**
 * The same with the method and the URL, or a part of it, among the pieces: those without an id first, since who signs
 * the request seldom has one.
 */
export function requestContents(material: ContentMaterial): readonly ContentForm[] {
  const lists = orders(['timestamp', 'method', 'place', 'id'], 4)
    .filter((order) => order.includes('method') || order.includes('place'))
    .flatMap((order) =>
      order.includes('place')
        ? PLACES.map((place) => order.map((piece) => (piece === 'place' ? place : piece)))
        : [order],
    )
  const [anonymous, named] = [
    lists.filter((list) => !list.includes('id')),
    lists.filter((list) => list.includes('id')),
  ]
  const short = lists.filter(({ length }) => length < 3)
  return filled(likeliest(material), [
    ...joined(anonymous, LIKELY_SEPARATORS, ['last']),
    ...joined(short, LIKELY_SEPARATORS, ['first']),
    ...joined(named, LIKELY_SEPARATORS, ['last']),
  ])
}

function likeliest(material: ContentMaterial): ContentMaterial {
  return { ...material, ids: material.ids.slice(0, 2), timestamps: material.timestamps.slice(0, 2) }
}

/** Templates with every id and every timestamp of the request, as sent, then converted; `{body}` stands in them once. */
export function filled(material: ContentMaterial, templates: readonly string[]): readonly ContentForm[] {
  const seen = new Set<string>()
  // A sender may send seconds and sign milliseconds, or the other way about.
  return ['', 'Seconds', 'Ms'].flatMap((unit) =>
    templates.flatMap((template) => {
      const isTimed = template.includes('{timestamp}')
      if (unit !== '' && !isTimed) return []
      const spelt = template.replace('{timestamp}', `{timestamp${unit}}`)
      const ids = spelt.includes('{id}') ? material.ids : [undefined]
      const timestamps = /\{timestamp/.test(spelt) ? material.timestamps : [undefined]
      return timestamps.flatMap((timestamp) =>
        ids.flatMap((id): ContentForm[] => {
          const values = contentTexts(material.delivery, id, timestamp)
          const [before, after] = spelt.split('{body}').map((text) => fillTemplate(text, values))
          const key = `${before}\0${after}`
          const isWhole = before !== undefined && (after !== undefined || !spelt.includes('{body}'))
          if (!isWhole || seen.has(key)) return []
          seen.add(key)
          return [{ template: spelt, before, after, id, timestamp }]
        }),
      )
    }),
  )
}

function contentTexts(
  { method, url }: IncomingDelivery,
  id: IdCandidate | undefined,
  timestamp: TimestampCandidate | undefined,
): Record<string, string | undefined> {
  const part = (name: 'host' | 'path' | 'query' | 'target') =>
    url !== undefined && URL.canParse(url) ? urlPart(name, url) : undefined
  return {
    id: id?.text,
    timestamp: timestamp?.text,
    timestampSeconds: timestamp && printTimestamp('s', timestamp.seconds),
    timestampMs: timestamp && printTimestamp('ms', timestamp.seconds),
    method: method?.toUpperCase(),
    url,
    host: part('host'),
    path: part('path'),
    query: part('query'),
    target: part('target'),
  }
}

function joined(
  lists: readonly (readonly string[])[],
  separators: readonly string[],
  bodyStands: readonly ('first' | 'last')[],
): readonly string[] {
  return separators.flatMap((separator) =>
    bodyStands.flatMap((stand) =>
      lists.map((list) => {
        const pieces = list.map((name) => `{${name}}`)
        return (stand === 'last' ? [...pieces, '{body}'] : ['{body}', ...pieces]).join(separator)
      }),
    ),
  )
}

/** Every order of one to `most` of the pieces, short ones first. */
function orders(pieces: readonly string[], most: number): readonly (readonly string[])[] {
  let longest: readonly (readonly string[])[] = [[]]
  const all: (readonly string[])[] = []
  for (let length = 1; length <= Math.min(most, pieces.length); length++) {
    longest = longest.flatMap((order) =>
      pieces.filter((piece) => !order.includes(piece)).map((piece) => [...order, piece]),
    )
    all.push(...longest)
  }
  return all
}
