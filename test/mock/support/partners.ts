import type { Partner } from '../../../src/partner/partner.ts'
import { aurora as loadAurora, pulse as loadPulse } from '../../support/partners.ts'

const loaded = new Map<() => Promise<Partner>, Promise<Partner>>()

/** The modern partner, read once for all tests of a file. */
export function aurora(): Promise<Partner> {
  return once(loadAurora)
}

/** The legacy partner, read once for all tests of a file. */
export function pulse(): Promise<Partner> {
  return once(loadPulse)
}

function once(load: () => Promise<Partner>): Promise<Partner> {
  const partner = loaded.get(load) ?? load()
  loaded.set(load, partner)
  return partner
}
