/** What a kind of activity may be expected to do. */
export interface ActivityKind {
  readonly name: string
  /** Codes of Terra's ActivityType. */
  readonly types: readonly number[]
  /** Metres a second on average that people of this kind do not exceed. */
  readonly fastest: number
}

export const KINDS: readonly ActivityKind[] = [
  { name: 'walking', types: [7, 35, 93, 94, 95, 116], fastest: 4 },
  { name: 'running', types: [8, 56, 57, 58, 133, 149], fastest: 12 },
  { name: 'cycling', types: [1, 14, 15, 16, 19, 150, 152, 153], fastest: 30 },
  { name: 'swimming', types: [82, 83, 84], fastest: 3 },
]

export const POOL_SWIMMING = 83

/** Swimming, and what has swimming in it: triathlon, multisport, water polo, team and other sports. */
export const WITH_SWIMMING: readonly number[] = [82, 83, 84, 86, 96, 108, 126, 151]
