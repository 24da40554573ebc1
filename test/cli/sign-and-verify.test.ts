import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { terrarium } from '../support/command.ts'
import { descriptorFile } from '../support/partners.ts'

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'terrarium-sign-'))
  writeFileSync(join(folder, 'body.json'), '{"type":"sleep.updated", "n":1.0}')
  writeFileSync(join(folder, 'secret.txt'), `${SECRET}\n`)
})
afterAll(() => rmSync(folder, { recursive: true }))

async function signed(...words: readonly string[]): Promise<string> {
  const { out } = await terrarium([
    'sign',
    descriptorFile('aurora'),
    '--body',
    join(folder, 'body.json'),
    '--secret',
    SECRET,
    '--json',
    ...words,
  ])
  const file = join(folder, 'captured.sh')
  writeFileSync(file, (JSON.parse(out) as { curl: string }).curl)
  return file
}

const verify = (...words: readonly string[]) => terrarium(['verify', ...words, '--json'])

describe('sign and verify', () => {
  it('a curl that sign prints is valid, the secret taken from a file or from the environment', async () => {
    const request = await signed()
    const fromFile = await verify(
      descriptorFile('aurora'),
      '--request',
      request,
      '--secret-file',
      join(folder, 'secret.txt'),
    )
    const fromEnvironment = await terrarium(
      ['verify', descriptorFile('aurora'), '--request', request, '--secret-env', 'S', '--json'],
      { variables: { S: SECRET } },
    )
    for (const { exitCode, out } of [fromFile, fromEnvironment]) {
      expect([exitCode, JSON.parse(out)]).toEqual([
        0,
        expect.objectContaining({ valid: true, scheme: { preset: 'standard-webhooks' } }),
      ])
    }
  })

  it('a body that is no text is read by the curl from where it came', async () => {
    const bytes = Buffer.from([0x7b, 0, 0xff, 0x7d])
    writeFileSync(join(folder, 'bytes'), bytes)
    const { out } = await terrarium([
      'sign',
      descriptorFile('aurora'),
      '--body',
      join(folder, 'bytes'),
      '--secret',
      SECRET,
      '--json',
    ])
    expect((JSON.parse(out) as { curl: string }).curl).toMatch(/^curl --data-binary @\S+\/bytes -X POST -H /)
  })

  it('the secret of webhooks is all that has to be set in the environment', async () => {
    const words = [descriptorFile('aurora'), '--request', await signed()]
    const unset = await verify(...words)
    expect([unset.exitCode, unset.err]).toEqual([
      2,
      expect.stringContaining('AURORA_WEBHOOK_SECRET is not set'),
    ])
    const { exitCode } = await terrarium(['verify', ...words], {
      variables: { AURORA_WEBHOOK_SECRET: SECRET },
    })
    expect(exitCode).toBe(0)
  })

  it.each(['whsec_not base64!', 'whsec_'])(
    '%s is no secret, which every command says at once',
    async (secret) => {
      const request = await signed()
      for (const words of [
        ['verify', descriptorFile('aurora'), '--request', request],
        ['sign', descriptorFile('aurora'), '--body', join(folder, 'body.json')],
        ['listen', descriptorFile('aurora')],
        ['emit', descriptorFile('aurora'), 'sleep.updated', '--to', 'http://127.0.0.1:9/'],
      ]) {
        const { exitCode, err } = await terrarium([...words, '--secret', secret])
        expect([words[0], exitCode, err.split('\n').length]).toEqual([words[0], 2, 3])
      }
    },
  )

  it.each([
    ['empty', ''],
    ['binary', Buffer.from([0x1b, 0x5b, 0x33, 0x31, 0x6d, 0, 0xff])],
    ['huge', Buffer.alloc(20_000_000)],
    ['no HAR', '{"log":{"entries":{"a":1}}}'],
    ['a HAR without entries', '{"log":{"entries":[]}}'],
    ['a curl with an open quote', "curl 'https://h.example"],
    ['a curl with its body elsewhere', 'curl https://h.example -d @body.json'],
  ])('a capture that is %s is refused with what is wrong and what to do', async (_, content) => {
    const file = join(folder, 'hostile')
    writeFileSync(file, content)
    const { exitCode, out, err } = await verify('--request', file, '--secret', SECRET)
    expect([exitCode, out]).toEqual([2, ''])
    expect(err).toMatch(/^Failed to read a request from \S+hostile: [^\p{Cc}]+\.\n[^\p{Cc}]+\.\n$/u)
  })

  it('without a descriptor it is found out how the sender signed', async () => {
    const { exitCode, out } = await verify('--request', await signed(), '--secret', SECRET)
    expect([exitCode, JSON.parse(out)]).toEqual([
      0,
      expect.objectContaining({ valid: true, scheme: { preset: 'standard-webhooks' } }),
    ])
  })

  it('with the wrong descriptor both changes are told, and the exit code is 1', async () => {
    const { exitCode, out } = await verify(
      descriptorFile('pulse'),
      '--request',
      await signed(),
      '--secret',
      SECRET,
    )
    const verdict = JSON.parse(out) as {
      valid: boolean
      scheme: unknown
      explanation: { receiverChanges: string[]; senderChanges: string[] }
    }
    expect([exitCode, verdict.valid, verdict.scheme]).toEqual([1, false, { preset: 'standard-webhooks' }])
    expect(verdict.explanation.receiverChanges.join('\n')).toContain('header: webhook-signature')
    expect(verdict.explanation.senderChanges.join('\n')).toContain('x-pulse-signature')
  })

  it('an old one is authentic, too old now and not too old then', async () => {
    const request = await signed('--at', '2026-01-01T00:00:00Z')
    const now = await verify(descriptorFile('aurora'), '--request', request, '--secret', SECRET)
    const then = await verify(
      descriptorFile('aurora'),
      '--request',
      request,
      '--secret',
      SECRET,
      '--at',
      '2026-01-01T00:01:00Z',
    )
    expect([now.exitCode, then.exitCode]).toEqual([1, 0])
    expect(now.out).toMatch(/signature is right/)
  })

  it('a secret is never printed', async () => {
    const file = await signed()
    const { out, err } = await verify(descriptorFile('aurora'), '--request', file, '--secret', `${SECRET}x`)
    expect(`${out}${err}${readFileSync(file, 'utf8')}`).not.toContain(SECRET)
  })

  it.each([
    ['no secret', ['--request', 'x'], /--secret-env/],
    ['no such file', ['--request', 'nowhere.http', '--secret', 'x'], /nowhere\.http: there is no such file/],
    ['a variable that is not set', ['--request', 'x', '--secret-env', 'NOT_SET'], /NOT_SET/],
  ])('%s: exit 2', async (_, words, expected) => {
    const { exitCode, err } = await terrarium(['verify', ...words])
    expect([exitCode, err]).toEqual([2, expect.stringMatching(expected)])
  })
})
