import type { FaultView } from '../../control/fault-view.ts'
import type { JournalView } from '../../control/journal-view.ts'
import { ask } from './ask.ts'
import { showClock, tick, wireClock } from './clock-panel.ts'
import { byId } from './dom.ts'
import { fillEmitForm, showEndpoints, wireEmitForm } from './emit-form.ts'
import {
  addExchanges,
  announceExchanges,
  forgetExchanges,
  type ShownExchange,
  wireClearing,
  wireExchanges,
} from './exchange-list.ts'
import { showFaults, showFaultsOn, wireFaults } from './fault-list.ts'
import { nameOf, nameUsers, showGrants, tickGrants } from './grant-list.ts'
import { listen } from './listen.ts'
import { say } from './say.ts'

interface Partner {
  readonly seed: number
  readonly events: readonly string[]
}

/** How often the stream has told of each topic. */
const told = new Map<string, number>()

/** Notes that the stream has told of a topic, and shows it. */
function hearing<Data>(topic: string, show: (data: Data) => void): (data: Data) => void {
  return (data) => {
    told.set(topic, (told.get(topic) ?? 0) + 1)
    show(data)
  }
}

/** Asks how something stands, and shows it, unless the stream has told something newer meanwhile. */
async function load<Data>(topic: string, path: string, show: (data: Data) => void): Promise<void> {
  const before = told.get(topic)
  const data = await ask<Data>('GET', path)
  if (told.get(topic) === before) show(data)
}

/** Asks for all that stands: when the page opens, and when it was cut off or the mock was reset. */
async function loadAll(): Promise<void> {
  const [partner, users] = await Promise.all([
    ask<Partner>('GET', '/partner'),
    ask<readonly { readonly id: string; readonly name: string }[]>('GET', '/users'),
  ])
  byId('seed').textContent = String(partner.seed)
  nameUsers(users)
  fillEmitForm(partner.events, users)
  await Promise.all([
    load('clock', '/clock', showClock),
    load('grants', '/grants', showGrants),
    load('endpoints', '/endpoints', showEndpoints),
    ask<readonly FaultView[]>('GET', '/faults').then(showFaults),
    ask<readonly JournalView[]>('GET', '/journal?limit=200').then((all) => addExchanges(all.map(shownOf))),
  ])
  await load<readonly FaultView[]>('faults', '/faults?on=true', (on) => showFaultsOn(on.map(({ id }) => id)))
}

function shownOf(entry: JournalView): ShownExchange {
  const { sequence, kind, at, method, url, status, request, response, route, purpose, userId } = entry
  return {
    sequence,
    direction: kind === 'exchange' ? 'in' : 'out',
    at,
    method,
    url,
    status,
    about: route ?? (purpose === 'event' ? 'webhook' : 'handshake'),
    ...(userId !== undefined && { who: nameOf(userId) }),
    request,
    response,
  }
}

wireClock()
wireExchanges()
wireClearing(() => ask('DELETE', '/journal'))
wireFaults()
wireEmitForm()
byId('reset').addEventListener('click', async () => {
  await ask('POST', '/reset')
  say('The mock has started anew.')
})
setInterval(() => {
  tick()
  tickGrants()
}, 1000)

listen(
  '/events',
  {
    journal(entry: JournalView) {
      addExchanges([shownOf(entry)])
      announceExchanges(1)
    },
    clock: hearing('clock', showClock),
    grants: hearing('grants', showGrants),
    endpoints: hearing('endpoints', showEndpoints),
    faults: hearing('faults', ({ on }: { readonly on: readonly string[] }) => showFaultsOn(on)),
    reset() {
      forgetExchanges()
      void loadAll()
    },
  },
  () => void loadAll(),
)
