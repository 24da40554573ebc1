import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stringifyJson } from '../../src/kernel/json.ts'
import { compileValidator } from '../../src/schema/validator.ts'
import { terrarium } from '../support/command.ts'
import { aurora, descriptorFile, pulse } from '../support/partners.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'terrarium-generate-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

describe('generate', () => {
  it.each(['typical', 'edge', 'mixed'])(
    '%s records are valid, and the same for the same seed',
    async (mode) => {
      const words = [
        'generate',
        descriptorFile('aurora'),
        'sleep',
        '--count',
        '20',
        '--mode',
        mode,
        '--seed',
        '5',
      ]
      const [first, second] = [await terrarium(words), await terrarium(words)]
      expect([first.exitCode, first.out]).toEqual([0, second.out])
      const validate = compileValidator((await aurora()).data.sleep!.schema)
      expect(lines(first.out)).toHaveLength(20)
      expect(validate({ data: lines(first.out), next_token: null })).toEqual([])
    },
  )

  it.each(['sleep', 'activity', 'daily', 'body'])(
    'typical %s records are of people who live: none breaks an invariant, no two are the same',
    async (type) => {
      const { out } = await terrarium(['generate', descriptorFile('pulse'), type, '-n', '40', '--seed', '9'])
      expect(new Set(lines(out).map((record) => JSON.stringify(record))).size).toBe(40)
      const file = join(folder, `${type}.jsonl`)
      writeFileSync(file, out)
      const mapped = await terrarium(['map', descriptorFile('pulse'), type, file])
      expect([mapped.exitCode, mapped.err]).toEqual([0, ''])
    },
  )

  it('deliveries of an event are valid', async () => {
    const { out } = await terrarium(['generate', descriptorFile('pulse'), 'sleep', '-n', '3'])
    expect(lines(out)).toHaveLength(3)
    const event = await terrarium(['generate', descriptorFile('aurora'), 'sleep.updated', '--count', '5'])
    const declared = (await aurora()).webhooks!.events.find(({ name }) => name === 'sleep.updated')!
    for (const delivery of lines(event.out)) expect(compileValidator(declared.schema)(delivery)).toEqual([])
  })

  it('typical deliveries are about records that there are, and came after them', async () => {
    const { out } = await terrarium(['generate', descriptorFile('aurora'), 'sleep.updated', '-n', '12'])
    const told = lines(out) as { created_at: string; data: { sleep_id: string; bedtime_start: string } }[]
    const records = lines((await terrarium(['generate', descriptorFile('aurora'), 'sleep', '-n', '60'])).out)
    const starts = new Map(records.map(({ id, bedtime_start }) => [id, bedtime_start]))
    expect(new Set(told.map(({ data }) => data.sleep_id)).size).toBe(12)
    for (const { created_at, data } of told) {
      expect(starts.get(data.sleep_id)).toBe(data.bedtime_start)
      expect(Date.parse(created_at)).toBeGreaterThan(Date.parse(data.bedtime_start))
    }
  })

  it('invalid ones break what they say', async () => {
    const { out } = await terrarium([
      'generate',
      descriptorFile('aurora'),
      'body',
      '--count',
      '20',
      '--mode',
      'invalid',
    ])
    const validate = compileValidator((await aurora()).data.body!.schema)
    for (const { value, broken } of lines(out)) {
      const found = validate({ data: [value], next_token: null })
      expect(found.map(({ keyword }) => keyword)).toContain((broken as { keyword: string }).keyword)
    }
  })

  it.each([
    ['an unknown name', ['slep'], /sleep/],
    ['an unknown mode', ['sleep', '--mode', 'odd'], /typical/],
  ])('%s: exit 2', async (_, words, expected) => {
    const { exitCode, err } = await terrarium(['generate', descriptorFile('aurora'), ...words])
    expect([exitCode, err]).toEqual([2, expect.stringMatching(expected)])
  })
})

describe('map', () => {
  it.each(['sleep', 'activity', 'daily', 'body'] as const)(
    'maps the example records of %s without a complaint',
    async (type) => {
      for (const partner of [await aurora(), await pulse()]) {
        const source = partner.data[type]!
        const file = join(folder, `${partner.id}-${type}.json`)
        const root = source.response.root === '' ? source.example : (source.example as { body: unknown }).body
        const records = (root as Record<string, unknown[]>)[source.records.at.slice(1)]!
        writeFileSync(file, records.map((record) => stringifyJson(record)).join('\n'))
        const { exitCode, out, err } = await terrarium([
          'map',
          descriptorFile(partner.id as 'aurora'),
          type,
          file,
        ])
        expect([exitCode, err, lines(out).length]).toEqual([0, '', records.length])
      }
    },
  )

  it('tells local times in the zone of the user: --zone, which must be one', async () => {
    cpSync(dirname(descriptorFile('aurora')), join(folder, 'local'), { recursive: true })
    const mapping =
      'metadata:\n  start_time: $time(bedtime_start, $userZone())\n  end_time: $time(bedtime_end)\n'
    writeFileSync(join(folder, 'local', 'mapping', 'sleep.yaml'), mapping)
    const file = join(folder, 'local.json')
    writeFileSync(file, '{"bedtime_start":"2026-10-25T01:30:00","bedtime_end":"2026-10-25T08:00:00+01:00"}')
    const words = ['map', join(folder, 'local', 'partner.yaml'), 'sleep', file, '--zone']
    const { out } = await terrarium([...words, 'Europe/Berlin'])
    expect(lines(out)[0]?.metadata).toMatchObject({ start_time: '2026-10-25T01:30:00.000000+02:00' })
    const { exitCode, err } = await terrarium([...words, 'CEST'])
    expect([exitCode, err]).toEqual([2, expect.stringContaining("'CEST' is no time zone")])
  })

  it('names the record, the line and the leaf of what cannot be mapped: exit 1', async () => {
    const file = join(folder, 'odd.json')
    writeFileSync(file, '[{"id":"x","bedtime_start":"noon"}]')
    const { exitCode, err } = await terrarium(['map', descriptorFile('aurora'), 'sleep', file])
    expect([exitCode, err]).toEqual([
      1,
      expect.stringMatching(/record 1: .*line 4, metadata\.start_time.*"noon"/),
    ])
  })

  it('names the line that is no JSON: exit 2', async () => {
    const file = join(folder, 'bad.jsonl')
    writeFileSync(file, '{"id":"x"}\n{oops\n')
    const { exitCode, err } = await terrarium(['map', descriptorFile('aurora'), 'sleep', file])
    expect([exitCode, err]).toEqual([2, expect.stringContaining('bad.jsonl:2')])
  })
})
