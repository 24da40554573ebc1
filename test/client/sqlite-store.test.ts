import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, describe, expect, it } from 'vitest'
import { freshGrant } from '../../src/client/grant.ts'
import { openDatabase, transaction } from '../../src/client/sqlite-database.ts'
import { sqliteStore } from '../../src/client/sqlite-store.ts'
import { virtualClock } from '../../src/kernel/virtual-clock.ts'
import { obeysStoreLaws } from './store-laws.ts'

const folder = mkdtempSync(join(tmpdir(), 'terrarium-store-'))
afterAll(() => rmSync(folder, { recursive: true }))
let count = 0
const newFile = () => join(folder, `${++count}.db`)

describe('a store in SQLite', () => obeysStoreLaws(async () => sqliteStore(newFile())))

describe('a file', () => {
  it('is shared by two stores that are open at once', async () => {
    const file = newFile()
    const [one, two] = [sqliteStore(file), sqliteStore(file)]
    const grant = freshGrant('c1', { accessToken: 'a', obtainedAtMs: 0 })
    expect(await one.replaceGrant(grant, 0)).toBe(true)
    expect(await two.replaceGrant({ ...grant, generation: 2 }, 1)).toBe(true)
    expect(await one.replaceGrant({ ...grant, generation: 3 }, 1)).toBe(false)
    expect((await one.grant('c1'))?.generation).toBe(2)
    await one.close()
    await two.close()
  })

  it('still holds everything when it is opened again', async () => {
    const file = newFile()
    const before = sqliteStore(file)
    await before.receive([{ key: 'e1', remember: true, body: '9007199254740993', receivedMs: 1 }])
    await before.close()
    const after = sqliteStore(file)
    expect((await after.claimEvent(1, 1))?.body).toBe('9007199254740993')
    await after.close()
  })

  it('can be read by its owner alone', async () => {
    const file = newFile()
    const store = sqliteStore(file)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(`${file}-wal`).mode & 0o777).toBe(0o600)
    await store.close()
  })

  it('that is no store, or cannot be made, is named', () => {
    const file = newFile()
    writeFileSync(file, 'This is not a database, and long enough for that to show. '.repeat(40))
    expect(() => sqliteStore(file)).toThrow(expect.objectContaining({ code: 'STORE_FAILED', file }))
    expect(() => sqliteStore(join(folder, 'missing', 'x.db'))).toThrow(/Failed to open the store/)
  })
})

describe('a transaction', () => {
  it('that finds the disk full leaves nothing behind and says so', () => {
    const database = openDatabase(newFile())
    const pages = Number(database.prepare('PRAGMA page_count').get()?.page_count)
    database.exec(`PRAGMA max_page_count = ${pages + 1}`)
    const insert = database.prepare('INSERT INTO secrets VALUES (?)')
    const fill = () => {
      for (let row = 0; row < 20; row++) insert.run(`${row}${'x'.repeat(3000)}`)
    }
    expect(() => transaction(database, fill)).toThrow('database or disk is full')
    expect(database.prepare('SELECT count(*) AS rows FROM secrets').get()).toEqual({ rows: 0 })
    database.close()
  })
})

describe('a file that another process holds', () => {
  /** Another connection, as another process has it, in the middle of a transaction. */
  function held() {
    const file = newFile()
    const clock = virtualClock(0)
    const store = sqliteStore(file, { clock, randomness: { fraction: () => 0.5 } })
    const holder = new DatabaseSync(file)
    holder.exec('BEGIN IMMEDIATE')
    return { clock, store, holder }
  }

  it('is waited for without holding up anybody else, and then written', async () => {
    const { clock, store, holder } = held()
    const received = store.receive([{ key: 'e1', remember: true, body: '{}', receivedMs: 1 }])
    // Others have their turn meanwhile, and what was there can be read.
    expect(await store.webhookSecrets()).toEqual([])
    await clock.sleep(200)
    holder.exec('COMMIT')
    expect(await received).toEqual(['e1'])
    expect(clock.epochMs()).toBeLessThan(250)
    holder.close()
    await store.close()
  })

  it('is given up after five seconds, with nothing half written', async () => {
    const { clock, store, holder } = held()
    await expect(store.addWebhookSecret('whsec_1')).rejects.toMatchObject({
      code: 'STORE_FAILED',
      message: 'Failed to use the store: another process has held it for 5000 ms.',
    })
    expect(clock.epochMs()).toBeGreaterThanOrEqual(5000)
    holder.exec('COMMIT')
    expect(await store.webhookSecrets()).toEqual([])
    await store.addWebhookSecret('whsec_1')
    expect(await store.webhookSecrets()).toEqual(['whsec_1'])
    holder.close()
    await store.close()
  })
})
