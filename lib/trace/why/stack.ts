/** Known causes of each server stack, recognised by a response's headers. Taken from the stacks' own issue lists. */

import type { HeaderList } from '../events.ts'
import { getHeader } from '../header-list.ts'

export interface Stack {
  readonly name: string
  /** Why error responses lack the headers of CORS, and what to do. */
  readonly errors: string
  /** How to answer OPTIONS. */
  readonly options: string
  /** What removes headers of CORS that are in the configuration. */
  readonly inherits?: string
}

const STACKS: readonly (readonly [header: string, value: RegExp, stack: Stack])[] = [
  [
    'server',
    /^nginx/i,
    {
      name: 'nginx',
      errors: 'nginx leaves `add_header` out of error answers, unless the line ends with `always`.',
      options: 'In nginx: `if ($request_method = OPTIONS) { return 204; }`, with its own `add_header` lines.',
      inherits:
        'In nginx, a `location`, an `if` or the target of an `error_page` that has an `add_header` of its own takes over none of those of the levels above: repeat them there.',
    },
  ],
  [
    'server',
    /^(openresty|kong)/i,
    {
      name: 'Kong',
      errors:
        'The gateway answered by itself, before its CORS plugin had a turn: let CORS come first, for every route.',
      options: 'Let the CORS plugin answer OPTIONS before the plugin that asks for a login.',
    },
  ],
  [
    'server',
    /^uvicorn/i,
    {
      name: 'Starlette',
      errors:
        'In Starlette and FastAPI, the answer to an unhandled exception is made outside of CORSMiddleware: handle the exception, or wrap the whole application in the middleware.',
      options: 'Add CORSMiddleware as the last one, so that it is outside of the login check.',
    },
  ],
  [
    'server',
    /^kestrel/i,
    {
      name: 'ASP.NET Core',
      errors: 'In ASP.NET Core the order of the pipeline decides: the exception handler has to come before UseCors.',
      options: 'Call UseCors after UseRouting and before UseAuthentication.',
    },
  ],
  [
    'x-amz-apigw-id',
    /./,
    {
      name: 'API Gateway',
      errors:
        'Amazon API Gateway answers its own errors without the function behind it: set the header in the gateway responses `DEFAULT_4XX` and `DEFAULT_5XX`.',
      options: 'Enable CORS on the resource, with no authorizer on its OPTIONS method.',
    },
  ],
  [
    'x-powered-by',
    /^express/i,
    {
      name: 'Express',
      errors: 'In Express, `app.use(cors(…))` counts only for what comes after it: put it first.',
      options: 'In Express: `app.use(cors(…))` before the routes and before the login check answers OPTIONS too.',
    },
  ],
]

/** The stack that made a response, where one of its headers names it. */
export function stackOf(headers: HeaderList): Stack | null {
  const found = STACKS.find(([name, value]) => value.test(getHeader(headers, name) ?? ''))
  return found ? found[2] : null
}
