import { expect, it } from 'vitest'
import { repeatListFlags } from '../../src/cli/repeat-list-flags.ts'

const command = {
  arguments: [{ name: 'partner', about: '' }],
  flags: {
    fault: { type: 'list', about: '' },
    port: { type: 'integer', about: '' },
    json: { type: 'boolean', about: '' },
  },
} as const

it.each([
  ['p.yaml --fault a b --port 0', 'p.yaml --fault a --fault b --port 0'],
  ['p.yaml --fault a --fault b', 'p.yaml --fault a --fault b'],
  ['--fault a p.yaml', '--fault a p.yaml'],
  ['--fault a p.yaml b', '--fault a p.yaml --fault b'],
  ['p.yaml --json --port 0 b', 'p.yaml --json --port 0 b'],
  ['p.yaml --fault', 'p.yaml --fault'],
])('%s is read as %s', (written, read) => {
  expect(repeatListFlags(command, written.split(' '), (name) => name).join(' ')).toBe(read)
})
