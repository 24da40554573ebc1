import { withAccess } from '../client/answer.ts'
import { callValues } from '../client/call-values.ts'
import { consentAutomatically } from '../client/consent-automatically.ts'
import { dataRequest } from '../client/data-request.ts'
import { memoryStore } from '../client/memory-store.ts'
import { firstPage } from '../client/next-page.ts'
import { createTerraClient } from '../client/terra-client.ts'
import { windowsOf } from '../client/windows.ts'
import { curlOf } from '../http/curl.ts'
import type { Send } from '../http/handler.ts'
import { systemClock } from '../kernel/clock.ts'
import { TerrariumError } from '../kernel/errors.ts'
import type { Credentials } from '../partner/credentials.ts'
import { dataSource, type Partner, pulledTypesOf } from '../partner/partner.ts'

const WEEK_MS = 7 * 86_400_000

/**
 * A command that works at once: the newest week of the first data type that is simply asked for, with a token that was
 * just issued for it. `undefined` when the partner gives no token without a person or offers no data.
 *
 * @param baseUrl - where it is served.
 * @param send - reaches it; without a socket, so that a mock is ready before Node has loaded what it sends with.
 * @param nowMs - by the mock's clock, in milliseconds since the Unix epoch.
 */
export async function sampleCurl(
  partner: Partner,
  baseUrl: string,
  credentials: Credentials,
  send: Send,
  nowMs: number,
): Promise<string | undefined> {
  const [type] = pulledTypesOf(partner)
  if (type === undefined) return undefined
  const store = memoryStore()
  const client = createTerraClient({ partner, baseUrl, credentials, send, clock: systemClock, store })
  try {
    const connection = await client.connect({
      consent: consentAutomatically(partner, send),
    })
    const accessToken = await client.accessToken(connection.id)
    const values = callValues(partner.auth, credentials, { ...connection, accessToken })
    const source = dataSource(partner, type)
    const window = windowsOf(source, { fromMs: nowMs - WEEK_MS, toMs: nowMs }, nowMs).at(-1)
    const request = dataRequest(source, {
      baseUrl,
      values: { ...values, ...window?.values },
      position: firstPage(source.paging),
    })
    return await curlOf(withAccess(request, partner.auth.access, values))
  } catch (thrown) {
    // A mock with a fault may refuse us; it is served all the same.
    if (thrown instanceof TerrariumError) return undefined
    throw thrown
  }
}
