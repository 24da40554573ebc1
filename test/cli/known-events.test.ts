import { expect, it } from 'vitest'
import { knownEvents } from '../../src/cli/known-events.ts'

const event = (key: string, remember = true) => ({ key, remember, body: '{}', receivedMs: 0 })

it('an event is known again by its id, and one without an id of its own never is', async () => {
  const known = knownEvents()
  expect(await known.receive([event('a'), event('a'), event('b', false)])).toEqual(['a', 'b'])
  expect(await known.receive([event('a'), event('b', false)])).toEqual(['b'])
})

it('the oldest ids are forgotten, so that listening takes no more room in a year than in a day', async () => {
  const known = knownEvents()
  await known.receive(Array.from({ length: 100_001 }, (_, number) => event(String(number))))
  expect(await known.receive([event('100000'), event('1'), event('0')])).toEqual(['0'])
})
