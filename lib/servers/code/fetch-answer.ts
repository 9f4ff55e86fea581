/** Converts between a server's requests and responses and those of the Fetch API, which Hono and MSW use. */
import statuses from 'statuses'
import type { ServerRequest, ServerResponse } from '../dialect.ts'
import { CarriedRequest } from './carried-request.ts'
import { headerListOf } from './header-list-of.ts'

/** A `Request` with everything that was sent, including the headers that a native one removes. */
export function fetchRequest(request: ServerRequest): CarriedRequest {
  return new CarriedRequest({ ...request, call: 0, exchange: 0 })
}

/**
 * The server's response with the content of a `Response`.
 * @throws Error where it is a network error
 */
export async function answerOf(
  response: Response,
  method: string,
  handler: Pick<ServerResponse, 'ran' | 'route' | 'line' | 'cors'>,
): Promise<ServerResponse> {
  if (response.type === 'error') throw new Error('The server breaks the connection: its answer is a network error.')
  const body = response.body === null ? null : new Uint8Array(await response.arrayBuffer())
  return {
    status: response.status,
    // Node's own reason phrase is sent where the code gives none.
    statusText: response.statusText || (statuses.message[response.status] ?? ''),
    headers: headerListOf(response.headers),
    // The response to a HEAD request ends after the headers.
    body: method === 'HEAD' || body?.byteLength === 0 ? null : body,
    ...handler,
  }
}
