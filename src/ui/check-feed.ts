import { areaOf, type Check } from '../conformance/check.ts'
import type { PersonalParts } from '../conformance/personal-parts.ts'
import { redactExchange, redactUrl } from '../conformance/redact.ts'
import type { Report } from '../conformance/report.ts'
import type { Progress } from '../conformance/run-options.ts'
import { createEventStream } from '../http/event-stream.ts'
import { type Exchange, recordExchange } from '../http/exchange.ts'
import type { Handler, Send } from '../http/handler.ts'
import { loopbackOnly } from '../http/loopback-only.ts'
import { problemResponse } from '../http/problem-details.ts'
import type { Clock } from '../kernel/clock.ts'
import { messageOf } from '../kernel/errors.ts'
import type { ShownExchange } from './browser/exchange-list.ts'
import { checkPage } from './check-page.ts'
import { livePart, MODULE_ENDING, pageResponse } from './parts.ts'

/** A check that will be judged. */
export interface PlannedCheck extends Pick<Check, 'id' | 'title' | 'level'> {
  readonly area: string
}

export interface CheckStart {
  readonly checks: readonly PlannedCheck[]
}

/** What the whole run says. */
export interface CheckVerdict {
  readonly verdict: Report['verdict']
  /** A sentence without its full stop. */
  readonly says: string
}

/** A run of checks as it happens: a page, and what tells it. */
export interface CheckFeed {
  /** Serves the page on loopback; answers loopback names alone and no page of another origin. */
  readonly handler: Handler
  /** The same way to send; every exchange is shown, without secrets or health values. */
  readonly watch: (send: Send) => Send
  /** The same handler of what the partner sends; every exchange is shown. */
  readonly watchHandler: (handler: Handler) => Handler
  readonly progress: (event: Progress) => void
  readonly finish: (report: Report) => void
  /** Ends the streams of events: a server that closes waits for them. */
  readonly close: () => void
}

export interface CheckFeedOptions {
  readonly partnerName: string
  readonly environment: string
  readonly baseUrl: string
  readonly checks: readonly Check[]
  readonly clock: Clock
  /** What of the partner's requests is not shown, beside what its names tell. */
  readonly parts?: PersonalParts
}

/** Whoever opens the page late is told everything since the start, up to so many events. */
const KEPT = 20_000

export function createCheckFeed(options: CheckFeedOptions): CheckFeed {
  const { partnerName, environment, baseUrl, checks, clock } = options
  const events = createEventStream({ kept: KEPT })
  const page = checkPage({ partnerName, environment, baseUrl, ending: MODULE_ENDING })
  let probe = ''
  let sequence = 0
  const show = (direction: ShownExchange['direction']) => (exchange: Exchange) => {
    sequence += 1
    events.send('exchange', shownOf(exchange, { sequence, direction, about: probe }, options.parts))
  }
  events.send('start', {
    checks: checks.map((check) => ({
      id: check.id,
      title: check.title,
      level: check.level,
      area: areaOf(check),
    })),
  } satisfies CheckStart)
  return {
    handler: loopbackOnly(async (request) => {
      const { pathname } = new URL(request.url)
      if (pathname === '/') return pageResponse(page)
      if (pathname === '/events') return events.open(request)
      return (await livePart(request)) ?? problemResponse(nothingAt(pathname))
    }),
    watch: (send) => watched(send, clock, show('out')),
    watchHandler: (handler) => watched(handler, clock, show('in')),
    progress(event) {
      if (event.kind === 'judged') return events.send('judged', event.result)
      probe = event.probe.name
      events.send('probing', { name: event.probe.name, about: event.probe.about })
    },
    finish: (report) => events.send('done', verdictOf(report)),
    close: events.close,
  }
}

/** What goes through is noted and handed on untouched; one that nobody answers is noted with the reason. */
function watched(send: Send, clock: Clock, onExchange: (exchange: Exchange) => void): Send {
  return async (request) => {
    let answer: Response | undefined
    let failure = ''
    const record = recordExchange(async (sent) => {
      try {
        answer = await send(sent)
        return answer.clone()
      } catch (thrown) {
        failure = messageOf(thrown)
        throw thrown
      }
    }, clock)
    const copy = request.clone()
    try {
      onExchange(await record(request))
    } catch (thrown) {
      onExchange(await unanswered(copy, failure, clock))
      throw thrown
    }
    return answer!
  }
}

async function unanswered(request: Request, failure: string, clock: Clock): Promise<Exchange> {
  return {
    request: {
      method: request.method,
      url: request.url,
      headers: Object.fromEntries(request.headers),
      body: request.body === null ? '' : await request.text(),
    },
    response: { status: 0, headers: {}, body: JSON.stringify({ message: failure }) },
    sentAtMs: clock.epochMs(),
    durationMs: 0,
  }
}

function shownOf(
  exchange: Exchange,
  about: Pick<ShownExchange, 'sequence' | 'direction' | 'about'>,
  parts: PersonalParts | undefined,
): ShownExchange {
  const { method, url } = exchange.request
  const { request, response } = redactExchange(exchange, parts)
  return {
    ...about,
    at: new Date(exchange.sentAtMs).toISOString(),
    method,
    url: redactUrl(url, parts),
    status: exchange.response.status === 0 ? null : exchange.response.status,
    request,
    response: exchange.response.status === 0 ? null : response,
  }
}

function verdictOf({ verdict, partner }: Report): CheckVerdict {
  const says = {
    conforms: 'conforms',
    'does-not-conform': 'does not conform',
    'could-not-run': 'could not be judged',
  }
  return { verdict, says: `${partner.name} ${says[verdict]}` }
}

function nothingAt(pathname: string): Parameters<typeof problemResponse>[0] {
  return {
    status: 404,
    title: 'Not found',
    detail: `There is nothing at ${pathname}.`,
    remedy: 'Open / instead.',
  }
}
