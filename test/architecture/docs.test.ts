import { globSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BrokerDouble, brokerDouble } from '../pact/support/broker-double.ts'
import { blocksOf, folderOfNpx, folderOfReader, ROOT, runBlock } from '../support/documents.ts'

const documents = globSync('docs/*.md', { cwd: ROOT }).filter(
  (document) => blocksOf(document, 'sh').length > 0,
)

let bin: string
let reader: string
let broker: BrokerDouble

beforeAll(async () => {
  bin = folderOfNpx()
  reader = folderOfReader()
  broker = await brokerDouble()
})

afterAll(async () => {
  await broker.close()
  for (const folder of [bin, reader]) rmSync(folder, { recursive: true })
})

/** A page is read from its top to its end: what one block does, the next one finds. */
describe.each(documents)('%s', (document) => {
  it.each(blocksOf(document, 'sh'))(
    'the commands at line $line work',
    async (block) => {
      const variables = { PACT_BROKER_BASE_URL: broker.url, PACT_BROKER_USERNAME: '', PACT_BROKER_TOKEN: '' }
      expect(await runBlock(block, bin, variables, reader)).toMatch(/exit 0$/)
    },
    70_000,
  )
})
