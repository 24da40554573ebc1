/** One user of one partner, linked once. What changes about it stands in its grant. */
export interface Connection {
  /** Terra's id of the user: new with every link. */
  readonly id: string
  /** The partner's id of the user, as text; absent while only the data could tell. */
  readonly userId?: string
  /** Where `auth.eventUserId` tells it: by what events call the user. As text. */
  readonly eventUserId?: string
  /** Where `auth.userEmail` tells it. */
  readonly userEmail?: string
  /** IANA, where `auth.timeZone` tells it. */
  readonly timeZone?: string
  /** Those that the partner granted, or those asked for where it does not tell. */
  readonly scopes: readonly string[]
  /** Whatever Terra's customer calls this user. */
  readonly reference?: string
  readonly createdAtMs: number
}
