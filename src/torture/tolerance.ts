import type { Workbench } from './row.ts'

export const NO_TIME = 'the signature carries no time'

/** How old a delivery may be, in seconds; `undefined` where nothing tells its age. */
export function tolerance({ scheme }: Workbench): number | undefined {
  switch (scheme.kind) {
    case 'token':
      return undefined
    case 'messageSignature':
      return scheme.toleranceSeconds
    case 'hmac':
      return scheme.timestamp.from === 'none' ? undefined : scheme.timestamp.toleranceSeconds
  }
}
