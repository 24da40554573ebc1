import type { ClockView } from '../../control/clock-view.ts'
import type { EndpointView } from '../../control/endpoint-view.ts'
import type { FaultView } from '../../control/fault-view.ts'
import type { GrantView } from '../../control/grant-view.ts'
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

/** Asks for all that stands: when the page opens, and when it was cut off or the mock was reset. */
async function load(): Promise<void> {
  const [partner, users, clock, faults] = await Promise.all([
    ask<Partner>('GET', '/partner'),
    ask<readonly { readonly id: string; readonly name: string }[]>('GET', '/users'),
    ask<ClockView>('GET', '/clock'),
    ask<readonly FaultView[]>('GET', '/faults'),
  ])
  byId('seed').textContent = String(partner.seed)
  nameUsers(users)
  fillEmitForm(partner.events, users)
  showClock(clock)
  showFaults(faults)
  showFaultsOn(faults.filter(({ on }) => on).map(({ id }) => id))
  showGrants(await ask<readonly GrantView[]>('GET', '/grants'))
  showEndpoints(await ask<readonly EndpointView[]>('GET', '/endpoints'))
  addExchanges((await ask<readonly JournalView[]>('GET', '/journal?limit=200')).map(shownOf))
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
    clock: showClock,
    grants: showGrants,
    endpoints: showEndpoints,
    faults: ({ on }: { readonly on: readonly string[] }) => showFaultsOn(on),
    reset() {
      forgetExchanges()
      void load()
    },
  },
  () => void load(),
)
