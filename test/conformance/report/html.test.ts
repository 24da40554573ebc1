import { describe, expect, it } from 'vitest'
import { examplePicture } from '../../../src/conformance/picture.ts'
import { htmlReport } from '../../../src/conformance/report/html/page.ts'
import { dayPicture } from '../../../src/conformance/report/html/picture/day.ts'
import { nightPicture } from '../../../src/conformance/report/html/picture/night.ts'
import { samplesAt, spanOf, wallTicks } from '../../../src/conformance/report/html/picture/reading.ts'
import { aurora, pulse } from '../../support/partners.ts'
import { reportOf, resultOf } from './a-report.ts'

describe('the HTML report', () => {
  it('stays a page that a phone can open, however much a partner says', () => {
    const long = 'x'.repeat(1_000_000)
    const exchange = { request: `GET http://a.example/\n\n${long}`, response: long, durationMs: 1 }
    const checks = Array.from({ length: 400 }, (_, index) =>
      resultOf(`pull/check-${index}`, 'fail', { found: long, exchanges: Array(20).fill(exchange) }),
    )
    const timeline = Array.from({ length: 20_000 }, (_, index) => ({
      probe: 'pull',
      method: 'GET',
      url: `http://a.example/${long.slice(0, 5000)}`,
      status: 200,
      atMs: index,
      durationMs: 1,
    }))
    const html = htmlReport(reportOf(checks, { timeline }))
    expect(html.length).toBeLessThan(5_000_000)
    expect(html).toContain('There is no room for more on this page; the JSON report has it.')
    expect(html).toContain('and 19000 more; the JSON report has them all')
  })

  it('shows no part for which it was given nothing', () => {
    const html = htmlReport(reportOf([resultOf('auth/a', 'pass')]))
    expect(html).not.toContain('id="picture"')
    expect(html).toContain('Nothing. Every rule that applies holds.')
    expect(html).toContain('This run kept none.')
  })

  it('says on the page where the night and the day come from', async () => {
    const report = reportOf([resultOf('auth/a', 'pass')])
    const picture = examplePicture(await aurora())
    expect(htmlReport(report, picture)).toContain('nobody’s health values')
    expect(htmlReport(report, { ...picture, from: 'pulled' })).toContain('These are health values')
  })
})

describe('the night and the day', () => {
  it.each([
    ['aurora', aurora],
    ['pulse', pulse],
  ] as const)('of %s have a hypnogram, heart rates and no number that is none', async (_, partner) => {
    const { night, day } = examplePicture(await partner())
    const text = `${nightPicture(night!)!.text}${dayPicture(day!)!.text}`
    expect(text).toMatch(/aria-label="Sleep stages from [\d:]+ to [\d:]+: Awake \d/)
    expect(text.match(/aria-label="Heart rate from/g)).toHaveLength(2)
    expect(text).not.toMatch(/NaN|Infinity|undefined/)
  })

  it('have the time of the wall below, through a change of the clock', async () => {
    const { night } = examplePicture(await aurora())
    const span = spanOf(night!)!
    const samples = samplesAt(night!, '/sleep_durations_data/hypnogram_samples', 'level', span)
    // 8 h 25 min from 22:55 with an hour that comes twice: the middle is 03:07 of summer time, 02:07 of winter time.
    expect(wallTicks(span, samples)).toEqual(['22:55', '01:01', '02:08', '04:14', '06:20'])
  })

  it.each([
    ['no object', 'banana'],
    ['no times', { metadata: {} }],
    ['times that are none', { metadata: { start_time: 'banana', end_time: '2026-10-25T06:00:00Z' } }],
    [
      'an end before its start',
      { metadata: { start_time: '2026-10-25T07:00:00Z', end_time: '2026-10-25T06:00:00Z' } },
    ],
  ])('are not drawn of %s', (_, value) => {
    expect([nightPicture(value), dayPicture(value)]).toEqual([undefined, undefined])
  })

  it('leave out samples that are none, stand outside, or are too many', () => {
    const metadata = { start_time: '2026-10-24T00:00:00', end_time: '2026-10-25T00:00:00' }
    const sample = (timestamp: unknown, bpm: unknown) => ({ timestamp, bpm })
    const many = Array.from({ length: 86_400 }, (_, second) =>
      sample(`2026-10-24T${new Date(second * 1000).toISOString().slice(11, 19)}`, 60),
    )
    const odd = [
      sample(null, 60),
      sample('2026-10-24T01:00:00', 'fast'),
      sample('2027-01-01T00:00:00', 60),
      null,
    ]
    const day = { metadata, heart_rate_data: { detailed: { hr_samples: [...odd, ...many] } } } as never
    const span = spanOf(day)!
    const samples = samplesAt(day, '/heart_rate_data/detailed/hr_samples', 'bpm', span)
    expect(samples.length).toBeLessThanOrEqual(1500)
    expect(dayPicture(day)!.text.length).toBeLessThan(200_000)
  })
})
