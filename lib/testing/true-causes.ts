import type { Problem } from '../../content/documents/problems/problem.ts'

/** For the test of the problems, by their slugs: what ends the call, and what the explanation has to say about the true cause and about the change that helps. */
export const TRUTH: Readonly<Record<string, readonly [ends: Problem['ends'], ...says: RegExp[]]>> = {
  'first-fetch': [
    'missing-allow-origin',
    /does not say that \*\*shop\.example\*\* may read it/,
    /permission travels on its response/,
  ],
  'works-in-postman': ['missing-allow-origin', /Postman show the answer all the same, because only browsers ask/],
  'header-on-the-request': [
    'preflight-missing-allow-origin',
    /script sends `Access-Control-Allow-Origin` itself.*on a request it grants nothing.*makes a preflight necessary/,
  ],
  'only-on-options': ['missing-allow-origin', /to OPTIONS only\. Both answers need it/],
  'nginx-error': [
    'missing-allow-origin',
    /502 Bad Gateway.*real problem/,
    /sent the call on to \*\*localhost:3000\*\*, and no answer came.*Other answers of the same server do carry it.*`add_header` out of error answers.*`always`/,
  ],
  'fastapi-exception': [
    'missing-allow-origin',
    /500 Internal Server Error.*real problem/,
    /log of api\.example.*unhandled exception is made outside of CORSMiddleware/,
  ],
  'aspnet-exception': ['missing-allow-origin', /500.*real problem/, /exception handler has to come before UseCors/],
  'gateway-401': ['missing-allow-origin', /401 Unauthorized.*real problem/, /before its CORS plugin had a turn/],
  'api-gateway-timeout': [
    'missing-allow-origin',
    /504 Gateway Timeout.*real problem/,
    /without the function behind it.*`DEFAULT_4XX` and `DEFAULT_5XX`/,
  ],
  'server-crashed': [
    'preflight-connection-failed',
    /with a preflight, and no answer came/,
    /not a refusal by CORS.*see whether it runs/,
  ],
  'swagger-ui': ['missing-allow-origin', /does not say that \*\*docs\.example\*\* may read it/],
  'redirect-without-header': [
    'missing-allow-origin',
    /answered with a redirect, 301/,
    /redirect needs the permission like any other answer/,
  ],
  'public-cors-proxy': ['missing-allow-origin', /429 Too Many Requests.*real problem/, /too many calls/],
  'preflight-401': [
    'preflight-status',
    /preflight with \*\*401 Unauthorized/,
    /preflight never carries a cookie or `Authorization`.*before the login check/,
  ],
  'login-before-cors': [
    'preflight-missing-allow-origin',
    /preflight with the error \*\*401 Unauthorized/,
    /preflight never carries a cookie or `Authorization`.*In Express: `app\.use\(cors\(…\)\)` before the routes and before the login check/,
  ],
  'cors-on-one-route': [
    'preflight-missing-allow-origin',
    /answered the preflight.*no \*\*Access-Control-Allow-Origin/,
    /`Allow: DELETE`.*framework’s own answer to OPTIONS.*In Express: `app\.use\(cors/,
  ],
  'express-5-star': [
    'preflight-connection-failed',
    /no answer came/,
    /did not start.*TypeError: Missing parameter name/,
  ],
  'extension-adds-the-header': ['multiple-allow-origin', /comes twice/, /extension of the browser/],
  'shared-cache-without-vary': [
    'missing-allow-origin',
    /shared cache at \*\*cdn\.example/,
    /send `Vary: Origin` with every answer/,
  ],
  'preflight-405': ['preflight-status', /preflight with \*\*405/, /Nothing on api\.example answers OPTIONS here/],
  'preflight-redirect': ['preflight-redirect', /A preflight does not follow redirects/, /write `https:\/\/`/],
  'session-expired': [
    'missing-allow-origin',
    /app\.example.*redirected the call to \*\*login\.example/,
    /session is over, and a call from a script cannot log a person in.*401/,
  ],
  'origin-null-after-redirect': [
    'allow-origin-mismatch',
    /`Origin: null`/,
    /api\.example → cdn\.example.*no longer say where it came from.*Call cdn\.example directly/,
  ],
  'json-needs-permission': [
    'header-not-allowed',
    /may send the header `content-type`/,
    /`application\/json`, which is not one of the three types that a form can send/,
  ],
  'x-requested-with': ['header-not-allowed', /header `x-requested-with`/, /Libraries such as jQuery add this header/],
  'star-and-authorization': ['readable', /`\*` stand for Authorization: it has to be listed by name/],
  'patch-in-lower-case': [
    'method-not-allowed',
    /may send `patch`/,
    /Methods are compared letter by letter.*Write `PATCH` in the call/,
  ],
  'method-not-listed': [
    'method-not-allowed',
    /may send `PATCH`.*allows only `GET, POST`/,
    /name `PATCH` in Access-Control-Allow-Methods/,
  ],
  'all-or-nothing': [
    'preflight-missing-allow-origin',
    /asked for `POST` and `content-type,x-trace-id`.*leave all permission out when they refuse just one/,
  ],
  'slash-at-the-end': ['allow-origin-mismatch', /slash at the end is the difference/],
  'another-port': ['allow-origin-mismatch', /port is not: 3000 there, 5173 here/],
  'localhost-or-127': [
    'allow-origin-mismatch',
    /`localhost` and `127\.0\.0\.1` are the same machine, but to a browser they are two hosts/,
  ],
  'another-scheme': ['allow-origin-mismatch', /scheme is not: `http` there, `https` here/],
  'with-or-without-www': ['allow-origin-mismatch', /With and without `www\.` are two hosts/],
  'list-of-origins': [
    'multiple-allow-origin',
    /holds a list: `https:\/\/shop\.example, http:\/\/localhost:8080`/,
    /one origin that asked.*`Vary: Origin`/,
  ],
  'header-twice': [
    'multiple-allow-origin',
    /comes twice: together `\*, \*`/,
    /\*\*localhost:3000\*\* sends it, and \*\*api\.example\*\* in front adds it once more/,
  ],
  'page-from-a-file': [
    'allow-origin-mismatch',
    /`Origin: null`/,
    /no origin of its own: it is a file.*Serve it over HTTP/,
  ],
  'file-reads-file': ['scheme-not-supported', /begins with `file:`/, /page itself was opened from a file.*web server/],
  'null-is-allowed': ['readable', /allows `null` with credentials\. Every sandboxed frame has that origin/],
  'star-and-cookies': [
    'wildcard-with-credentials',
    /carries credentials .* for those `\*` does not count/,
    /name the origin in place of `\*`, with `Access-Control-Allow-Credentials: true` and `Vary: Origin`/,
  ],
  'cookies-nobody-needs': [
    'wildcard-with-credentials',
    /There was no cookie to send: if none is needed, take `withCredentials` away/,
  ],
  'credentials-missing': [
    'allow-credentials-not-true',
    /Access-Control-Allow-Credentials\*\* is not there: it must be exactly `true`/,
  ],
  'credentials-true-in-capitals': [
    'allow-credentials-not-true',
    /is `True`: it must be exactly `true`/,
    /written in lower case/,
  ],
  'credentials-true-twice': [
    'allow-credentials-not-true',
    /is `true, true`/,
    /comes more than once: two parties add it/,
  ],
  'fiber-panics': [
    'connection-failed',
    /No answer came: \*\*api\.example\*\* did not start.*panic: \[CORS\] Insecure setup, 'AllowCredentials' is set to true, and 'AllowOrigins' is set to a wildcard/,
  ],
  'vite-6-is-stricter': [
    'missing-allow-origin',
    /localhost:5173\*\*.*does not say that \*\*shop\.test\*\* may read it/,
  ],
  'spring-star-and-credentials': [
    'missing-allow-origin',
    /500 Internal Server Error.*real problem/,
    /log of api\.example/,
  ],
  'cookie-same-site': [
    'readable',
    /did not keep the cookie `session`.*not CORS: `SameSite` is `Lax` where nothing is said.*`SameSite=None; Secure`/,
  ],
  'third-party-cookie': ['readable', /has the cookie `session` and did not send it.*keeps cookies of another site/],
  'credentials-not-asked-for': ['readable', /did not ask for credentials: add `credentials: 'include'`/],
  'hidden-header': ['readable', /cannot see the headers `Content-Disposition`.*`Access-Control-Expose-Headers`/],
  'cache-without-vary': [
    'missing-allow-origin',
    /own cache, where an earlier call had left it/,
    /send `Vary: Origin` with every answer/,
  ],
  'preflight-every-time': [
    'readable',
    /asked the same before.*`Access-Control-Max-Age: 0` tells Chrome to remember nothing/,
  ],
  'preflight-for-every-url': ['readable', /remembered for one URL, and every other URL is asked for anew/],
  'no-cors': ['opaque', /\*\*opaque\*\* response/, /`no-cors` does not switch CORS off/],
  'nobody-listens': [
    'connection-failed',
    /No answer came from \*\*localhost:8000/,
    /not a refusal by CORS.*trusts its certificate/,
  ],
  'past-the-proxy': [
    'missing-allow-origin',
    /localhost:8080.*does not say that \*\*localhost:5173\*\* may read it/,
    /development server that sends calls on.*relative address/,
  ],
  'page-instead-of-data': [
    'readable',
    /page’s own origin/,
    /answer is an HTML page.*start page instead, as development servers do/,
  ],
  'reflected-origin': [
    'readable',
    /\*\*evil\.test\*\* reads it as the person who is logged in.*repeats every `Origin`/,
  ],
  'origin-by-its-end': ['readable', /\*\*evilbank\.example\*\* reads it as the person.*only at its beginning or end/],
  'origin-by-its-beginning': ['readable', /evil\.test\*\* reads it as the person.*only at its beginning or end/],
  'origin-on-the-list': ['missing-allow-origin', /does not say that \*\*evil\.test\*\* may read it/],
  'built-with-localhost': [
    'connection-failed',
    /`localhost` is the machine that the browser runs on.*built with the address from development/,
  ],
  'mixed-content': [
    'mixed-content',
    /sends nothing from a secure page in the clear, except to the machine it runs on.*Nothing was sent/,
    /Call the server over HTTPS/,
  ],
}
