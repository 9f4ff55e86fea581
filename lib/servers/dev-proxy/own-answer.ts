import type { HeaderList } from '../../trace/events.ts'
import type { ServerRequest, ServerResponse } from '../dialect.ts'

const PHRASES: { readonly [status: number]: string } = {
  200: 'OK',
  204: 'No Content',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  404: 'Not Found',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
}

/** A response of the development server itself. `route`: the part of it that answered; absent: no route matched. */
export function ownAnswer(
  { method }: ServerRequest,
  status: number,
  headers: HeaderList,
  text: string,
  route?: string,
): ServerResponse {
  const body = text === '' || method === 'HEAD' ? null : new TextEncoder().encode(text)
  const statusText = PHRASES[status] ?? ''
  return { status, statusText, headers, body, ran: route !== undefined, ...(route === undefined ? {} : { route }) }
}

/** The page that every path of an application leads to. */
export function indexPage(script: string): string {
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>App</title>
  </head>
  <body>
    <div id="root"></div>
    ${script}
  </body>
</html>
`
}
