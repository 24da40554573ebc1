import type { OutgoingEvent } from '../../../src/client/store.ts'

/** What the customer writes down of what it is told: a line, written at once or not at all. */
export function toldLine({ id, event }: OutgoingEvent): string {
  const records = 'data' in event ? event.data.map((record) => (record as { id: string }).id) : []
  return `${id} ${records.join(' ')}\n`
}

/** What the customer has after leaving out what it was told under an id that it knew: records by how often. */
export function recordsTold(lines: string): {
  readonly counts: Map<string, number>
  readonly repeats: number
} {
  const byId = new Map<string, string>()
  let repeats = 0
  for (const line of lines.split('\n').filter((text) => text !== '')) {
    const [id = ''] = line.split(' ')
    const before = byId.get(id)
    if (before !== undefined && before !== line) throw new Error(`'${id}' told of different things`)
    if (before !== undefined) repeats += 1
    byId.set(id, line)
  }
  const counts = new Map<string, number>()
  for (const line of byId.values()) {
    for (const record of line.split(' ').slice(1)) counts.set(record, (counts.get(record) ?? 0) + 1)
  }
  return { counts, repeats }
}
