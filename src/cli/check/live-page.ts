import { personalParts } from '../../conformance/personal-parts.ts'
import type { Report } from '../../conformance/report.ts'
import type { RunOptions } from '../../conformance/run-options.ts'
import { serve } from '../../http/serve.ts'
import type { Io } from '../io.ts'
import { untilStopped } from '../until-stopped.ts'

/** A run that somebody may watch on a page. */
export interface LiveRun {
  /** The same run; whoever watches sees what it does. */
  readonly run: RunOptions
  /** Shows the verdict, and stays until Ctrl-C: a person wants to look around. */
  readonly stay: (report: Report) => Promise<void>
  readonly close: () => Promise<void>
}

/** A run that nobody watches. */
export function unwatched(run: RunOptions): LiveRun {
  return { run, stay: async () => {}, close: async () => {} }
}

/** Serves a page of the run on loopback, and says where. Loaded when it is wanted: a run without it starts without it. */
export async function onLivePage(run: RunOptions, io: Io): Promise<LiveRun> {
  const { createCheckFeed } = await import('../../ui/check-feed.ts')
  const {
    partner,
    environmentName: environment,
    environment: declared,
    checks,
    clock,
    onProgress,
    listen,
  } = run
  const { baseUrl } = declared
  const feed = createCheckFeed({
    partnerName: partner.name,
    environment,
    baseUrl,
    checks,
    clock,
    parts: personalParts(partner, baseUrl),
  })
  const served = await serve(feed.handler)
  io.err(`The run is shown at ${served.url}\n`)
  return {
    run: {
      ...run,
      send: feed.watch(run.send),
      ...(listen !== undefined && { listen: (handler) => listen(feed.watchHandler(handler)) }),
      onProgress(event) {
        feed.progress(event)
        onProgress?.(event)
      },
    },
    async stay(report) {
      feed.finish(report)
      if (!io.signal.aborted) io.err(`The page stays at ${served.url} until Ctrl-C.\n`)
      await untilStopped(io.signal)
    },
    async close() {
      feed.close()
      await served.close()
    },
  }
}
