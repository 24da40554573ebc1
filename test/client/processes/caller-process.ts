/** One of several processes that share a store: as many callers as it is told ask it for an access token at once. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sqliteStore } from '../../../src/client/sqlite-store.ts'
import { createTerraClient } from '../../../src/client/terra-client.ts'
import { networkSend } from '../../../src/http/send.ts'
import { systemClock } from '../../../src/kernel/clock.ts'
import { mockCredentials } from '../../../src/partner/credentials.ts'
import type { Partner } from '../../../src/partner/partner.ts'

const [folder, baseUrl, connectionId, callers] = JSON.parse(process.argv[2]!) as [
  string,
  string,
  string,
  number,
]
const partner = JSON.parse(readFileSync(join(folder, 'partner.json'), 'utf8')) as Partner
const store = sqliteStore(join(folder, 'terrarium.db'))
const client = createTerraClient({
  partner,
  baseUrl,
  credentials: mockCredentials(partner),
  send: networkSend(),
  clock: systemClock,
  store,
})

process.once('message', async () => {
  const tokens = await Promise.all(Array.from({ length: callers }, () => client.accessToken(connectionId)))
  await store.close()
  process.send!(tokens)
  process.disconnect()
})
process.send!('ready')
