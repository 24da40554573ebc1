/**
 * The mock partner as MSW request handlers.
 *
 * @module terrarium-kit/msw
 */

import { type HttpHandler, http } from 'msw'
import { UsageError } from '../kernel/errors.ts'
import { createMockPartner, type MockPartner, type MockPartnerOptions } from '../mock/mock-partner.ts'
import type { Partner } from '../partner/partner.ts'

export interface PartnerHandlersOptions extends MockPartnerOptions {
  /** Where the code under test believes the partner to be; the environment `mock`'s base URL unless told. */
  readonly baseUrl?: string
}

/**
 * Handlers that answer for the partner, for `setupServer` or `setupWorker`. The very same mock that `terrarium mock`
 * serves: hand over one that you made to look into its journal, emit its webhooks or move its clock.
 *
 * In a browser the partner is loaded with `requirePartner(url, { read })`, and a bundler that heeds the field `browser`
 * of package.json (all do) leaves out what needs Node. There the consent is for `fetch` to follow, to a redirect URI of
 * your own origin: a service worker does not see where a window goes.
 *
 * @example
 * const mock = createMockPartner(partner)
 * const server = setupServer(...partnerHandlers(mock, { baseUrl: 'https://api.aurora.example' }))
 *
 * @throws UsageError where nothing says where the partner is, or a fault cannot apply to it.
 */
export function partnerHandlers(
  partner: Partner | MockPartner,
  options: PartnerHandlersOptions = {},
): readonly HttpHandler[] {
  const { baseUrl, ...mockOptions } = options
  const mock = 'handler' in partner ? partner : createMockPartner(partner, mockOptions)
  const base = baseUrl ?? mock.partner.environments.mock?.baseUrl
  if (base === undefined || !URL.canParse(base)) throw nowhere(mock.partner, base)
  return [http.all(`${base.replace(/\/$/, '')}/*`, ({ request }) => mock.handler(request))]
}

function nowhere({ id }: Partner, baseUrl: string | undefined): UsageError {
  return new UsageError(
    baseUrl === undefined
      ? `Failed to answer for ${id}: its descriptor has no environment 'mock', and no baseUrl is given.`
      : `Failed to answer for ${id}: '${baseUrl}' is no absolute URL.`,
    "Give the URL that your code calls: partnerHandlers(partner, { baseUrl: 'https://api.example.com' }).",
  )
}
