import { expect, it } from 'vitest'
import { recordExchange } from '../../src/http/exchange.ts'
import { manualClock } from '../../src/kernel/clock.ts'

it('keeps every cookie that an answer sets, joined as other fields of one name are', async () => {
  const send = async () =>
    new Response('ok', {
      headers: [
        ['set-cookie', 'a=1; Path=/'],
        ['set-cookie', 'b=2; Expires=Mon, 23 Nov 2026 09:00:00 GMT'],
        ['x-other', '1'],
        ['x-other', '2'],
      ],
    })
  const { response } = await recordExchange(send, manualClock(0))(new Request('http://partner.test/'))
  expect(response.headers).toMatchObject({
    'set-cookie': 'a=1; Path=/, b=2; Expires=Mon, 23 Nov 2026 09:00:00 GMT',
    'x-other': '1, 2',
  })
})
