import { describe, expect, it } from 'vitest'
import { createGuard, type GuardOptions } from '../../src/http/guard.ts'
import { guardedSend } from '../../src/http/guarded-send.ts'
import { isPrivateAddress } from '../../src/http/private-address.ts'

const NAMES: Readonly<Record<string, readonly string[]>> = {
  'api.partner.example': ['93.184.216.34', '2606:2800:220:1::1'],
  'login.partner.example': ['93.184.216.35'],
  'inside.partner.example': ['93.184.216.36', '10.0.0.1'],
  'metadata.partner.example': ['169.254.169.254'],
  'vpn.partner.example': ['10.20.0.7'],
}

async function resolve(hostname: string): Promise<readonly string[]> {
  const addresses = NAMES[hostname]
  if (addresses === undefined) throw new Error(`getaddrinfo ENOTFOUND ${hostname}`)
  return addresses
}

function guarded(options: Partial<GuardOptions> = {}) {
  const guard = createGuard({ origins: ['https://api.partner.example'], resolve, ...options })
  // A connection asks for the addresses, as the network does.
  const send = guardedSend(async ({ url }) => {
    await guard.addressesOf(new URL(url))
    return new Response('sent')
  }, guard)
  return (url: string) =>
    send(new Request(url)).then(
      () => 'sent',
      (error: { code: string; reason: string }) => `${error.code} ${error.reason}`,
    )
}

const outcome = (url: string, options?: Partial<GuardOptions>) => guarded(options)(url)

const ELSEWHERE = 'HOST_REFUSED another-host'
const PRIVATE = 'HOST_REFUSED private-address'

describe('a way to send that no partner leads astray', () => {
  it.each([
    ['https://api.partner.example/v1/sleep?next=2', 'sent'],
    ['https://api.partner.example:443/', 'sent'],
    ['http://api.partner.example/v1/sleep', ELSEWHERE],
    ['https://api.partner.example:8443/v1/sleep', ELSEWHERE],
    ['https://api.partner.example.evil.example/', ELSEWHERE],
    ['https://login.partner.example/', ELSEWHERE],
    ['http://169.254.169.254/latest/meta-data/', ELSEWHERE],
    ['http://10.0.0.1/', ELSEWHERE],
    ['http://[::1]:8080/', ELSEWHERE],
    ['http://2130706433/', ELSEWHERE],
  ])('%s: %s', async (url, expected) => {
    expect(await outcome(url)).toBe(expected)
  })

  it.each([
    [
      'a declared host',
      { origins: ['https://api.partner.example', 'https://login.partner.example'] },
      'sent',
    ],
    ['a host that somebody vouches for', { allowHosts: ['login.partner.example'] }, 'sent'],
    ['the same with its port', { allowHosts: ['login.partner.example:443'] }, 'sent'],
    ['the same in other letters', { allowHosts: ['Login.Partner.Example'] }, 'sent'],
    ['its port alone', { allowHosts: ['login.partner.example:8443'] }, ELSEWHERE],
    ['all hosts below a name', { allowHosts: ['*.partner.example'] }, 'sent'],
    ['all hosts below another', { allowHosts: ['*.example.com'] }, ELSEWHERE],
  ])('goes to %s', async (_, options, expected) => {
    expect(await outcome('https://login.partner.example/', options)).toBe(expected)
  })

  it.each([
    ['one of several addresses', 'https://inside.partner.example', PRIVATE],
    ['the address of the cloud metadata', 'https://metadata.partner.example', PRIVATE],
    ['an address that stands there', 'http://10.0.0.1', PRIVATE],
    ['none', 'https://login.partner.example', 'sent'],
  ])('asks where a declared name of a public partner leads: %s', async (_, origin, expected) => {
    expect(await outcome(`${origin}/`, { origins: ['https://api.partner.example', origin] })).toBe(expected)
    const vouched = { origins: ['https://api.partner.example'], allowHosts: [new URL(origin).host] }
    expect(await outcome(`${origin}/`, vouched)).toBe('sent')
  })

  it('lets a partner be private that is private by its environment', async () => {
    const origins = ['https://vpn.partner.example', 'http://10.0.0.1']
    expect(await outcome('http://10.0.0.1/', { origins })).toBe('sent')
    expect(await outcome('http://10.0.0.2/', { origins })).toBe(ELSEWHERE)
  })

  it('notices when the name of the partner itself turns to a private address', async () => {
    let asked = 0
    const ask = guarded({ resolve: async () => (++asked <= 2 ? ['93.184.216.34'] : ['127.0.0.1']) })
    expect(await ask('https://api.partner.example/')).toBe('sent')
    expect(await ask('https://api.partner.example/')).toBe(PRIVATE)
  })

  it('does not take a private partner for a public one because its name server was late once', async () => {
    let asked = 0
    const late = async () => {
      if (++asked <= 2) throw Object.assign(new Error('getaddrinfo EAI_AGAIN'), { code: 'EAI_AGAIN' })
      return ['10.20.0.7']
    }
    const ask = guarded({ origins: ['https://vpn.partner.example'], resolve: late })
    expect(await ask('https://vpn.partner.example/')).toBe('EAI_AGAIN undefined')
    expect(await ask('https://vpn.partner.example/')).toBe('sent')
  })
})

describe('an address is private', () => {
  it.each([
    ...['127.0.0.1', '10.1.2.3', '172.31.255.255', '192.168.0.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'],
    ...['::1', '[::1]', '::', 'fe80::1', 'fe80::1%eth0', 'fd00::1', '::ffff:10.0.0.1', '::ffff:7f00:1'],
    ...['64:ff9b::a00:1', '224.0.0.1', '255.255.255.255'],
  ])('%s', (address) => {
    expect(isPrivateAddress(address)).toBe(true)
  })

  it.each([
    ...['93.184.216.34', '172.32.0.1', '11.0.0.1', '2606:2800:220:1::1', '::ffff:93.184.216.34'],
    ...['64:ff9b::5db8:d822', 'partner.example', ''],
  ])('and %s is not', (address) => {
    expect(isPrivateAddress(address)).toBe(false)
  })
})
