/** A server as a function. Served on a socket, mounted in MSW or called in a test, it is the same function. */
export type Handler = (request: Request) => Promise<Response>

/**
 * A client's one way out: sends a request, follows no redirect, and resolves with any answer, whatever its status.
 *
 * @throws HostUnreachableError, TimedOutError.
 */
export type Send = (request: Request) => Promise<Response>
