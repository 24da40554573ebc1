import type { GrantView, TokenView } from '../../control/grant-view.ts'
import { ask } from './ask.ts'
import { duration, mockNowMs } from './clock-panel.ts'
import { button, byId, make, refill } from './dom.ts'
import { say } from './say.ts'

/** So many are shown, the active and newest first. */
const MOST_GRANTS = 50

let names: ReadonlyMap<string, string> = new Map()
let known: readonly GrantView[] = []

export function nameUsers(users: readonly { readonly id: string; readonly name: string }[]): void {
  names = new Map(users.map(({ id, name }) => [id, name]))
  showGrants(known)
}

/** A user as a person calls them. */
export function nameOf(userId: string | undefined): string {
  return userId === undefined ? 'everybody' : (names.get(userId) ?? userId)
}

export function showGrants(grants: readonly GrantView[]): void {
  known = grants
  const active = grants.filter(({ state }) => state === 'active').reverse()
  const revoked = grants.filter(({ state }) => state === 'revoked').reverse()
  const shown = [...active, ...revoked].slice(0, MOST_GRANTS)
  refill(byId('grants'), ...shown.map(cardOf))
  byId('no-grants').hidden = grants.length > 0
  byId('grant-count').textContent =
    `${active.length} active${revoked.length > 0 ? `, ${revoked.length} revoked` : ''}`
}

/** Brings what is left of each token up to date; to be called each second. */
export function tickGrants(): void {
  for (const token of byId('grants').querySelectorAll<HTMLElement>('[data-expires]')) {
    const leftMs = Date.parse(token.dataset.expires!) - mockNowMs()
    const state = leftMs <= 0 ? 'expired' : 'live'
    token.dataset.state = state
    token.textContent = leftMs <= 0 ? 'expired' : `live, ${duration(leftMs)} left`
  }
}

function cardOf(grant: GrantView): HTMLElement {
  const { id, userId, scopes, state, accessToken, refreshToken } = grant
  const who = nameOf(userId)
  const card = make(
    'li',
    { class: `grant ${state}` },
    make(
      'p',
      { class: 'who' },
      make('b', {}, who),
      ' ',
      make('span', { class: 'soft' }, `${id}${userId === undefined ? '' : ` · ${userId}`}`),
    ),
    make(
      'dl',
      { class: 'tokens' },
      ...tokenRow('Access token', accessToken),
      ...tokenRow('Refresh token', refreshToken),
      make('div', {}, make('dt', {}, 'Scopes'), make('dd', {}, scopes.join(' ') || 'none')),
    ),
  )
  if (state === 'active') card.append(actionsOf(grant, who))
  return card
}

function tokenRow(label: string, token: TokenView | undefined): readonly HTMLElement[] {
  if (token === undefined) return []
  const counts = token.state === 'live' && token.expiresAt !== undefined
  const left = counts ? `live, ${duration(Date.parse(token.expiresAt!) - mockNowMs())} left` : token.state
  const shown = make(
    'span',
    { class: 'token', 'data-state': token.state, 'data-expires': counts && token.expiresAt! },
    left,
  )
  return [make('div', {}, make('dt', {}, label), make('dd', {}, shown))]
}

function actionsOf({ id, userId, accessToken, refreshToken }: GrantView, who: string): HTMLElement {
  const act = (
    label: string,
    about: string,
    key: string,
    run: () => Promise<unknown>,
    done: string,
    isFinal = false,
  ) =>
    button(label, () => void run().then(() => say(done)), {
      'data-key': `${id} ${key}`,
      'aria-label': `${label}: ${about} of ${who}, ${id}`,
      class: isFinal && 'final',
    })
  const expire = (token: string) => () => ask('POST', `/grants/${id}/expire`, { token })
  return make(
    'p',
    { class: 'actions' },
    accessToken !== undefined &&
      act(
        'Expire',
        'the access token',
        'access',
        expire('access'),
        `The access token of ${who} has expired.`,
      ),
    refreshToken !== undefined &&
      act(
        'Expire both',
        'access and refresh token',
        'both',
        expire('both'),
        `Both tokens of ${who} have expired.`,
      ),
    act(
      'Revoke',
      'the grant',
      'revoke',
      () => ask('POST', `/grants/${id}/revoke`),
      `The grant of ${who} is revoked; nobody was told.`,
      true,
    ),
    userId !== undefined &&
      act(
        'Withdraw',
        'every consent',
        'withdraw',
        () => ask('POST', `/users/${encodeURIComponent(userId)}/disconnect`),
        `${who} has withdrawn consent.`,
        true,
      ),
  )
}
