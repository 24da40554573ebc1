import { byId } from './dom.ts'

/** What a stream of events can tell, and who is to hear it. */
export type Hearers = Readonly<Record<string, (data: never) => void>>

/**
 * Hears the server's events, comes back when the stream breaks, and shows whether it is heard.
 *
 * @param onOpen - runs each time the stream begins: what was missed in between is to be asked for.
 */
export function listen(path: string, hearers: Hearers, onOpen: () => void = () => {}): EventSource {
  const source = new EventSource(path)
  const mark = byId('live')
  source.addEventListener('open', () => {
    mark.dataset.state = 'live'
    mark.textContent = 'live'
    onOpen()
  })
  source.addEventListener('error', () => {
    mark.dataset.state = 'lost'
    mark.textContent = source.readyState === EventSource.CLOSED ? 'ended' : 'connection lost'
  })
  for (const [name, hear] of Object.entries(hearers))
    source.addEventListener(name, ({ data }) => hear(JSON.parse(data) as never))
  return source
}
