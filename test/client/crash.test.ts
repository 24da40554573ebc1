import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { sqliteStore } from '../../src/client/sqlite-store.ts'
import { dataTold, START_MS, setup } from './connected.ts'
import { night } from './small-partner.ts'

const DAY_MS = 86_400_000
const folder = mkdtempSync(join(tmpdir(), 'terrarium-crash-'))
afterAll(() => rmSync(folder, { recursive: true }))

const nights = Array.from({ length: 88 }, (_, index) =>
  night(
    `slp_${index}`,
    new Date(START_MS - (89 - index) * DAY_MS + 10 * 3600_000).toISOString().replace('.000Z', '+00:00'),
  ),
)

/** Waits, in real time, for something that needs no clock. */
async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 10_000 && !isSo(); turn++) await new Promise((resolve) => setImmediate(resolve))
}

it('a backfill whose process died between two pages goes on with that window, and tells nothing twice', async () => {
  const file = join(folder, 'backfill.db')
  const first = await setup({ client: { store: sqliteStore(file) } })
  first.small.records['/v1/sleep'] = nights
  const { id } = await first.connect()
  let pages = 0
  // The twentieth answer never comes: whoever waits for it is gone.
  first.small.intercept((request) =>
    request.url.includes('/v1/sleep') && ++pages > 19 ? new Promise<never>(() => {}) : undefined,
  )
  void first.client.backfill(id, { days: 90, types: ['sleep'] })
  await until(() => pages > 19)
  const before = dataTold(first.told, 'sleep').flat().length
  expect(before).toBe(0)
  await first.store.close()

  const store = sqliteStore(file)
  const stored = (await store.records(id, 'sleep')).length
  expect(stored).toBeGreaterThan(30)
  const second = await setup({ client: { store, send: first.small.handler } })
  const starts = new Set<string | null>()
  first.small.intercept((request) => {
    if (request.url.includes('/v1/sleep')) starts.add(new URL(request.url).searchParams.get('start'))
    return undefined
  })
  const [rest] = await second.client.backfill(id, { days: 90, types: ['sleep'] })
  expect(rest?.ended).toBe('complete')
  expect(starts.size).toBe(2)
  const told = dataTold(second.told, 'sleep').flat() as readonly { readonly id: string }[]
  expect(told.map((record) => record.id).sort()).toEqual(nights.map((record) => record.id as string).sort())
  await store.close()
})
