import { type Answer, answerOf, withAccess } from '../client/answer.ts'
import { callValues } from '../client/call-values.ts'
import { dataRequest } from '../client/data-request.ts'
import { firstPage } from '../client/next-page.ts'
import { windowsOf } from '../client/windows.ts'
import type { DataType } from '../partner/data.ts'
import { dataSource, dataTypesOf, type Partner } from '../partner/partner.ts'
import type { Grant } from './grant.ts'
import type { ProbeContext } from './probe.ts'

const DAY_MS = 86_400_000

/** How a request presents itself: honestly, or in one of the ways that must be refused. */
export type Presented =
  | { readonly as: 'grant'; readonly grant: Grant }
  | { readonly as: 'nobody' }
  /** A token that nobody issued. */
  | { readonly as: 'stranger' }
  /** The grant's own token, in the query (RFC 6750 §2.3). */
  | { readonly as: 'query'; readonly grant: Grant }

/** Well formed, so that it is refused for what it is and not for how it looks. */
const STRANGER = 'terrarium-invented-this-token-0000000000000000'

/** One question to a data endpoint about the newest days: as many as one request may ask for, 7 at most. */
export async function askForData(
  context: ProbeContext,
  type: DataType,
  presented: Presented,
): Promise<Answer> {
  const { partner, environment, credentials, clock } = context
  const source = dataSource(partner, type)
  const grant = 'grant' in presented ? presented.grant : undefined
  const accessToken = grant?.tokens.accessToken ?? STRANGER
  const values = callValues(partner.auth, credentials, { accessToken, userId: grant?.userId ?? '0' })
  const nowMs = clock.epochMs()
  const window = windowsOf(source, { fromMs: nowMs - 7 * DAY_MS, toMs: nowMs }, nowMs).at(-1)
  const request = dataRequest(source, {
    baseUrl: environment.baseUrl,
    values: { ...values, ...window?.values },
    position: firstPage(source.paging),
  })
  const exchange = await context.exchange(presentedRequest(request, presented.as, context, values))
  return answerOf(exchange, source.response)
}

/** The data type that shows whether a token works: the first that the partner offers. */
export function firstDataType(partner: Partner): DataType | undefined {
  return dataTypesOf(partner)[0]
}

/** Why there is nothing to ask for, or `undefined` when there is. */
export function noData(partner: Partner): string | undefined {
  return firstDataType(partner) === undefined ? 'the partner offers no data' : undefined
}

function presentedRequest(
  request: Request,
  as: Presented['as'],
  { partner }: ProbeContext,
  values: ReturnType<typeof callValues>,
): Request {
  switch (as) {
    case 'nobody':
      return request
    case 'grant':
    case 'stranger':
      return withAccess(request, partner.auth.access, values)
    case 'query':
      return withAccess(request, { headers: {}, query: { access_token: '{accessToken}' } }, values)
  }
}
