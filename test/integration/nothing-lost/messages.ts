/** To the emitter's process: events to put, and whether to end once all is delivered. */
export interface ToEmitter {
  readonly put?: readonly number[]
  readonly finish?: boolean
}

/** What the processes tell the test. */
export type FromProcess =
  | { readonly ready: true }
  | { readonly port: number }
  | { readonly stored: readonly number[] }
  | { readonly deliveries: number }
