import type { EndpointView } from '../../control/endpoint-view.ts'
import { ask } from './ask.ts'
import { button, byId, make, refill } from './dom.ts'
import { nameOf } from './grant-list.ts'
import { say } from './say.ts'

/** What can be emitted, and about whom. */
export function fillEmitForm(
  events: readonly string[],
  users: readonly { readonly id: string; readonly name: string }[],
): void {
  byId('event').replaceChildren(...events.map((name) => make('option', { value: name }, name)))
  byId('user').replaceChildren(
    ...users.map(({ id, name }) => make('option', { value: id }, `${name} (${id})`)),
  )
  byId('webhooks').hidden = events.length === 0
}

export function showEndpoints(endpoints: readonly EndpointView[]): void {
  refill(
    byId('endpoints'),
    ...endpoints.map(({ id, url, userId, event }) =>
      make(
        'li',
        {},
        make('span', { class: 'url' }, url),
        make(
          'span',
          { class: 'soft' },
          [event, userId === undefined ? undefined : nameOf(userId)].filter(Boolean).join(', '),
        ),
        button(
          'Remove',
          () => void ask('DELETE', `/endpoints/${id}`).then(() => say(`${url} gets no more events.`)),
          {
            'aria-label': `Remove ${url}`,
            'data-key': id,
          },
        ),
      ),
    ),
  )
  byId('no-endpoints').hidden = endpoints.length > 0
}

export function wireEmitForm(): void {
  byId('emit').addEventListener('submit', (submitted) => {
    submitted.preventDefault()
    void emit()
  })
  byId('register').addEventListener('submit', (submitted) => {
    submitted.preventDefault()
    void register()
  })
}

async function emit(): Promise<void> {
  const event = byId<HTMLSelectElement>('event').value
  const userId = byId<HTMLSelectElement>('user').value
  const { urls } = await ask<{ readonly urls: readonly string[] }>('POST', '/emit', { event, userId })
  const where = urls.length === 0 ? 'nobody: no endpoint wants it' : urls.join(', ')
  say(`${event} about ${nameOf(userId)} goes to ${where}.`)
}

async function register(): Promise<void> {
  const field = byId<HTMLInputElement>('endpoint-url')
  await ask('POST', '/endpoints', { url: field.value })
  say(`${field.value} gets events from now on.`)
  field.value = ''
}
