import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const module = new URL('../../src/cli/quiet-warning.ts', import.meta.url)

const PROGRAM = `
import { stripTypeScriptTypes } from 'node:module'
import { quietTypeStripping } from '${module}'
quietTypeStripping()
stripTypeScriptTypes('let a: number = 1')
process.emitWarning('something else is experimental', 'ExperimentalWarning')
process.emitWarning('this is old', 'DeprecationWarning', 'DEP0999')
`

it('one warning of Node is not printed, and every other one is, as Node prints it', async () => {
  const words = ['--input-type=module', '--eval', PROGRAM]
  const { stderr } = await promisify(execFile)(process.execPath, words)
  expect(stderr).toMatch(/^\(node:\d+\) ExperimentalWarning: something else is experimental$/m)
  expect(stderr).toMatch(/^\(node:\d+\) \[DEP0999\] DeprecationWarning: this is old$/m)
  expect(stderr).not.toContain('stripTypeScriptTypes')
})
