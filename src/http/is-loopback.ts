/** Whether a URL leads to this machine, by what it says: a name that only resolves to it is another. */
export function isLoopback(url: string | URL): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname)
}
