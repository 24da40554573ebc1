import type { Fault } from '../../src/mock/fault.ts'
import type { Partner } from '../../src/partner/partner.ts'

/** A way to test a partner from outside. */
export interface Contestant {
  readonly name: string
  /**
   * Judge a mock of the partner.
   *
   * @param fault - what it does wrong; nothing unless told.
   * @returns what is wrong with it, in the contestant's words; nothing where it is green.
   */
  judge(partner: Partner, fault?: Fault): Promise<readonly string[]>
}
