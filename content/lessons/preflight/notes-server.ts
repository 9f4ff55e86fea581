export const BAR = 'https://bar.other'
export const ALLOW_FOO = 'Access-Control-Allow-Origin: https://foo.example\n'

/** A server with one note: its preflight response, and what its two handlers add to their responses. */
export const putNote = (preflight: string, permission = ALLOW_FOO) => `${
  preflight &&
  `OPTIONS /notes/7
204 No Content
${preflight}
`
}PUT /notes/7
200 OK
${permission}Content-Type: text/plain

changed

DELETE /notes/7
200 OK
${permission}Content-Type: text/plain

deleted
`
