/** Somewhere to live or to stay. */
export interface Place {
  /** IANA. */
  readonly zone: string
  /** Degrees: latitude, longitude. */
  readonly at: readonly [number, number]
  readonly city: string
  readonly country: string
}

export type PlaceName =
  | 'auckland'
  | 'berlin'
  | 'honolulu'
  | 'kolkata'
  | 'lisbon'
  | 'london'
  | 'lordHowe'
  | 'losAngeles'
  | 'newYork'
  | 'stJohns'

export const PLACES: Readonly<Record<PlaceName, Place>> = {
  auckland: { zone: 'Pacific/Auckland', at: [-36.85, 174.76], city: 'Auckland', country: 'NZ' },
  berlin: { zone: 'Europe/Berlin', at: [52.52, 13.4], city: 'Berlin', country: 'DE' },
  honolulu: { zone: 'Pacific/Honolulu', at: [21.31, -157.86], city: 'Honolulu', country: 'US' },
  kolkata: { zone: 'Asia/Kolkata', at: [22.57, 88.36], city: 'Kolkata', country: 'IN' },
  lisbon: { zone: 'Europe/Lisbon', at: [38.72, -9.14], city: 'Lisbon', country: 'PT' },
  london: { zone: 'Europe/London', at: [51.51, -0.13], city: 'London', country: 'GB' },
  /** Its clocks change by half an hour. */
  lordHowe: { zone: 'Australia/Lord_Howe', at: [-31.55, 159.08], city: 'Lord Howe Island', country: 'AU' },
  losAngeles: { zone: 'America/Los_Angeles', at: [34.05, -118.24], city: 'Los Angeles', country: 'US' },
  newYork: { zone: 'America/New_York', at: [40.71, -74.01], city: 'New York', country: 'US' },
  stJohns: { zone: 'America/St_Johns', at: [47.56, -52.71], city: "St. John's", country: 'CA' },
}
