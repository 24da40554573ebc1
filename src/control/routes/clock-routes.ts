import { clockView } from '../clock-view.ts'
import type { Control } from '../context.ts'
import { impossible } from '../refused.ts'
import type { ControlRoute } from '../route.ts'
import { schemaOf } from '../schemas.ts'

const ANSWER: ControlRoute['answer'] = {
  status: 200,
  about: 'The clock as it stands now.',
  schema: schemaOf('Clock'),
}

/** A century: what `Date` and tokens can still say. */
const MOST_SECONDS = 100 * 366 * 86_400

/** The mock's time: what has expired, what is due, and which records exist follow it. */
export const CLOCK_ROUTES: readonly ControlRoute[] = [
  {
    name: 'clock',
    method: 'GET',
    path: '/clock',
    about: "Reads the mock's clock.",
    answer: ANSWER,
    run: (_, control) => clockView(control.controlled.clock),
  },
  {
    name: 'advanceClock',
    method: 'POST',
    path: '/clock/advance',
    about:
      'Moves the clock on, by seconds or to an instant: what expires meanwhile has expired, and every retry that falls due meanwhile has been sent when the answer comes.',
    body: {
      example: { seconds: 3600 },
      schema: {
        type: 'object',
        additionalProperties: false,
        properties: {
          seconds: { type: 'number', exclusiveMinimum: 0, maximum: MOST_SECONDS },
          to: { type: 'string', format: 'date-time', description: 'An instant ahead of the clock.' },
        },
        minProperties: 1,
        maxProperties: 1,
      },
    },
    answer: ANSWER,
    refusals: { 409: 'The instant lies behind: time does not go back.' },
    async run({ body }, control) {
      await control.controlled.clock.advance(distanceMs(body, control))
      return told(control)
    },
  },
  {
    name: 'freezeClock',
    method: 'POST',
    path: '/clock/freeze',
    about: 'Holds the clock: nothing expires and nothing falls due until it is moved on or let go.',
    answer: ANSWER,
    run(_, control) {
      control.controlled.clock.freeze()
      return told(control)
    },
  },
  {
    name: 'resumeClock',
    method: 'POST',
    path: '/clock/resume',
    about: 'Lets the clock run again, from where it stands.',
    answer: ANSWER,
    run(_, control) {
      control.controlled.clock.resume()
      return told(control)
    },
  },
]

function told(control: Control) {
  control.tell('clock', 'grants')
  return clockView(control.controlled.clock)
}

function distanceMs(body: Readonly<Record<string, unknown>>, { controlled }: Control): number {
  if (typeof body.seconds === 'number') return Math.round(body.seconds * 1000)
  const distance = Date.parse(String(body.to)) - controlled.clock.epochMs()
  if (distance >= 0 && distance <= MOST_SECONDS * 1000) return distance
  throw impossible(
    `The clock stands at ${clockView(controlled.clock).now} and cannot be moved to ${body.to}.`,
    'Choose an instant ahead of it, within a century; POST /reset starts at any.',
  )
}
