/**
 * Warnings as Node prints them, but for one: that `stripTypeScriptTypes` is experimental. Where we run from source, live
 * pages take the types out of their own modules with it; nobody who looks at a page can do anything about that.
 */
export function quietTypeStripping(): void {
  const shown = process.listeners('warning')
  process.removeAllListeners('warning')
  process.on('warning', (warning) => {
    const isOurs =
      warning.name === 'ExperimentalWarning' && warning.message.startsWith('stripTypeScriptTypes')
    if (!isOurs) for (const show of shown) show.call(process, warning)
  })
}
