import type { RequestTemplate } from './request-template.ts'

/** Where a partner tells us a fact about a grant: the user's id, the scopes that were granted. */
export type Locator =
  /** In the token response; the pointer starts at `tokenResponse.root`. */
  | { readonly from: 'tokenResponse'; readonly at: string }
  /** In the answer to one more request, which may use `{accessToken}`; the pointer starts at the body's root. */
  | { readonly from: 'call'; readonly request: RequestTemplate; readonly at: string }
  /** In a claim of a JWT that stands at `token` in the token response; `at` points into its claims. */
  | { readonly from: 'jwtClaim'; readonly token: string; readonly at: string }
  /** In a query parameter of the redirect back to us. */
  | { readonly from: 'redirect'; readonly parameter: string }
  /** Only in each record of the data; the pointer starts at the record. */
  | { readonly from: 'data'; readonly at: string }
  /** Nowhere. */
  | { readonly from: 'none' }

/** A fact that is told while a user links. */
export type ToldOnce = Exclude<Locator, { readonly from: 'data' | 'none' }>
