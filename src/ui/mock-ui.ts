import { mockPage } from './mock-page.ts'
import { livePart, MODULE_ENDING, pageResponse } from './parts.ts'

/** Answers for the live page of a mock at `/`, and for its parts; `undefined` for any other request. */
export function mockUi(facts: {
  readonly partnerName: string
  readonly url: string
}): (request: Request) => Promise<Response | undefined> {
  const page = mockPage({ ...facts, ending: MODULE_ENDING })
  return async (request) => (new URL(request.url).pathname === '/' ? pageResponse(page) : livePart(request))
}
