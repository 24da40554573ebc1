import type { Command } from './command.ts'
import { groupOf } from './command-groups.ts'

/** Every command by its name, in the order of the help, each loaded when it is needed: a mock starts without the rest. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  lint: async () => (await import('./commands/lint.ts')).lint,
  mock: async () => (await import('./commands/mock.ts')).mock,
  connect: async () => (await import('./commands/connect.ts')).connect,
  check: async () => (await import('./commands/check.ts')).check,
  compare: async () => (await import('./commands/compare.ts')).compare,
  explain: async () => (await import('./commands/explain.ts')).explain,
  pull: async () => (await import('./commands/pull.ts')).pull,
  emit: async () => (await import('./commands/emit.ts')).emit,
  listen: async () => (await import('./commands/listen.ts')).listen,
  sign: async () => (await import('./commands/sign.ts')).sign,
  verify: async () => (await import('./commands/verify.ts')).verify,
  generate: async () => (await import('./commands/generate.ts')).generate,
  map: async () => (await import('./commands/map.ts')).map,
  dossier: async () => (await import('./commands/dossier.ts')).dossier,
  'pact record': async () => (await import('./commands/pact-record.ts')).pactRecord,
  'pact verify': async () => (await import('./commands/pact-verify.ts')).pactVerify,
  'pact diff': async () => (await import('./commands/pact-diff.ts')).pactDiff,
  'pact publish': async () => (await import('./commands/pact-publish.ts')).pactPublish,
  'pact can-i-deploy': async () => (await import('./commands/pact-can-i-deploy.ts')).pactCanIDeploy,
  'pact record-deployment': async () =>
    (await import('./commands/pact-record-deployment.ts')).pactRecordDeployment,
  init: async () => (await import('./commands/init.ts')).init,
  story: async () => (await import('./commands/story.ts')).story,
}

/**
 * The one command that a command line names, those of a group where it names no more than that, or all of them where it
 * names none.
 *
 * @param words - the command line without the program's own name.
 */
export async function loadCommands(words: readonly string[]): Promise<readonly Command[]> {
  const [first = '', second = ''] = words
  const entries = Object.entries(COMMANDS)
  const one = entries.find(([name]) => name === first || name === `${first} ${second}`)
  if (one !== undefined) return [await one[1]()]
  const group = entries.filter(([name]) => groupOf(name) === first)
  return Promise.all((group.length > 0 ? group : entries).map(([, load]) => load()))
}
