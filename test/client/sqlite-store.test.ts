import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { freshGrant } from '../../src/client/grant.ts'
import { sqliteStore } from '../../src/client/sqlite-store.ts'
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
