import { fileURLToPath } from 'node:url'
import { requirePartner } from '../../src/partner/load-partner.ts'
import type { Partner } from '../../src/partner/partner.ts'

/** The path of a contract's descriptor. */
export function descriptorFile(id: 'aurora' | 'pulse'): string {
  return fileURLToPath(new URL(`../../contracts/${id}/partner.yaml`, import.meta.url))
}

/** The modern partner: GET, ISO times, cursors, rotating refresh, thin signed events. */
export function aurora(): Promise<Partner> {
  return requirePartner(descriptorFile('aurora'))
}

/** The legacy partner: POST, epoch times, envelopes, page numbers, batched full events. */
export function pulse(): Promise<Partner> {
  return requirePartner(descriptorFile('pulse'))
}
