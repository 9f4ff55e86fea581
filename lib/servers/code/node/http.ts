/** The part of `node:http` that Express uses. The Express runtime supplies its requests and responses. */
import { IncomingRequest } from '../../express/incoming-request.ts'
import { OutgoingResponse } from '../../express/outgoing-response.ts'

export { IncomingRequest as IncomingMessage, OutgoingResponse as ServerResponse }

/** https://nodejs.org/api/http.html#httpmethods */
export const METHODS =
  `ACL BIND CHECKOUT CONNECT COPY DELETE GET HEAD LINK LOCK M-SEARCH MERGE MKACTIVITY MKCALENDAR MKCOL
MOVE NOTIFY OPTIONS PATCH POST PROPFIND PROPPATCH PURGE PUT QUERY REBIND REPORT SEARCH SOURCE SUBSCRIBE TRACE UNBIND
UNLINK UNLOCK UNSUBSCRIBE`.split(/\s+/)

export function createServer(): never {
  throw new Error('A server of this page opens no port by itself: call app.listen().')
}
