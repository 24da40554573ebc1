import type { Evidence, ProbeName } from './evidence.ts'

/** What came of a probe. */
export type Outcome =
  | { readonly kind: 'evidence'; readonly evidence: Evidence[ProbeName] }
  | { readonly kind: 'blocked'; readonly by: string; readonly because: string }
  | { readonly kind: 'not-applicable'; readonly because: string }
  | {
      readonly kind: 'error'
      readonly because: string
      /** `silence`: nobody answered. `end`: no later probe needs to be tried, for this reason. */
      readonly sign?: { readonly of: 'silence' } | { readonly of: 'end'; readonly reason: string }
    }
