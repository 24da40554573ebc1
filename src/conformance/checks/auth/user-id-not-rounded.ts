import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const userIdNotRounded: Check<'connection'> = defineCheck({
  id: 'auth/user-id-not-rounded',
  title: "A user's id of 64 bits keeps all its digits.",
  level: 'should',
  source: {
    document: 'Terra: submitting an application',
    section: 'Readiness checklist',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  remedy:
    'Print 64-bit ids from integers, or as text: a double keeps 53 bits, and the users whose ids lie between become one.',
  given: 'connection',

  judge({ userId, token, grant }) {
    if (!userId.found) return inapplicable('there is no user id to look at')
    const id = grant.userId ?? ''
    // Printers write a double with the fewest digits and zeros behind them; of ids that long, few end so by chance.
    if (!/^\d{18,20}$/.test(id)) return inapplicable('the user id is no integer that a double could not hold')
    return String(Number(id)) === id
      ? finding('it ends as the doubles of its size end: its last digits are lost', userId.exchange ?? token)
      : undefined
  },
})
