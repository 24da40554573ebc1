import type { MockPartner } from '../mock/mock-partner.ts'

/**
 * The command line that serves the same mock: same seed, same faults.
 *
 * @param mock - its descriptor is believed to be where `terrarium init` puts one: `contracts/<id>/partner.yaml`.
 */
export function mockCommand({ partner, seed, faults }: MockPartner): string {
  const flags = faults.map((id) => ` --fault ${id}`).join('')
  return `npx terrarium mock ${descriptorOf(partner)} --seed ${seed}${flags}`
}

/** The two that judge the same mock by one check. */
export function checkCommand(mock: MockPartner, checkId: string, seed: number): string {
  const check = `npx terrarium check ${descriptorOf(mock.partner)} --env mock --only ${checkId} --seed ${seed}`
  return `${mockCommand(mock)} & ${check}`
}

function descriptorOf({ id }: MockPartner['partner']): string {
  return `contracts/${id}/partner.yaml`
}
