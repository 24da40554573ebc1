import type { OpenDoor } from './door.ts'
import { newMock, redirectOf } from './door.ts'

/** The handler, called. */
export const inProcess: OpenDoor = async (partner, stage = {}) => {
  const made = newMock(partner, stage)
  const send = made.mock.handler
  return { ...made, baseUrl: partner.environments.mock!.baseUrl, send, consent: redirectOf(send) }
}
