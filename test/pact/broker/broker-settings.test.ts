import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { type BrokerFlags, brokerSettings } from '../../../src/pact/broker/broker-settings.ts'

const HERE = { PACT_BROKER_BASE_URL: 'https://broker.example.com' }

/** Which way to authenticate was chosen, its secret in the open. */
function chosen(flags: BrokerFlags, variables: Record<string, string> = {}): readonly string[] {
  const { auth } = brokerSettings(flags, { ...HERE, ...variables })
  switch (auth.kind) {
    case 'none':
      return ['none']
    case 'basic':
      return ['basic', auth.username, auth.password.reveal()]
    case 'token':
      return ['token', auth.token.reveal()]
  }
}

describe('where the broker is', () => {
  it.each([
    ['from the flag', { brokerUrl: 'https://b.example' }, {}, 'https://b.example'],
    ['from the variable', {}, HERE, 'https://broker.example.com'],
    [
      'from the flag where both say it',
      { brokerUrl: 'http://127.0.0.1:9292' },
      HERE,
      'http://127.0.0.1:9292',
    ],
    ['below a path', { brokerUrl: 'https://ci.example/pact//' }, {}, 'https://ci.example/pact'],
  ])('is read %s', (_, flags, variables, url) => {
    expect(brokerSettings(flags, variables).url).toBe(url)
  })

  it.each([
    ['nothing says it', {}, {}, /neither --broker-url nor PACT_BROKER_BASE_URL/],
    ['the variable is empty', {}, { PACT_BROKER_BASE_URL: '' }, /neither/],
    ['it has no scheme', { brokerUrl: 'broker.example.com' }, {}, /--broker-url 'broker.example.com'/],
    ['it is of another scheme', { brokerUrl: 'ftp://u:hunter2@b' }, {}, /--broker-url '…@b'/],
    [
      'it holds credentials',
      {},
      { PACT_BROKER_BASE_URL: 'https://u:hunter2@b' },
      /PACT_BROKER_BASE_URL: it holds cred/,
    ],
    [
      'it has a query',
      { brokerUrl: 'https://b/?token=hunter2' },
      {},
      /'https:\/\/b\/': a base URL has neither a q/,
    ],
  ])('is asked for where %s', (_, flags, variables, message) => {
    const call = () => brokerSettings(flags, variables)
    expect(call).toThrow(expect.objectContaining({ code: 'USAGE', message: expect.stringMatching(message) }))
    expect(call).not.toThrow(/hunter2/)
  })
})

describe('as whom', () => {
  it.each<[string, BrokerFlags, Record<string, string>, readonly string[]]>([
    ['nobody, where nothing is given', {}, {}, ['none']],
    ['a token', { brokerToken: 't' }, {}, ['token', 't']],
    ['the usual token', {}, { PACT_BROKER_TOKEN: 't' }, ['token', 't']],
    [
      'a token of another name',
      { brokerTokenEnv: 'MINE' },
      { MINE: 'm', PACT_BROKER_TOKEN: 't' },
      ['token', 'm'],
    ],
    ['a name and a password', { brokerUsername: 'u', brokerPassword: 'p' }, {}, ['basic', 'u', 'p']],
    [
      'the usual ones',
      {},
      { PACT_BROKER_USERNAME: 'u', PACT_BROKER_PASSWORD: 'p:é ' },
      ['basic', 'u', 'p:é '],
    ],
    ['one of each', { brokerUsername: 'u' }, { PACT_BROKER_PASSWORD: 'p' }, ['basic', 'u', 'p']],
    [
      'a password of another name',
      { brokerPasswordEnv: 'P' },
      { PACT_BROKER_USERNAME: 'u', P: 'p' },
      ['basic', 'u', 'p'],
    ],
    [
      'the flag, where the variables say another way',
      { brokerToken: 't' },
      { PACT_BROKER_USERNAME: 'u', PACT_BROKER_PASSWORD: 'p' },
      ['token', 't'],
    ],
    [
      'the flags, where the variable says another way',
      { brokerUsername: 'u', brokerPassword: 'p' },
      { PACT_BROKER_TOKEN: 't' },
      ['basic', 'u', 'p'],
    ],
    [
      'nobody, where the variables are empty',
      {},
      { PACT_BROKER_TOKEN: '', PACT_BROKER_USERNAME: '' },
      ['none'],
    ],
  ])('%s', (_, flags, variables, expected) => {
    expect(chosen(flags, variables)).toEqual(expected)
  })

  it.each<[string, BrokerFlags, Record<string, string>, RegExp]>([
    ['both ways by flags', { brokerToken: 'hunter2', brokerUsername: 'u' }, {}, /a token and a username/],
    [
      'both ways by variables',
      {},
      { PACT_BROKER_TOKEN: 'hunter2', PACT_BROKER_USERNAME: 'u' },
      /a token and a/,
    ],
    ['a username alone', {}, { PACT_BROKER_USERNAME: 'u', PACT_BROKER_PASSWORD: '' }, /no password/],
    ['a password alone', { brokerPassword: 'hunter2' }, {}, /no username/],
    ['an empty token', { brokerToken: '' }, {}, /--broker-token: it is empty/],
    [
      'a secret twice',
      { brokerToken: 'hunter2', brokerTokenEnv: 'X' },
      {},
      /--broker-token and --broker-token-env/,
    ],
    ['a variable that is not set', { brokerTokenEnv: 'MINE' }, {}, /MINE is not set/],
    [
      'a token with its line break',
      {},
      { PACT_BROKER_TOKEN: 'hunter2\n' },
      /from PACT_BROKER_TOKEN: it holds white/,
    ],
    ['a token with its scheme', { brokerToken: 'Bearer hunter2' }, {}, /from --broker-token: it holds white/],
    [
      'a password with its line break',
      { brokerUsername: 'u' },
      { PACT_BROKER_PASSWORD: 'hunter2\n' },
      /from PACT_BROKER_PASSWORD: it holds a line break/,
    ],
    ['a username with a colon', { brokerUsername: 'u:x', brokerPassword: 'hunter2' }, {}, /a colon/],
  ])('is refused: %s', (_, flags, variables, message) => {
    const call = () => chosen(flags, variables)
    expect(call).toThrow(expect.objectContaining({ code: 'USAGE', message: expect.stringMatching(message) }))
    expect(call).not.toThrow(/hunter2/)
  })

  it('is not told by accident', () => {
    const settings = [
      brokerSettings({ brokerToken: 'hunter2' }, HERE),
      brokerSettings({ brokerUsername: 'u', brokerPassword: 'hunter2' }, HERE),
    ]
    const shown = [
      JSON.stringify(settings),
      inspect(settings, { depth: 9, showHidden: true }),
      settings.map(({ auth }) => `${Object.values(auth)}`),
    ]
    expect(shown.join('\n')).not.toContain('hunter2')
  })
})
