import { createControl } from '../control/control.ts'
import type { ControlledMock } from '../control/controlled-mock.ts'
import { serve } from '../http/serve.ts'

/** The control plane of a mock on a port of its own. */
export interface ServedControl {
  readonly url: string
  /** Aborted when somebody asks the mock to stop. */
  readonly stopped: AbortSignal
  readonly close: () => Promise<void>
}

/**
 * Serve the control plane of a mock that is served already.
 *
 * @param options.url - where the mock is served.
 * @param options.port - 0 takes any free one.
 * @throws PortInUseError
 */
export async function serveControl(
  controlled: ControlledMock,
  options: {
    readonly url: string
    readonly port: number
    /** A curl of the mock that works now. */
    readonly sample?: () => Promise<string | undefined>
    /** Answers for pages beside the API. */
    readonly pages?: (request: Request) => Promise<Response | undefined>
  },
): Promise<ServedControl> {
  const stop = new AbortController()
  const plane = createControl(controlled, {
    url: options.url,
    ...(options.pages !== undefined && { pages: options.pages }),
    ...(options.sample !== undefined && { sample: options.sample }),
    stop: () => stop.abort(new Error('asked to stop')),
  })
  const served = await serve(plane.handler, { port: options.port })
  return {
    url: served.url,
    stopped: stop.signal,
    async close() {
      plane.close()
      await served.close()
    },
  }
}
