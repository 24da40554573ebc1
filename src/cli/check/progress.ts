import { resultLine } from '../../conformance/report/text.ts'
import type { Progress } from '../../conformance/run-options.ts'
import type { Io } from '../io.ts'
import { painter } from '../style.ts'

/** A line for each verdict as it falls, where a person looks. */
export function progressLine(io: Io, quiet: boolean): (event: Progress) => void {
  const paint = painter(io.errIsTerminal)
  const clear = '\r\u001b[2K'
  return (event) => {
    if (quiet || !io.errIsTerminal) return
    if (event.kind === 'judged') io.err(`${clear}${resultLine(event.result, paint)}`)
    else io.err(`${clear}${paint('dim', `… ${event.probe.name}: ${event.probe.about}`)}`)
  }
}

/**
 * Says at once that the interruption was heard: what follows takes a moment.
 *
 * @returns what ends that, once the run is over.
 */
export function sayWhenInterrupted(io: Io): () => void {
  const say = () => io.err(`\n${INTERRUPTED}\n`)
  io.signal.addEventListener('abort', say, { once: true })
  return () => io.signal.removeEventListener('abort', say)
}

const INTERRUPTED = 'Interrupted: giving back what was granted, then the report. Once more leaves at once.'
