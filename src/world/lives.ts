import type { Life } from './life.ts'
import { earlyRiser } from './lives/early-riser.ts'
import { forgetful } from './lives/forgetful.ts'
import { islander } from './lives/islander.ts'
import { lateSyncer } from './lives/late-syncer.ts'
import { leapling } from './lives/leapling.ts'
import { napper } from './lives/napper.ts'
import { newcomer } from './lives/newcomer.ts'
import { reviser } from './lives/reviser.ts'
import { shiftWorker } from './lives/shift-worker.ts'
import { steady } from './lives/steady.ts'
import { tidier } from './lives/tidier.ts'
import { traveller } from './lives/traveller.ts'
import { twoDevices } from './lives/two-devices.ts'
import { veteran } from './lives/veteran.ts'

/** Every kind of life; users get them in this order, again and again, so the first user is always a plain one. */
export const LIVES: readonly [Life, ...Life[]] = [
  steady,
  shiftWorker,
  traveller,
  islander,
  earlyRiser,
  napper,
  twoDevices,
  forgetful,
  reviser,
  tidier,
  newcomer,
  veteran,
  lateSyncer,
  leapling,
]
