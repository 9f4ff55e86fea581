/** What libraries and servers print: the same words for many reasons. */
import { ANY_FAILURE, type KnownText, texts } from './known-text.ts'

export const PROGRAM_TEXTS: readonly KnownText[] = [
  ...texts(null, 'axios, lib/adapters/xhr.js and lib/core/AxiosError.js', [
    ['AxiosError: Network Error', ANY_FAILURE, { role: 'hint' }],
    ['Error: Network Error', ANY_FAILURE, { role: 'hint' }],
    ['"code":"ERR_NETWORK"', ANY_FAILURE, { role: 'hint' }],
    ['ERR_NETWORK', ANY_FAILURE, { role: 'hint' }],
  ]),
  ...texts(null, 'Angular, packages/common/http/src/response.ts', [
    ['Http failure response for {url}: 0 Unknown Error', ANY_FAILURE, { role: 'hint' }],
    ['Http failure response for (unknown url): 0 Unknown Error', ANY_FAILURE, { role: 'hint' }],
  ]),
  ...texts(null, 'the documentation of expressjs/cors and of frameworks that quote it: the server’s own list refuses', [
    [
      'Error: Not allowed by CORS at origin ({name})',
      ['missing-allow-origin', 'preflight-missing-allow-origin'],
      { how: 'own-list' },
    ],
    ['Error: Not allowed by CORS', ['missing-allow-origin', 'preflight-missing-allow-origin']],
    ['Not allowed by CORS', ['missing-allow-origin', 'preflight-missing-allow-origin']],
    ['Disallowed CORS origin', ['preflight-missing-allow-origin', 'missing-allow-origin']],
    ['Invalid CORS request', ['preflight-status', 'missing-allow-origin']],
    ['CORS origin validation failed', ['missing-allow-origin', 'preflight-missing-allow-origin']],
    [
      'CORS policy does not allow access from the specified Origin',
      ['missing-allow-origin', 'preflight-missing-allow-origin'],
    ],
  ]),
  ...texts(null, 'Fiber, middleware/cors/cors.go', [
    [
      "[CORS] Insecure setup, 'AllowCredentials' is set to true, and 'AllowOrigins' is set to a wildcard.",
      'wildcard-with-credentials',
      { how: 'wildcard-setup' },
    ],
  ]),
]
