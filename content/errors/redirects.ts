import { allowOrigin, callOfBarOther, type ErrorPage, FOO, GET, routes } from './error-page.ts'

const redirects = (to: string, code = GET, status = '302 Found') =>
  callOfBarOther(code, routes({ route: 'GET /data', status, headers: [`Location: ${to}`, allowOrigin(FOO)] }))

export const REDIRECT_ERRORS: readonly ErrorPage[] = [
  {
    reason: 'redirect-mode-error',
    title: 'A redirect, where the call wants none',
    means: 'The server answered with a redirect, and the call says `redirect: "error"`.',
    causes: ['The call goes to an address that has moved.'],
    fix: 'Call the final address, or leave `redirect` out.',
    document: redirects('/moved', 'await fetch("https://bar.other/data", { redirect: "error" });'),
  },
  {
    reason: 'redirect-location-invalid',
    title: 'The redirect leads to no address',
    means: 'The server answered with a redirect, and its `Location` header cannot be read as an address.',
    causes: ['The value was put together from parts, and one of them was empty or broken.'],
    fix: 'Correct the `Location` header.',
    document: redirects('https://bar.other:port/data'),
  },
  {
    reason: 'redirect-scheme',
    title: 'The redirect leads away from HTTP',
    means: 'The server redirects to an address that is neither HTTP nor HTTPS. A call from a script does not follow.',
    causes: ['The redirect is meant for a person: it opens an application on the device.'],
    fix: 'Redirect to an HTTPS address, or let the server answer with data that names the address.',
    document: redirects('ftp://bar.other/data'),
  },
  {
    reason: 'redirect-count',
    title: 'Too many redirects',
    means: 'After 20 redirects the browser gives up.',
    causes: ['Two rules of the server send the call back and forth, for example with and without a slash at the end.'],
    fix: 'Call the address with `curl -IL` to see the circle, and break it on the server.',
    document: redirects('/data'),
  },
  {
    reason: 'redirect-credentials',
    title: 'The redirect’s address contains a user name or a password',
    means: 'A cross-origin call may not follow a redirect to an address such as `https://user:password@host/`.',
    causes: ['The server puts a login into the address of the next server.'],
    fix: 'Redirect to an address without them.',
    document: redirects('https://user:secret@bar.other/private'),
  },
  {
    reason: 'embedded-credentials',
    title: 'Chrome loads nothing from an address with a password in it',
    means:
      'The redirect leads to an address such as `https://user:password@host/`. CORS does not forbid it here, but Chrome does.',
    causes: ['The server puts a login into the address of the next server.'],
    fix: 'Redirect to an address without them.',
    document: redirects(
      'https://user:secret@bar.other/private',
      'await fetch("https://bar.other/data", { mode: "no-cors" });',
    ),
  },
  {
    reason: 'redirect-stream-body',
    title: 'A streamed body cannot be sent twice',
    means: 'The body was a stream. After a redirect with 307 or 308 it would have to be sent again, and it is used up.',
    causes: ['An upload goes to an address that has moved.'],
    fix: 'Call the final address.',
    document: null,
  },
]
