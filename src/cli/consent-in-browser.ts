import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline/promises'
import { serve } from '../http/serve.ts'
import { UsageError } from '../kernel/errors.ts'
import { InterruptedError } from '../kernel/interrupted.ts'
import type { Io } from './io.ts'

const DONE = `<!doctype html><meta charset="utf-8"><title>Terrarium</title>
<body style="font:16px system-ui;margin:4em auto;max-width:32em"><h1>You can close this page.</h1>
<p>The answer has reached Terrarium; the terminal tells how it went on.</p>`

/**
 * A person consents in a browser on this machine; the redirect arrives on loopback (RFC 8252 §7.3).
 *
 * @param redirectUri - registered with the partner; its host must be loopback.
 * @throws UsageError when it is not, PortInUseError.
 */
export function consentInBrowser(redirectUri: string, io: Io): (authorizationUrl: string) => Promise<string> {
  return async (authorizationUrl) => {
    const expected = new URL(redirectUri)
    if (expected.protocol !== 'http:' || !/^(127\.0\.0\.1|localhost|\[::1\])$/.test(expected.hostname)) {
      throw new UsageError(
        `Failed to wait for the redirect: ${redirectUri} is not on this machine.`,
        'Use --headless and paste the redirect, or register a loopback redirect URI with the partner.',
      )
    }
    const arrived = Promise.withResolvers<string>()
    const interrupt = () => arrived.reject(new InterruptedError(io.signal.reason))
    if (io.signal.aborted) interrupt()
    io.signal.addEventListener('abort', interrupt, { once: true })
    const served = await serve(
      async (request) => {
        const url = new URL(request.url)
        if (url.pathname !== expected.pathname) return new Response('Not here.', { status: 404 })
        arrived.resolve(`${expected.origin}${url.pathname}${url.search}`)
        return new Response(DONE, {
          headers: { 'content-type': 'text/html; charset=utf-8', connection: 'close' },
        })
      },
      { port: Number(expected.port || 80), hostname: expected.hostname.replace(/[[\]]/g, '') },
    )
    io.err(`Consent here, the answer arrives by itself:\n\n  ${authorizationUrl}\n\n`)
    if (io.errIsTerminal) openBrowser(authorizationUrl)
    try {
      return await arrived.promise
    } finally {
      await served.close()
    }
  }
}

/**
 * A person consents anywhere and pastes the URL that the browser ended on.
 *
 * @param codeLifetimeSeconds - how long there is for that, where the partner says so.
 */
export function consentByPaste(
  io: Io,
  input: NodeJS.ReadableStream,
  codeLifetimeSeconds?: number,
): (authorizationUrl: string) => Promise<string> {
  return async (authorizationUrl) => {
    const within = codeLifetimeSeconds === undefined ? '' : `, within ${codeLifetimeSeconds} s`
    io.err(
      `Consent here, in any browser:\n\n  ${authorizationUrl}\n\nThen paste the URL that it ends on${within}: `,
    )
    const lines = createInterface({ input })
    for await (const line of lines) {
      const url = line.trim()
      if (url === '') continue
      lines.close()
      return url
    }
    throw new UsageError(
      'Failed to read the redirect: nothing was pasted.',
      'Paste the whole URL, code and state included.',
    )
  }
}

/** Best effort: the URL is printed in any case. */
function openBrowser(url: string): void {
  const command =
    process.platform === 'darwin' ? 'open' : process.platform === 'win32' ? 'explorer' : 'xdg-open'
  spawn(command, [url], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref()
}
