import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { draftPartner, type PartnerDraft } from '../../src/draft/draft-partner.ts'
import { readOpenApi } from '../../src/draft/open-api.ts'
import { type JsonValue, parseJson } from '../../src/kernel/json.ts'
import { partnerMapping } from '../../src/mapping/compile.ts'
import { lintMapping } from '../../src/mapping/lint-mapping.ts'
import { recordSchema } from '../../src/mapping/schema-place.ts'
import { createMockPartner } from '../../src/mock/mock-partner.ts'
import { lintPartner } from '../../src/partner/lint-partner.ts'
import { exampleRecords } from '../../src/partner/lint-records.ts'
import { type LoadedPartner, loadPartner } from '../../src/partner/load-partner.ts'
import { dataSource, dataTypesOf } from '../../src/partner/partner.ts'
import { readFrom } from '../support/descriptor.ts'

const DOCUMENTS = join(import.meta.dirname, 'documents')
const SLEEP = join(import.meta.dirname, '../../contracts/aurora/examples/sleep.json')

function draftOf(name: string): PartnerDraft {
  const text = readFileSync(join(DOCUMENTS, name), 'utf8')
  const api = readOpenApi(name, parse(text) as JsonValue)
  return draftPartner({ id: 'drafted', name: 'Drafted', api })
}

async function loaded(draft: PartnerDraft): Promise<LoadedPartner> {
  const result = await loadPartner('partner.yaml', { read: readFrom(draft.files) })
  expect(result.problems).toBeUndefined()
  return result as LoadedPartner
}

/** Problems at lines over which no TODO stands. */
async function unannounced(draft: PartnerDraft): Promise<readonly string[]> {
  const lines = (draft.files['partner.yaml'] ?? '').split('\n')
  return lintPartner(await loaded(draft))
    .filter(({ line }) => !/# TODO/.test(lines[line - 2] ?? ''))
    .map(({ path, expected }) => `${path}: ${expected}`)
}

describe('draftPartner, from an OpenAPI 3.1 document with pages by cursor and webhooks', () => {
  const draft = draftOf('nova.yaml')

  it('finds the flow, its scopes, and both servers', async () => {
    const { partner } = await loaded(draft)
    expect([partner.environments.staging?.baseUrl, partner.environments.production?.baseUrl]).toEqual([
      'https://sandbox.nova.example',
      'https://api.nova.example',
    ])
    expect(partner.auth).toMatchObject({
      kind: 'oauth2',
      authorizationUrl: '/oauth/authorize',
      tokenUrl: '/oauth/token',
      clientSecret: '${DRAFTED_CLIENT_SECRET}',
      scopes: { request: ['sleep.read', 'workout.read', 'profile', 'offline'] },
      refresh: { requiresScope: 'offline' },
      userId: { from: 'call', at: '/user_id', type: 'integer' },
    })
  })

  it('finds the lists, not the single records, with their range, pages and pointers', async () => {
    const { partner } = await loaded(draft)
    expect(draft.found).toEqual([
      'sleep: GET /v2/sleeps',
      'activity: GET /v2/workouts',
      'athlete: GET /v2/me',
      'event: sleep.updated',
      'event: user.disconnected',
    ])
    expect(dataSource(partner, 'sleep')).toMatchObject({
      scopes: ['sleep.read'],
      request: { query: { start: '{from}', end: '{to}', nextToken: '{cursor}', limit: '{limit}' } },
      range: { format: 'dateTime' },
      paging: { kind: 'cursor', next: '/next_token', size: 25 },
      records: {
        ...{ at: '/records', id: '/id', start: '/start', end: '/end', updated: '/updated_at' },
        ...{ userId: '/user_id', time: 'dateTime', offset: { at: '/timezone_offset', unit: 'iso' } },
      },
    })
  })

  it('turns the webhooks into events, fetched where one record can be', async () => {
    const { partner } = await loaded(draft)
    expect(partner.webhooks?.events).toMatchObject([
      {
        ...{ name: 'sleep.updated', kind: 'data', dataType: 'sleep', userId: '/user_id' },
        ...{ recordId: '/sleep_id', fetch: { method: 'GET', url: '/v2/sleeps/{recordId}' } },
      },
      { name: 'user.disconnected', kind: 'deauthorized', when: { equals: 'user.disconnected' } },
    ])
  })

  it('maps by name and unit', () => {
    expect(parse(draft.files['mapping/sleep.yaml'] ?? '')).toMatchObject({
      sleep_durations_data: {
        sleep_efficiency: 'score.sleep_efficiency_percentage',
        asleep: {
          duration_REM_sleep_state_seconds:
            '$millisecondsToSeconds(score.stage_summary.total_rem_sleep_time_milli)',
        },
      },
      respiration_data: { breaths_data: { avg_breaths_per_min: 'score.respiratory_rate' } },
    })
    expect(parse(draft.files['mapping/activity.yaml'] ?? '')).toMatchObject({
      metadata: { type: '$activityType(sport_name)' },
      energy_data: { energy_kilojoules: 'kilojoule' },
    })
  })

  it('leaves problems only where a TODO stands', async () => {
    expect(await unannounced(draft)).toEqual([])
  })
})

describe('draftPartner, from an OpenAPI 3.0 document with users in the path and epoch seconds', () => {
  const draft = draftOf('tally.json')

  it('fills the user, the range and the pages, and keeps what lies on another host', async () => {
    const { partner } = await loaded(draft)
    expect(partner.auth).toMatchObject({
      tokenUrl: 'https://login.tally.example/token',
      refreshUrl: 'https://login.tally.example/refresh',
    })
    expect(dataSource(partner, 'body')).toMatchObject({
      request: {
        url: '/api/v1/users/{userId}/weight-measurements',
        query: { from: '{from}', to: '{to}', page: '{page}', pageSize: '{limit}' },
      },
      range: { format: 'epochSeconds' },
      paging: { kind: 'page', first: 0, pages: '/totalPages', size: 50 },
      records: { at: '/items', id: '/measurementId', start: '/takenAt', time: 'epochSeconds' },
    })
    expect(dataSource(partner, 'daily').records).toMatchObject({ at: '', start: '/date', time: 'date' })
  })

  it('takes units from descriptions and samples, and maps what can be run', async () => {
    const { partner } = await loaded(draft)
    const source = dataSource(partner, 'body')
    const [record] = exampleRecords(source) ?? []
    const { value, problems } = partnerMapping(partner, 'body').apply(record ?? null)
    expect([problems, value]).toMatchObject([
      [],
      {
        metadata: { start_time: '2026-03-29T00:00:00.000000+00:00' },
        measurements_data: { measurements: [{ weight_kg: 81.5, bodyfat_percentage: 21 }] },
      },
    ])
    expect(parse(draft.files['mapping/daily.yaml'] ?? '')).toMatchObject({
      distance_data: { steps: 'steps', distance_meters: '$kilometersToMeters(distanceKm)' },
    })
  })

  it('writes the schema in the dialect of today', () => {
    const schema = parseJson(draft.files['schemas/body.json'] ?? '') as Record<string, never>
    expect(JSON.stringify(schema)).toContain('"bmi":{"type":["number","null"],"exclusiveMinimum":0}')
    expect(JSON.stringify(schema)).not.toContain('#/components')
  })

  it('leaves problems only where a TODO stands', async () => {
    expect(await unannounced(draft)).toEqual([])
  })
})

describe('draftPartner, from a document of POSTs with forms and an API key', () => {
  const draft = draftOf('drift.yaml')

  it('finds the request that reads, its constants, its envelope and its offset', async () => {
    const { partner } = await loaded(draft)
    expect(partner.auth).toMatchObject({ kind: 'apiKey', credentials: { apiKey: '${DRAFTED_API_KEY}' } })
    expect(dataSource(partner, 'sleep')).toMatchObject({
      request: {
        ...{ method: 'POST', url: '/api/sleep/query' },
        form: {
          ...{ action: 'getnights', startdateymd: '{from}', enddateymd: '{to}', offset: '{offset}' },
        },
      },
      range: { format: 'basicDate' },
      paging: { kind: 'offset', more: '/body/more' },
      records: { at: '/body/nights', id: '/night_id', time: 'epochSeconds' },
    })
  })

  it('leaves problems only where a TODO stands', async () => {
    expect(await unannounced(draft)).toEqual([])
  })
})

describe('draftPartner, from a document that bends the rules, as those of large portals do', () => {
  const draft = draftOf('fathom.yaml')

  it('reads whole URLs as paths, and finds the flow among the operations', async () => {
    const { partner } = await loaded(draft)
    expect(partner.auth).toMatchObject({
      kind: 'oauth2',
      authorizationUrl: 'https://login.fathom.example/oauth2/authorize2',
      tokenUrl: '/v2/oauth2',
    })
  })

  it('takes what was recorded for activities, not what is planned, with its constant and its widest range', async () => {
    const { partner } = await loaded(draft)
    expect(dataSource(partner, 'activity')).toMatchObject({
      request: {
        ...{ method: 'POST', url: '/v2/records' },
        query: { action: 'getworkouts', startdate: '{from}', enddate: '{to}' },
      },
      range: { format: 'epochSeconds', maxDays: 31 },
      paging: { kind: 'nextUrl', next: '/pagination/next' },
      records: { at: '/workouts', id: '/uid', start: '/startdate', time: 'epochSeconds' },
    })
    expect(dataSource(partner, 'activity').records.end).toBeUndefined()
  })

  it('does not take any cycle for a menstrual one, and knows the user in a path', async () => {
    const { partner } = await loaded(draft)
    expect(partner.data.menstruation).toBeUndefined()
    expect(dataSource(partner, 'daily')).toMatchObject({
      request: { url: '/v2/athlete/{userId}/cycles', query: { oldest: '{from}', newest: '{to}' } },
      range: { format: 'dateTime' },
    })
  })

  it('lets something stand for what the document lacks, in the example and in the schema', async () => {
    const { partner } = await loaded(draft)
    const { records, example, schema } = dataSource(partner, 'body')
    expect(records).toMatchObject({ id: '/id', start: '/start_time' })
    expect(example).toMatchObject({ id: 'body-1', start_time: '2026-01-15T22:30:00+00:00' })
    expect(JSON.stringify(schema)).toContain('A stand-in')
    expect(exampleRecords(dataSource(partner, 'activity'))?.[0]).toMatchObject({ timezone_offset: '+01:00' })
  })
})

describe.each(['nova.yaml', 'tally.json', 'drift.yaml', 'fathom.yaml'])('the draft from %s', (name) => {
  it('has no errors for terrarium lint', async () => {
    const result = await loaded(draftOf(name))
    const errors = lintPartner(result).filter(({ severity }) => severity === 'error')
    const mistakes = dataTypesOf(result.partner).flatMap((type) => {
      const source = dataSource(result.partner, type)
      return lintMapping(source.mapping, type, { record: recordSchema(source) }).mistakes
    })
    expect([errors, mistakes]).toEqual([[], []])
  })

  it('makes a mock', async () => {
    const { partner } = await loaded(draftOf(name))
    expect(() => createMockPartner(partner, { seed: 1 })).not.toThrow()
  })
})

describe('draftPartner, from a sample or from nothing', () => {
  it('maps the main fields of a night, each with its confidence', async () => {
    const sleep = parseJson(readFileSync(SLEEP, 'utf8'))
    const draft = draftPartner({ id: 'drafted', name: 'Drafted', examples: { sleep } })
    const text = draft.files['mapping/sleep.yaml'] ?? ''
    const { partner } = await loaded(draft)
    const source = dataSource(partner, 'sleep')
    const [night] = exampleRecords(source) ?? []
    const { value, problems } = partnerMapping(partner, 'sleep').apply(night ?? null)
    expect(problems).toEqual([])
    expect(value).toMatchObject({
      metadata: {
        ...{ summary_id: 'slp_01jb2k7v9q4m', start_time: '2026-10-24T22:55:00.000000+01:00' },
        ...{ end_time: '2026-10-25T06:20:00.000000+00:00', upload_type: 2, timestamp_localization: 1 },
      },
      sleep_durations_data: {
        asleep: {
          ...{ duration_asleep_state_seconds: 28800, duration_deep_sleep_state_seconds: 5700 },
          ...{ duration_light_sleep_state_seconds: 15000, duration_REM_sleep_state_seconds: 8100 },
        },
        awake: { duration_awake_state_seconds: 1500, sleep_latency_seconds: 600, num_wakeup_events: 3 },
        other: { duration_in_bed_seconds: 30300 },
        sleep_efficiency: 95,
      },
      heart_rate_data: { summary: { avg_hr_bpm: 55.1, min_hr_bpm: 50, max_hr_bpm: 64 } },
      scores: { sleep: 81 },
    })
    expect(text).toContain('sleep_latency_seconds: latency # medium: taken to be in seconds')
    const leaves = text.split('\n').filter((line) => /: \S/.test(line) && !line.startsWith('#'))
    expect(leaves.filter((line) => !/# (high|medium|low)/.test(line))).toEqual([])
  })

  it('takes neither a score of something else for that of sleep, nor a share in a score for a measurement', () => {
    const night = {
      ...{ id: 'n1', start_time: '2026-01-15T22:30:00+00:00', end_time: '2026-01-16T06:30:00+00:00' },
      readiness: { score: 70, contributors: { resting_heart_rate: 90, temperature: 12 }, score_delta: 3 },
    }
    const { files } = draftPartner({ id: 'drafted', name: 'Drafted', examples: { sleep: [night] } })
    const mapping = parse(files['mapping/sleep.yaml'] ?? '')
    expect(mapping).toMatchObject({ readiness_data: { readiness: 'readiness.score' } })
    expect([mapping.scores, mapping.heart_rate_data, mapping.temperature_data]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  it('is a descriptor even where nothing is known', async () => {
    const draft = draftPartner({ id: 'drafted', name: 'Drafted' })
    expect(await unannounced(draft)).toEqual([])
    expect(draft.files['partner.yaml']).toContain('# TODO the OAuth token endpoint')
  })
})
