import { createNetwork } from '../../servers/network/network.ts'
import { nginx } from '../../servers/nginx/nginx.ts'
import { type AnswerCase, caseHeaders } from './case.ts'

/** Where the nginx of the cases listens, and the server behind it. */
const ORIGIN = 'http://localhost'
const UPSTREAM = 'http://127.0.0.1:8971'

const STATUSES = [201, 204, 301, 302, 304, 400, 401, 403, 404, 405, 409, 418, 422, 429, 500, 501, 502, 503, 504]

/** The server that `proxy_pass http://127.0.0.1:8971/` leads to in the cases, itself an nginx: `/404` answers 404. */
const UPSTREAM_TEXT = `server {
  listen 8971;
  add_header Access-Control-Allow-Origin "http://up.example";
  add_header Vary "Accept-Encoding";
  location / { return 200 "up\\n"; }
  ${STATUSES.map((status) => `location /${status} { return ${status} "up\\n"; }`).join('\n  ')}
}`

interface Written {
  readonly http: string
  readonly server: string
  readonly location: string
}

/** The text of a case: a string is all of it, an object has the lines inside `http` and `server`. */
function readConfig(config: unknown): string | Written {
  if (typeof config === 'string') return config
  const parts: { [name: string]: unknown } = typeof config === 'object' && config !== null ? { ...config } : {}
  const part = (name: string): string => {
    const value = parts[name]
    return Array.isArray(value) ? value.join('\n') : typeof value === 'string' ? value : ''
  }
  return { http: part('http'), server: part('server'), location: part('location') }
}

function textOf(config: unknown): string {
  const read = readConfig(config)
  if (typeof read === 'string') return read
  return `${read.http}\nserver {\n${read.server}\n${read.location}\n}\n`
}

/** Answers cases of nginx's `add_header`. `config.server` and `config.location` are lines inside `server { }`. */
export const answerNginxCase: AnswerCase = async ({ config, request }) => {
  const start = (text: string, origin: string) =>
    nginx.start(text, { origin, startCode: async () => ({ crash: { text: '' } }), print: () => {} })
  const { server, diagnostics, crash } = await start(textOf(config), ORIGIN)
  if (crash) return { panic: crash.text }
  if (!server) return { unsupported: diagnostics.map(({ message }) => message).join('\n') }
  const upstream = await start(UPSTREAM_TEXT, UPSTREAM)
  const send = createNetwork(
    [
      { origin: ORIGIN, server },
      { origin: UPSTREAM, server: upstream.server },
    ],
    () => {},
  )
  const headers = Object.entries(request.headers).flatMap(([name, value]) =>
    [value].flat().map((each) => [name, each] as const),
  )
  const path = request.path ?? '/'
  const { status, headers: sent } = await send({
    method: request.method,
    url: `${ORIGIN}${path}`,
    headers,
    body: null,
    call: 1,
    exchange: 1,
  })
  return { status, headers: caseHeaders(sent) }
}
