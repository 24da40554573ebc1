/**
 * What the page does for a reader: filter the checks, open the one that the address names, copy commands. It is sent as
 * its own source, so it may use nothing from outside of itself; without it everything can still be read.
 */
export function reportScript(): void {
  const form = document.querySelector<HTMLFormElement>('.filter')!
  const words = form.querySelector<HTMLInputElement>('#words')!
  const output = form.querySelector('output')!
  const none = document.querySelector<HTMLElement>('#none')!
  const opener = form.querySelector<HTMLButtonElement>('[data-open]')!
  const boxes = [...form.querySelectorAll<HTMLInputElement>('[type=checkbox]')]
  const items = [...document.querySelectorAll<HTMLElement>('.check')].map((item) => ({
    item,
    details: item.querySelector('details')!,
    text: item.textContent!.toLowerCase(),
  }))
  const shown = () => items.filter(({ item }) => !item.hidden)

  const apply = () => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean)
    const ticked = (name: string, value: string | undefined) =>
      boxes.some((box) => box.name === name && box.value === value && box.checked)
    for (const { item, text } of items) {
      const { verdict, area } = item.dataset
      const isShown =
        ticked('verdict', verdict) && ticked('area', area) && wanted.every((word) => text.includes(word))
      item.hidden = !isShown
    }
    for (const section of document.querySelectorAll<HTMLElement>('.area'))
      section.hidden = section.querySelector('.check:not([hidden])') === null
    const count = shown().length
    none.hidden = count > 0
    output.textContent = count === items.length ? `All ${count} checks` : `${count} of ${items.length} checks`
    tellOpener()
  }

  const tellOpener = () => {
    const all = shown()
    const isAllOpen = all.length > 0 && all.every(({ details }) => details.open)
    opener.textContent = isAllOpen ? 'Close all' : 'Open all shown'
  }

  const reset = () => {
    words.value = ''
    for (const box of boxes) box.checked = true
    apply()
  }

  const openNamed = () => {
    const id = decodeURIComponent(location.hash.slice(1))
    const named = items.find(({ item }) => item.id === id)
    if (named === undefined) return
    if (named.item.hidden) reset()
    named.details.open = true
    named.item.scrollIntoView({ block: 'start', behavior: 'instant' })
    named.details.querySelector('summary')!.focus({ preventScroll: true })
  }

  const copyButton = (pre: HTMLElement) => {
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Copy' })
    const name = pre.getAttribute('aria-label')
    button.className = 'copy'
    button.setAttribute('aria-label', `Copy: ${name}`)
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(pre.textContent!)
      button.textContent = 'Copied'
      setTimeout(() => {
        button.textContent = 'Copy'
      }, 2000)
    })
    pre.before(button)
  }

  form.hidden = false
  form.addEventListener('input', apply)
  form.addEventListener('submit', (event) => event.preventDefault())
  for (const button of document.querySelectorAll('[data-reset]')) {
    button.addEventListener('click', () => {
      reset()
      words.focus()
    })
  }
  opener.addEventListener('click', () => {
    const all = shown()
    const open = !all.every(({ details }) => details.open)
    for (const { details } of all) details.open = open
    tellOpener()
  })
  document.addEventListener('toggle', tellOpener, true)
  for (const link of document.querySelectorAll<HTMLElement>('.areas [data-area]')) {
    link.addEventListener('click', () => {
      reset()
      for (const box of boxes) if (box.name === 'area') box.checked = box.value === link.dataset.area
      apply()
    })
  }
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof HTMLInputElement && event.target.type === 'search'
    if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    words.focus()
    words.select()
  })
  if (navigator.clipboard !== undefined)
    for (const pre of document.querySelectorAll<HTMLElement>('.code pre')) copyButton(pre)
  addEventListener('hashchange', openNamed)
  apply()
  openNamed()
}
