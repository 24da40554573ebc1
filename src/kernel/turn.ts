/**
 * Resolves when everything that was ready has run once: a turn of the event loop. A browser makes timeouts that follow
 * one another wait for 4 ms each; messages it delivers at once.
 */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') {
      setImmediate(resolve)
      return
    }
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
