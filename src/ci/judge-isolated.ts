import type { Check } from '../conformance/check.ts'
import { CHECKS } from '../conformance/checks/registry.ts'
import { PROBES } from '../conformance/probes/registry.ts'
import type { Report } from '../conformance/report.ts'
import { runConformance } from '../conformance/run.ts'
import { nameOfUser } from '../partner/named-user.ts'
import type { IsolatedPartner } from './isolated-partner.ts'
import { checkCommand } from './repeat-command.ts'

/** Waiting costs nothing here: the expiry of an hour's token is waited for, and the first hour of retries. */
const PATIENCE_MS = 65 * 60_000

export interface JudgeOptions {
  /** 1 unless told. */
  readonly seed?: number
  /** All unless told. */
  readonly checks?: readonly Check[]
  /** In virtual milliseconds; 65 minutes unless told. */
  readonly patienceMs?: number
}

/** Judge an isolated partner as `terrarium check` judges a real one, in virtual time. */
export function judgeIsolated(
  { mock, clock, send, baseUrl, listen }: IsolatedPartner,
  { seed = 1, checks = CHECKS, patienceMs = PATIENCE_MS }: JudgeOptions = {},
): Promise<Report> {
  const declared = mock.partner.environments.mock
  return runConformance({
    partner: mock.partner,
    environmentName: 'mock',
    environment: {
      consent: 'automatic',
      consentParameters: { login_hint: '{user}' },
      ...declared,
      baseUrl,
      users: mock.users.slice(0, 2).map((user) => nameOfUser(mock.partner, user)),
    },
    credentials: mock.credentials,
    send,
    clock,
    seed,
    checks,
    probes: PROBES,
    allow: new Set(['grant', 'write', 'load', 'consume']),
    listen,
    patienceMs,
    replay: (id) => checkCommand(mock, id, seed),
    version: 'vitest',
  })
}
