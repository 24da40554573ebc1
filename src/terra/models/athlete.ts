/** Who the user is at the partner: one per connection, the latest wins. */
export const athlete = {
  /** The partner's own id of the user. */
  provider_user_id: 'text',
  first_name: 'text',
  last_name: 'text',
  email: 'text',
  bio: 'text',
  sex: 'text',
  gender: 'text',
  age: 'count',
  date_of_birth: 'date',
  city: 'text',
  state: 'text',
  country: 'text',
  account_creation_date: 'date',
} as const
