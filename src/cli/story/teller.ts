import type { Exchange } from '../../http/exchange.ts'
import type { Io } from '../io.ts'
import { type Paint, painter } from '../style.ts'

/** Tells a story in chapters, each line as it happens. */
export interface Teller {
  readonly paint: (paint: Paint | readonly Paint[], text: string) => string
  readonly chapter: (title: string) => void
  readonly line: (text: string) => void
  /** `GET /oauth/authorize  302`: the path without its query, where secrets stand. */
  readonly exchange: (exchange: Exchange) => void
}

export function createTeller(io: Io): Teller {
  const paint = painter(io.outIsTerminal)
  let chapters = 0
  const line = (text: string) => io.out(`   ${text}\n`)
  return {
    paint,
    line,
    chapter: (title) => io.out(`\n${paint('bold', `${++chapters}  ${title}`)}\n`),
    exchange({ request, response, durationMs }) {
      const { pathname } = new URL(request.url)
      const status = paint(response.status < 400 ? 'green' : 'red', String(response.status))
      line(
        `${request.method.padEnd(5)} ${pathname.padEnd(32)} ${status}  ${paint('dim', `${durationMs} ms`)}`,
      )
    },
  }
}
