import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillTemplate, matchPath, matchTemplate, parseTemplate } from '../../src/kernel/template.ts'

describe('templates', () => {
  it('fills what has a value', () => {
    expect(fillTemplate('{id}.{timestamp}.{body}', { id: 'msg', timestamp: 1, body: '{}' })).toBe('msg.1.{}')
  })

  it('is nothing as long as one placeholder has no value', () => {
    expect(fillTemplate('{cursor}', { cursor: undefined })).toBeUndefined()
    expect(fillTemplate('a{b}', {})).toBeUndefined()
  })

  it('takes references to the environment and other braces as text', () => {
    expect(parseTemplate('${SECRET} {"a":{from}}').placeholders).toEqual(['from'])
  })

  it('does not read what it filled in as a template', () => {
    expect(fillTemplate('{a}{b}', { a: '{b}', b: '$&' })).toBe('{b}$&')
  })

  it('reads a filter expression backwards', () => {
    expect(
      matchTemplate("time >= '{from}' AND time < '{to}'", "time >= '2026-01-01' AND time < '2026-02-01'"),
    ).toEqual({
      from: '2026-01-01',
      to: '2026-02-01',
    })
    expect(matchTemplate('/users/{userId}/sleep', '/users/7/activity')).toBeUndefined()
  })

  it('wants the same text wherever one placeholder stands twice', () => {
    expect(matchTemplate('{a}-{a}', 'x-x')).toEqual({ a: 'x' })
    expect(matchTemplate('{a}-{a}', 'x-y')).toBeUndefined()
  })

  it('reads back what it filled in', () => {
    const word = fc.stringMatching(/^[a-z0-9]{1,8}$/)
    fc.assert(
      fc.property(word, word, (from, to) => {
        const filled = fillTemplate('/v1/{from}..{to}/days', { from, to })!
        expect(matchTemplate('/v1/{from}..{to}/days', filled)).toEqual({ from, to })
      }),
      { seed: 5 },
    )
  })

  it('reads a path backwards segment by segment: a placeholder is something, and no slash', () => {
    const template = '/users/{userId}/sleep'
    expect(matchPath(template, '/users/a%2Fb/sleep')).toEqual({ userId: 'a%2Fb' })
    expect(matchPath(template, '/users/7/days/sleep')).toBeUndefined()
    expect(matchPath(template, '/users//sleep')).toBeUndefined()
    expect(matchPath('/days/{from}..{to}', '/days/1..2')).toEqual({ from: '1', to: '2' })
  })
})
