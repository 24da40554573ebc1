/**
 * How many operations of `crypto.subtle` are under way in this process. They run on other threads, where a virtual
 * clock cannot see them: without this it would jump ahead of a signature, and codes would expire on a busy machine.
 */
let pending = 0

const subtle = crypto.subtle as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>
for (const name of ['digest', 'sign', 'verify', 'importKey', 'exportKey', 'generateKey', 'deriveBits']) {
  const original = subtle[name]!.bind(crypto.subtle)
  subtle[name] = async (...args) => {
    pending += 1
    try {
      return await original(...args)
    } finally {
      pending -= 1
    }
  }
}

/** Whether a virtual clock has something to wait for. Importing this watches `crypto.subtle` from then on. */
export function isCryptoPending(): boolean {
  return pending > 0
}
