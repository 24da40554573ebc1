import { describe, expect, it } from 'vitest'
import { type BrokerSourceFlags, brokerSource, isFromBroker } from '../../src/cli/broker-source.ts'

const NOTHING: BrokerSourceFlags = {
  fromBroker: true,
  brokerUrl: 'https://broker.example.com',
  selector: [],
  enablePending: false,
  includeWipPactsSince: undefined,
  publish: false,
  providerVersion: undefined,
  providerBranch: undefined,
  providerTag: [],
  buildUrl: undefined,
}

function source(flags: Partial<BrokerSourceFlags>, variables: Record<string, string> = {}) {
  const { kind: _, settings: __, ...rest } = brokerSource({ ...NOTHING, ...flags }, { variables })
  return rest
}

describe("which of the broker's pacts to verify", () => {
  it('is the least that can be said, where nothing is said', () => {
    expect(source({})).toEqual({ selectors: [], enablePending: false })
  })

  it('is said by selectors, and by the branch for which pacts are pending', () => {
    const since = '2026-01-31'
    expect(source({ selector: ['mainBranch'], includeWipPactsSince: since, providerBranch: 'main' })).toEqual(
      {
        selectors: [{ mainBranch: true }],
        enablePending: true,
        includeWipPactsSince: since,
        providerBranch: 'main',
      },
    )
  })

  it('says of which version results are published, and where the build is', () => {
    const variables = { BUILDKITE: 'true', BUILDKITE_BUILD_URL: 'https://b/1' }
    expect(source({ publish: true, providerVersion: '7', providerTag: ['eu'] }, variables).publish).toEqual({
      providerVersion: '7',
      tags: ['eu'],
      buildUrl: 'https://b/1',
    })
  })

  it.each([
    ['pending pacts of no branch', { enablePending: true }, /--provider-branch/],
    ['a date that is none', { includeWipPactsSince: '2026-13-01', providerBranch: 'main' }, /2027-01-31/],
    ['a date of another form', { includeWipPactsSince: '1.2.2026', providerBranch: 'main' }, /2027-01-31/],
    ['results of no version', { publish: true }, /--provider-version/],
  ])('refuses %s', (_, flags, remedy) => {
    expect(() => source(flags)).toThrow(
      expect.objectContaining({ code: 'USAGE', remedy: expect.stringMatching(remedy) }),
    )
  })
})

describe('whether a broker is asked', () => {
  const files = { ...NOTHING, fromBroker: false, brokerUrl: undefined }

  it.each([
    ['where its URL is given', { brokerUrl: 'https://broker.example.com' }, true],
    ['where the flag says so', { fromBroker: true }, true],
    ['nowhere else', { buildUrl: 'https://ci.example/7' }, false],
  ])('%s', (_, flags, expected) => {
    expect(isFromBroker({ ...files, ...flags })).toBe(expected)
  })

  it.each([
    ['--publish', { publish: true }],
    ['--selector', { selector: ['mainBranch'] }],
    ['--enable-pending', { enablePending: true }],
    ['--include-wip-pacts-since', { includeWipPactsSince: '2026-01-31' }],
  ])('%s without a broker is a mistake', (flag, flags) => {
    expect(() => isFromBroker({ ...files, ...flags })).toThrow(
      expect.objectContaining({ code: 'USAGE', message: expect.stringContaining(flag) }),
    )
  })
})
