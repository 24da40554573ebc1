import type { WorldUser } from '../../world/world.ts'

export interface ConsentPage {
  readonly partnerName: string
  readonly clientId: string
  /** Where the form goes. */
  readonly action: string
  readonly users: readonly WorldUser[]
  /** The id of the user that is ticked. */
  readonly selected: string | undefined
  readonly scopes: readonly string[]
  /** Comes back with the form, and in a cookie. */
  readonly token: string
}

/** A page on which a person chooses an account, unticks scopes, and allows or denies. It needs no script. */
export function consentPage(page: ConsentPage): string {
  const { partnerName, clientId, action, token } = page
  const users = page.users.map((user) => userChoice(user, user.id === page.selected)).join('')
  const scopes = page.scopes.map(scopeChoice).join('')
  return document(
    `Allow access to your ${partnerName} data?`,
    `<p>The application <strong>${escapeHtml(clientId)}</strong> asks for access to your data at
${escapeHtml(partnerName)}. This is a mock: its people are made up.</p>
<form method="post" action="${escapeHtml(action)}">
<input type="hidden" name="token" value="${escapeHtml(token)}">
<fieldset><legend>Log in as</legend>${users}</fieldset>
<fieldset><legend>It may read</legend>${scopes === '' ? '<p>Nothing in particular.</p>' : scopes}</fieldset>
<p class="choice"><button name="decision" value="allow">Allow</button>
<button name="decision" value="deny" class="quiet">Deny</button></p>
</form>`,
  )
}

/** Shown instead of a redirect when there is nowhere safe to redirect to. */
export function errorPage(partnerName: string, description: string): string {
  return document(`${partnerName} cannot go on`, `<p role="alert">${escapeHtml(description)}</p>`)
}

function userChoice(user: WorldUser, isSelected: boolean): string {
  const id = `user-${escapeHtml(user.id)}`
  return `<p><input type="radio" name="user" id="${id}" value="${escapeHtml(user.id)}"${isSelected ? ' checked' : ''} required>
<label for="${id}">${escapeHtml(user.name)} <small>${escapeHtml(user.zone)}</small></label></p>`
}

function scopeChoice(scope: string, index: number): string {
  return `<p><input type="checkbox" name="scope" id="scope-${index}" value="${escapeHtml(scope)}" checked>
<label for="scope-${index}"><code>${escapeHtml(scope)}</code></label></p>`
}

function document(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${content}
</main>
</body>
</html>
`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

const STYLE = `:root{color-scheme:light dark}
body{font:1rem/1.5 system-ui,sans-serif;margin:0;padding:2rem 1rem}
main{max-width:32rem;margin:auto}
h1{font-size:1.4rem;line-height:1.25}
fieldset{border:1px solid #8888;border-radius:.5rem;margin:1rem 0;max-height:18rem;overflow:auto}
fieldset p{margin:.25rem 0}
legend{font-weight:600;padding:0 .25rem}
button{font:inherit;padding:.5rem 1.25rem;border-radius:.5rem;border:2px solid #1d4ed8;background:#1d4ed8;color:#fff}
button.quiet{background:none;color:inherit}
:focus-visible{outline:3px solid #f59e0b;outline-offset:2px}`
