import type { Fault } from './fault.ts'
import { honestSeams } from './honest-seams.ts'
import type { Hooks } from './seams.ts'
import { EMITTER_SEAMS } from './wrap-seams.ts'

/** Faults that can be switched on and off while a mock runs. */
export interface FaultSwitch {
  /** Goes among the `faults` of one `createMockPartner`: it wraps every seam, and does nothing while nothing is on. */
  readonly fault: Pick<Fault, 'id' | 'hooks'>
  /** Those that are on; the last one has the last word. */
  readonly on: readonly Fault[]
  /** These and no others from the next decision on; one that is switched on again starts afresh. */
  set(faults: readonly Fault[]): void
}

type Seam = (...args: readonly unknown[]) => unknown
type Wrap = (honest: Seam) => Seam

/** The honest mock and its emitter see one more fault, and never what is behind it. */
export function createFaultSwitch(initial: readonly Fault[] = []): FaultSwitch {
  let on = initial
  const honest = new Map<string, Seam>()
  const wrapped = new Map<string, Seam>()
  const wrap = (name: string) => {
    const seam = honest.get(name)
    if (seam !== undefined)
      wrapped.set(
        name,
        wrapsOf(on, name).reduce((inner, outer) => outer(inner), seam),
      )
  }
  const delegate = (name: string) => (seam: Seam) => {
    honest.set(name, seam)
    wrap(name)
    return (...args: readonly unknown[]) => wrapped.get(name)!(...args)
  }
  const names = [...Object.keys(honestSeams), ...EMITTER_SEAMS]
  return {
    fault: {
      id: 'switch',
      hooks: Object.fromEntries(names.map((name) => [name, delegate(name)])) as Hooks,
    },
    get on() {
      return on
    },
    set(faults) {
      on = faults
      for (const name of honest.keys()) wrap(name)
    },
  }
}

function wrapsOf(faults: readonly Fault[], name: string): readonly Wrap[] {
  return faults.flatMap(({ hooks }) => {
    const hook = hooks[name as keyof Hooks]
    return hook === undefined ? [] : [hook as unknown as Wrap]
  })
}
