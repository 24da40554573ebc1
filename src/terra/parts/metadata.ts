/** The window of what is kept by the day: from midnight to the next midnight of the user's calendar. */
export const dayMetadata = {
  'start_time!': 'timestamp',
  'end_time!': 'timestamp',
  timestamp_localization: 'TimestampLocalization',
} as const
