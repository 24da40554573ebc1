import type { CheckResult } from '../../conformance/report.ts'
import type { CheckStart, CheckVerdict } from '../check-feed.ts'
import { showPlan, showResult, standing } from './check-list.ts'
import { byId } from './dom.ts'
import { addExchanges, forgetExchanges, type ShownExchange, wireExchanges } from './exchange-list.ts'
import { listen } from './listen.ts'
import { say } from './say.ts'

let announced = 0

wireExchanges()

listen('/events', {
  start({ checks }: CheckStart) {
    forgetExchanges()
    showPlan(checks)
    showProgress()
  },
  probing({ name, about }: { readonly name: string; readonly about: string }) {
    byId('probe').textContent = `${name}: ${about}`
  },
  judged(result: CheckResult) {
    showResult(result)
    showProgress()
  },
  exchange: (exchange: ShownExchange) => addExchanges([exchange]),
  done: showVerdict,
})

function showProgress(): void {
  const { done, all, failing } = standing()
  const bar = byId<HTMLProgressElement>('progress')
  bar.max = Math.max(1, all)
  bar.value = done
  byId('done').textContent = `${done} of ${all} checks judged`
  // A screen reader hears of every quarter, not of every check.
  const quarter = Math.floor((4 * done) / Math.max(1, all))
  if (quarter > announced && quarter < 4)
    byId('heard').textContent = `${done} of ${all} checks judged, ${failing} of them fail.`
  announced = quarter
}

function showVerdict({ verdict, says }: CheckVerdict): void {
  const banner = byId('verdict')
  banner.dataset.verdict = verdict
  byId('says').textContent = says
  byId('probe').textContent = 'The run is over. Ctrl-C in the terminal ends this page.'
  say(`${says}.`)
}
