import { escapeHtml } from '../../page/html.ts'
import type { WorldUser } from '../../world/world.ts'
import { CONSENT_STYLE } from './consent-style.ts'

export interface ConsentPage {
  readonly partnerName: string
  readonly clientId: string
  /** Where the form goes. */
  readonly action: string
  /** The host that the person is sent back to. */
  readonly returnsTo: string
  readonly users: readonly WorldUser[]
  /** The id of the user that is ticked. */
  readonly selected: string | undefined
  readonly scopes: readonly ScopeChoice[]
  /** Comes back with the form, and in a cookie. */
  readonly token: string
}

/** A scope as a person is asked for it. */
export interface ScopeChoice {
  readonly name: string
  /** What it opens, in a few words. */
  readonly about: string
}

/** A page on which a person chooses an account, unticks scopes, and allows or denies. It needs no script. */
export function consentPage(page: ConsentPage): string {
  const { partnerName, clientId, action, returnsTo, token } = page
  const users = page.users.map((user) => userChoice(user, user.id === page.selected)).join('')
  const scopes = page.scopes.map(scopeChoice).join('')
  return document(
    `Allow access to your ${partnerName} data?`,
    `<p>The application <strong>${escapeHtml(clientId)}</strong> asks for access to your data at
${escapeHtml(partnerName)}.</p>
<form method="post" action="${escapeHtml(action)}">
<input type="hidden" name="token" value="${escapeHtml(token)}">
<fieldset class="people"><legend>Log in as</legend><div>${users}</div></fieldset>
<fieldset aria-describedby="untick"><legend>It may read</legend>
${scopes === '' ? '<p id="untick">Nothing in particular.</p>' : `<p id="untick">Untick what you want to keep to yourself.</p><div>${scopes}</div>`}</fieldset>
<div class="decision"><button name="decision" value="allow">Allow</button>
<button name="decision" value="deny" class="quiet" formnovalidate>Deny</button></div>
<p class="small">Either way you go back to <strong>${escapeHtml(returnsTo)}</strong>.</p>
</form>`,
    partnerName,
  )
}

/** Shown instead of a redirect when there is nowhere safe to redirect to. */
export function errorPage(partnerName: string, description: string): string {
  return document(
    `${partnerName} cannot go on`,
    `<p role="alert">${escapeHtml(description)}</p>
<p>Nothing was allowed and nothing was sent. Go back to the application and start again there.</p>`,
    partnerName,
  )
}

function userChoice(user: WorldUser, isSelected: boolean): string {
  const id = `user-${escapeHtml(user.id)}`
  return `<p class="choice"><input type="radio" name="user" id="${id}" value="${escapeHtml(user.id)}" aria-describedby="${id}-about"${isSelected ? ' checked' : ''} required>
<label for="${id}">${escapeHtml(user.name)}</label>
<span class="about" id="${id}-about">${escapeHtml(user.about)} · ${escapeHtml(user.zone)}</span></p>`
}

function scopeChoice({ name, about }: ScopeChoice, index: number): string {
  const id = `scope-${index}`
  return `<p class="choice"><input type="checkbox" name="scope" id="${id}" value="${escapeHtml(name)}" checked aria-describedby="${id}-about">
<label for="${id}"><code>${escapeHtml(name)}</code></label>
<span class="about" id="${id}-about">${escapeHtml(about)}</span></p>`
}

function document(title: string, content: string, partnerName: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${CONSENT_STYLE}</style>
</head>
<body>
<main>
<p class="brand"><span aria-hidden="true">${escapeHtml([...partnerName][0] ?? '')}</span>${escapeHtml(partnerName)}<em>mock</em></p>
<h1>${escapeHtml(title)}</h1>
${content}
</main>
<footer>This is a mock of ${escapeHtml(partnerName)}: its people and their data are made up.</footer>
</body>
</html>
`
}
