/**
 * The mock partner as MSW request handlers.
 *
 * @module terrarium-kit/msw
 */

import { type HttpHandler, http } from 'msw'
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
 */
export function partnerHandlers(
  partner: Partner | MockPartner,
  options: PartnerHandlersOptions = {},
): readonly HttpHandler[] {
  const { baseUrl, ...mockOptions } = options
  const mock = 'handler' in partner ? partner : createMockPartner(partner, mockOptions)
  const base = (baseUrl ?? mock.partner.environments.mock?.baseUrl ?? '').replace(/\/$/, '')
  return [http.all(`${base}/*`, ({ request }) => mock.handler(request))]
}
