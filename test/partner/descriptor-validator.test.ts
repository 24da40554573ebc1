import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { compiledDescriptorValidator } from '../../build/compiled-descriptor-validator.ts'
import { type DescriptorValidator, descriptorValidator } from '../../src/partner/descriptor-validator.ts'
import { descriptorFile } from '../support/partners.ts'

const root = join(import.meta.dirname, '../..')
const file = join(root, `descriptor-validator-${process.pid}.example.mjs`)

/** The descriptor with one place after another left out, or made into something else. */
function* spoilt(whole: unknown, place: unknown = whole): Generator<unknown> {
  if (typeof place !== 'object' || place === null) return
  const holder = place as Record<string, unknown>
  for (const key of Object.keys(holder)) {
    const kept = holder[key]
    for (const other of [undefined, null, 7, { strange: true }]) {
      if (other === undefined && !Array.isArray(holder)) delete holder[key]
      else holder[key] = other
      yield structuredClone(whole)
      holder[key] = kept
    }
    yield* spoilt(whole, kept)
  }
}

describe('the validator that is built', () => {
  let built: DescriptorValidator
  beforeAll(async () => {
    writeFileSync(file, compiledDescriptorValidator())
    const module = (await import(pathToFileURL(file).href)) as { descriptorValidator(): DescriptorValidator }
    built = module.descriptorValidator()
  })
  afterAll(() => rmSync(file))

  it.each(['aurora', 'pulse'] as const)(
    'finds the same mistakes as the one in the source, and fills in the same defaults: %s',
    (id) => {
      const source = descriptorValidator()
      let wrong = 0
      for (const value of spoilt(parse(readFileSync(descriptorFile(id), 'utf8')))) {
        const copy = structuredClone(value)
        const ours = JSON.stringify([source(value), value, source.errors?.map(mistake)])
        const theirs = JSON.stringify([built(copy), copy, built.errors?.map(mistake)])
        if (ours !== theirs) expect(theirs).toBe(ours)
        if (!ours.startsWith('[true')) wrong += 1
      }
      expect(wrong).toBeGreaterThan(300)
    },
  )
})

/** All of an error but the value and the schemas themselves. */
function mistake(error: NonNullable<DescriptorValidator['errors']>[number]): unknown {
  const { keyword, instancePath, schemaPath, params, message, propertyName } = error
  return { keyword, instancePath, schemaPath, params, message, propertyName }
}
