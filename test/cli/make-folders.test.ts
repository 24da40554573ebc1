import { existsSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { makeFolders } from '../../src/cli/make-folders.ts'

const folder = mkdtempSync(join(tmpdir(), 'terrarium-folders-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('makes what is missing above a folder, each for its owner alone where that is asked for', () => {
  makeFolders(join(folder, 'a/b/c'), 0o700)
  expect(['a', 'a/b', 'a/b/c'].map((path) => statSync(join(folder, path)).mode & 0o777)).toEqual([
    0o700, 0o700, 0o700,
  ])
})

it('a folder that appears meanwhile is as good as one that was made', () => {
  makeFolders(`${folder}/new/../beside`)
  expect(existsSync(join(folder, 'beside'))).toBe(true)
})

it('where there can be none, it says why', () => {
  symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling'))
  writeFileSync(join(folder, 'file'), '')
  expect(() => makeFolders(join(folder, 'dangling'))).toThrow('EEXIST')
  expect(() => makeFolders(join(folder, 'file/below'))).toThrow('ENOTDIR')
})
