import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { sqliteOutbox } from '../../src/emitter/sqlite-outbox.ts'
import { serve } from '../../src/http/serve.ts'
import { random } from '../../src/kernel/random.ts'

const SEED = 20261123
const MESSAGES = 300
const folder = mkdtempSync(join(tmpdir(), 'emitter-crash-'))
afterAll(() => rmSync(folder, { recursive: true }))

it(`loses nothing when it is killed again and again, to a receiver that fails a third of the time (seed ${SEED})`, async () => {
  const { fraction, int } = random(SEED, 'crash')
  const acknowledged = new Set<string>()
  const file = join(folder, 'outbox.db')
  let arrivals = 0
  const receiver = await serve(async (request) => {
    arrivals += 1
    const id = request.headers.get('x-id') ?? ''
    await request.text()
    if (fraction() < 1 / 3) return new Response(null, { status: 500 })
    acknowledged.add(id)
    return new Response(null, { status: 200 })
  })
  const outbox = sqliteOutbox(file)
  const url = `${receiver.url}/hooks`
  const text = { url, event: 'sleep.updated', userId: 'user-1', body: '{"type":"sleep.updated"}' }
  for (let number = 0; number < MESSAGES; number++) {
    const id = `msg_${number}`
    await outbox.put({ ...text, id, headers: { 'x-id': id } }, { dueMs: 0 })
  }
  await outbox.close()
  let kills = 0
  while (kills < 5) {
    const worker = startWorker(file)
    const before = arrivals
    while (arrivals < before + 10 + int(0, 30) && worker.exitCode === null) await turn()
    if (worker.exitCode !== null) break
    worker.kill('SIGKILL')
    await once(worker, 'exit')
    kills += 1
  }
  const [code] = (await once(startWorker(file), 'exit')) as [number]
  expect(code).toBe(0)
  expect(kills).toBeGreaterThan(2)
  expect(acknowledged.size).toBe(MESSAGES)
  const left = sqliteOutbox(file)
  expect(await left.count()).toBe(0)
  await left.close()
  await receiver.close()
})

function startWorker(file: string): ChildProcess {
  return spawn(process.execPath, [join(import.meta.dirname, 'emit-until-idle.ts'), file], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1))
}
