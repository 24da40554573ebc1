import { describe, expect, it } from 'vitest'
import { ENUMERATIONS, type EnumName, enumCodeOf, enumCodes, enumNameOf } from '../../src/terra/enums.ts'

const NAMES = Object.keys(ENUMERATIONS) as EnumName[]

describe('the enumerations', () => {
  it('swap automatic and manual between sleep and everything else', () => {
    expect(enumCodeOf('UploadType', 'automatic')).toBe(1)
    expect(enumCodeOf('UploadType', 'manual')).toBe(2)
    expect(enumCodeOf('SleepUploadType', 'automatic')).toBe(2)
    expect(enumCodeOf('SleepUploadType', 'manual')).toBe(1)
  })

  it('know that the activity with code 0 is a drive, and what the holes are', () => {
    expect(enumNameOf('ActivityType', 0)).toBe('In Vehicle')
    expect(enumCodeOf('ActivityType', 'in_vehicle')).toBe(0)
    expect(enumCodes('ActivityType')).toHaveLength(146)
    for (const hole of [2, 6, 72, 107, 109, 110, 111, 112, 121])
      expect(enumNameOf('ActivityType', hole)).toBeUndefined()
  })

  it('find a name whatever its case, spaces, underscores and hyphens', () => {
    expect(enumCodeOf('ActivityType', 'OFF ROAD_driving')).toBe(136)
    expect(enumCodeOf('SleepLevel', 'rem-sleep')).toBe(6)
    expect(enumCodeOf('DeviceDataType', 'heart rate')).toBe('HEART_RATE')
  })

  it('have no code for a name they do not know, and no name for a code', () => {
    expect(enumCodeOf('ActivityType', 'quidditch')).toBeUndefined()
    expect(enumCodeOf('SleepLevel', '')).toBeUndefined()
    expect(enumNameOf('SleepLevel', 7)).toBeUndefined()
    expect(enumNameOf('SleepLevel', 'toString')).toBeUndefined()
  })

  it.each(NAMES)('%s gives every code back for its name', (name) => {
    for (const code of enumCodes(name)) expect(enumCodeOf(name, enumNameOf(name, code)!)).toBe(code)
  })
})
