import { describe, expect, it } from 'vitest'
import { effectiveStatus } from '../../src/partner/envelope.ts'

const envelope = { success: { at: '/status', equals: 0, otherwise: { '601': 429 } } }

describe('the status of an answer with an envelope', () => {
  it.each([
    ['success inside HTTP 200', 200, { status: 0 }, 200],
    ['a listed code inside HTTP 200', 200, { status: 601 }, 429],
    ['a code that is an HTTP status', 200, { status: 503 }, 503],
    ['a code that says nothing', 200, { status: 293 }, 400],
    ['no envelope inside HTTP 200', 200, undefined, 400],
    ['HTTP 404, whatever stands inside', 404, { status: 0 }, 404],
    ['204, which has no body', 204, undefined, 204],
    ['202 without a body: it is only accepted', 202, undefined, 202],
    ['202 with an error inside', 202, { status: 601 }, 429],
  ])('is read from %s', (_, httpStatus, body, expected) => {
    expect(effectiveStatus(envelope, httpStatus, body)).toBe(expected)
  })
})
