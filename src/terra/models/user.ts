/** A connection: one user at one partner. */
export const user = {
  'user_id!': 'identifier',
  'provider!': 'identifier',
  reference_id: 'text',
  /** Separated by commas; not always all that was granted. */
  scopes: 'text',
  active: 'flag',
  created_at: 'timestamp',
  last_webhook_update: 'timestamp',
} as const
