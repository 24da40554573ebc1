import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/kernel/json.ts'
import { compileMapping } from '../../src/mapping/compile.ts'
import { MappingInvalidError } from '../../src/mapping/mistake.ts'
import { problemText } from '../../src/mapping/problem.ts'

const sleep = (tree: JsonValue, record: JsonValue) => compileMapping(tree, 'sleep').apply(record)

function mistakesOf(tree: JsonValue): readonly string[] {
  try {
    compileMapping(tree, 'sleep', { lineOf: (pointer) => pointer.length })
    return []
  } catch (thrown) {
    if (!(thrown instanceof MappingInvalidError)) throw thrown
    return thrown.mistakes.map(({ line, target, expected, found, remedy }) =>
      [`${line} ${target}`, expected, found, remedy].join(' | '),
    )
  }
}

describe('a mapping', () => {
  it('leaves out fields, sections and lists that have no value', () => {
    const tree = {
      metadata: { summary_id: 'id' },
      scores: { sleep: 'score' },
      heart_rate_data: { detailed: { hr_samples: { $each: 'hr', bpm: 'bpm' } } },
    }
    expect(sleep(tree, { id: 'a', score: null, hr: [] })).toEqual({
      value: { metadata: { summary_id: 'a' } },
      problems: [],
    })
  })

  it('goes through a list with $each, the item being $ and the record $$', () => {
    const samples = { $each: 'night.hr', timestamp: '$time(t, $$.offset)', bpm: '$.bpm' }
    const record = { offset: 3600, night: { hr: [{ t: 0, bpm: 50 }, null, { t: 60, bpm: 51 }] } }
    const { value } = sleep({ heart_rate_data: { detailed: { hr_samples: samples } } }, record)
    expect(value).toEqual({
      heart_rate_data: {
        detailed: {
          hr_samples: [
            { timestamp: '1970-01-01T01:00:00.000000+01:00', bpm: 50 },
            { timestamp: '1970-01-01T01:01:00.000000+01:00', bpm: 51 },
          ],
        },
      },
    })
  })

  it('takes one object for a list of one, and a list of plain values item by item', () => {
    const tree = { heart_rate_data: { detailed: { hr_samples: { $each: 'hr', bpm: '$' } } } }
    expect(sleep(tree, { hr: [50, 51] }).value).toEqual({
      heart_rate_data: { detailed: { hr_samples: [{ bpm: 50 }, { bpm: 51 }] } },
    })
    expect(sleep(tree, { hr: 50 }).value).toEqual({
      heart_rate_data: { detailed: { hr_samples: [{ bpm: 50 }] } },
    })
  })

  it('leaves out with $when what is not meant, and the list with its last item', () => {
    const item = { $when: '$exists(bpm)', timestamp: '$time(at)', bpm: 'bpm' }
    const tree = { heart_rate_data: { detailed: { hr_samples: [item] } } }
    const at = '2026-10-24T22:55:00Z'
    expect(sleep(tree, { at }).value).toEqual({})
    expect(sleep(tree, { at, bpm: 50 }).value).toEqual({
      heart_rate_data: {
        detailed: { hr_samples: [{ timestamp: '2026-10-24T22:55:00.000000+00:00', bpm: 50 }] },
      },
    })
  })

  it('makes a list of values from a list, from one value, or item by item', () => {
    const tree = (provided: JsonValue) => ({ device_data: { data_provided: provided } })
    const provided = (tree_: JsonValue, record: JsonValue) => sleep(tree_, record).value
    const steps = { device_data: { data_provided: ['STEPS'] } }
    expect(provided(tree('sensors.kind'), { sensors: [{ kind: 'STEPS' }] })).toEqual(steps)
    expect(provided(tree('kind'), { kind: 'STEPS' })).toEqual(steps)
    expect(provided(tree(['"STEPS"', 'missing']), {})).toEqual(steps)
  })

  it('leaves out a position of which one coordinate is missing', () => {
    const record = { lat: 51.5, here: [51.5, -0.1] }
    const tree = {
      position_data: {
        start_pos_lat_lng_deg: ['lat', 'lng'],
        end_pos_lat_lng_deg: '[lat, lng]',
        center_pos_lat_lng_deg: 'here',
      },
    }
    expect(compileMapping(tree, 'activity').apply(record).value).toEqual({
      position_data: { center_pos_lat_lng_deg: [51.5, -0.1] },
    })
  })

  it('fills a section whose names are free', () => {
    const tree = { data_enrichment: { stress_contributors: { 'heart-rate': 'hr * 2', $each: 'hr' } } }
    const open = { data_enrichment: { stress_contributors: { 'heart-rate': 'hr * 2', none: 'missing' } } }
    expect(compileMapping(open, 'daily').apply({ hr: 0.25 }).value).toEqual({
      data_enrichment: { stress_contributors: { 'heart-rate': 0.5 } },
    })
    expect(() => compileMapping(tree, 'daily')).toThrow('an `$each`')
  })

  it('takes constants as they stand', () => {
    expect(sleep({ metadata: { timestamp_localization: 1, is_nap: false } }, {}).value).toEqual({
      metadata: { timestamp_localization: 1, is_nap: false },
    })
  })

  it('tells what it could not map: leaf, line, record, reason, value and how often', () => {
    const tree = {
      scores: { sleep: 'score * 100' },
      heart_rate_data: { detailed: { hr_samples: { $each: 'hr', timestamp: '$time(t)' } } },
    }
    const lineOf = (pointer: string) => (pointer === '/scores/sleep' ? 7 : undefined)
    const mapping = compileMapping(tree, 'sleep', { id: '/id', lineOf })
    const { value, problems } = mapping.apply({ id: 12n, score: 'good', hr: [{ t: 'noon' }, { t: 'one' }] })
    expect(value).toEqual({})
    expect(problems.map(problemText)).toEqual([
      'Failed to map line 7, scores.sleep: score * 100, record 12: `*` needs numbers, found "good".',
      'Failed to map heart_rate_data.detailed.hr_samples[].timestamp: $time(t), record 12: it is not an ISO 8601 date and time, found "noon" (2 times).',
    ])
  })

  it('does not let a number through that JSON cannot hold', () => {
    const { value, problems } = sleep({ scores: { sleep: 'a / b' } }, { a: 1, b: 0 })
    expect([value, problems.length]).toEqual([{}, 1])
  })

  it('takes one value for one field', () => {
    const { value, problems } = sleep({ metadata: { summary_id: 'a' } }, { a: [1, 2] })
    expect(value).toEqual({})
    expect(problems.map(({ reason }) => reason)).toEqual(['a Terra field takes one text, number or boolean'])
  })

  it.each([
    ['lists within lists', 'a.($$.a.($$.a))'],
    ['filters within filters', 'a[$count($$.a[$ in $$.a]) > 0]'],
    ['comparisons of everything', 'a[$$.b = $$.c]'],
    ['the text of everything', 'a[$length($string($$)) > 0]'],
    ['ever longer lists', `[${'a, '.repeat(1300)}a]`],
    ['long texts', 'a[$uppercase($$.text) = ""]'],
  ])('stops a hostile template soon: %s', (_, source) => {
    const a = Array.from({ length: 3000 }, (_item, index) => index)
    const record = { a, b: { a: [...a, 1] }, c: { a: [...a, 2] }, text: 'x'.repeat(1_000_000) }
    const { problems } = sleep(
      { heart_rate_data: { detailed: { hr_samples: { $each: source, bpm: '$' } } } },
      record,
    )
    expect(problems.map(({ reason }) => reason)).toEqual(['it took more than 1000000 steps'])
  })

  it('stops a template whose result outgrows its record', () => {
    const samples = { $each: 'a', timestamp: '$time(0)', bpm: '$', context: '$$.text' }
    const record = { a: Array.from({ length: 3000 }, () => 1), text: 'x'.repeat(1_000_000) }
    const { value, problems } = sleep({ heart_rate_data: { detailed: { hr_samples: samples } } }, record)
    expect(problems.map(({ target, times }) => [target, times > 2800])).toEqual([
      ['heart_rate_data.detailed.hr_samples[].context', true],
    ])
    expect(value).toHaveProperty('heart_rate_data')
  })
})

describe('a mapping that cannot be', () => {
  it('is refused with all its mistakes, each with its line and what to write', () => {
    expect(
      mistakesOf({
        metadata: { start_tim: '$time(a)', end_time: '$tme(a)', upload_type: 9, is_nap: 'a * 2' },
        heart_rate_data: { avg_hr_bpm: 'a', summary: 'a', detailed: { hr_samples: { bpm: 'a' } } },
        scores: { sleep: '1 +' },
      }),
    ).toEqual([
      "19 metadata.start_tim | a field of Terra's sleep | `metadata.start_tim` | Write `metadata.start_time`.",
      '18 metadata.end_time | an expression that a mapping may hold | $tme(a): there is no function `$tme` | Write `$time`.',
      "21 metadata.upload_type | a code of SleepUploadType | 9 | Write a value that Terra's `metadata.upload_type` may have.",
      '16 metadata.is_nap | true or false | an expression that comes to a number | Correct the expression, or map another field to `metadata.is_nap`.',
      "27 heart_rate_data.avg_hr_bpm | a field of Terra's sleep | `heart_rate_data.avg_hr_bpm` | Write `heart_rate_data.summary.avg_hr_bpm`.",
      '24 heart_rate_data.summary | the fields of this section | the expression a | Write its fields below it.',
      '36 heart_rate_data.detailed.hr_samples | a list | an object | Write `$each: <the list of the partner>` beside the fields of one item, or a list of items.',
      '13 scores.sleep | an expression that a mapping may hold | 1 +: it is not JSONata: Unexpected end of expression at character 3 | Correct the expression; text stands in quotes inside it, as in \'"Aurora"\'.',
    ])
  })

  it.each([
    ['function($x){ $x }', 'a function of its own'],
    ['($f := function($x){ $f($x) }; $f(1))', 'more than one expression'],
    ['[1..1000000000]', 'the operator `..`'],
    ['/(a+)+$/', 'a regular expression'],
    ['$match(a, /x/)', 'a regular expression'],
    ['$eval("1")', 'there is no function `$eval`'],
    ['$now()', 'the same record must always become the same object'],
    ['$millis()', 'the same record must always become the same object'],
    ['a[$random() > 0.5]', 'the same record must always become the same object'],
    ['$shuffle(a)', 'the same record must always become the same object'],
    ['**', 'the descendants'],
    ['a.*', 'a wildcard'],
    ['a^(b)', 'a sorting'],
    ['a ~> $sum', 'the chaining'],
    ['a{b: c}', 'a grouping'],
    ['a@$x.b', 'a binding'],
    ['a[]', 'the array mark'],
    ['a.{"b": c}', 'an array or object made in a path'],
    ['a.%', 'a binding'],
    ['$x', 'there is no variable `$x`'],
    ['time(a)', 'called with a dollar sign'],
    ['$time()', '`$time`: it is called as $time(value, offset?)'],
    ['$enum(a, b)', 'its second argument is a table'],
    ['$uploadType("body", a)', 'its first argument is one of "sleep"'],
    ['$sleepLevel(a, {"1": "ligt"})', "Terra's SleepLevel has no `ligt`; did you mean `light`?"],
    ['{"a": 1}', 'a table `{…}` may stand only where a function takes one'],
    [`${'('.repeat(60)}1${')'.repeat(60)}`, 'nested more than 40 levels deep'],
    [`${'1+'.repeat(3000)}1`, 'longer than 4000 characters'],
    ['', 'it is not JSONata'],
  ])('holds %s', (expression, reason) => {
    expect(mistakesOf({ metadata: { summary_id: expression } }).join()).toContain(reason)
  })

  it('quotes no more of a long expression than a person reads', () => {
    const [mistake = ''] = mistakesOf({ metadata: { summary_id: `${'1+'.repeat(3000)}1` } })
    expect(mistake.length).toBeLessThan(300)
  })

  it.each([
    ['a list', [1]],
    ['a text', 'id'],
    ['nothing', null],
  ])('is %s', (_, tree) => {
    expect(mistakesOf(tree).join()).toContain('the fields of this section')
  })

  it('has more leaves than anybody needs', () => {
    const samples = Array.from({ length: 2001 }, () => ({ bpm: 1 }))
    expect(mistakesOf({ heart_rate_data: { detailed: { hr_samples: samples } } }).join()).toContain(
      'at most 2000 leaves',
    )
  })

  it('cannot reach the prototype of what it makes', () => {
    expect(mistakesOf(JSON.parse('{"__proto__": {"polluted": "1"}, "constructor": "1"}')).length).toBe(2)
  })
})
