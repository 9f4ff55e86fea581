import { describe, expect, test } from 'vitest'
import { createUserAgent } from '../../../browser/user-agent.ts'
import type { ServerRequest, ServerResponse, Upstreams } from '../../../servers/dialect.ts'
import { createNetwork } from '../../../servers/network/network.ts'
import { PLAIN_CALL } from '../../../testing/visit.ts'
import type { HeaderList, Trace, TraceEvent } from '../../events.ts'
import type { ServerDownEvent } from '../../server-events.ts'
import { explain } from '../explanation.ts'
import { notStarted } from './not-started.ts'

type Answer = (request: ServerRequest, upstreams: Upstreams) => Promise<ServerResponse>

const answer = (headers: HeaderList, status = 200, ran = true): ServerResponse => ({
  status,
  statusText: '',
  headers,
  body: new TextEncoder().encode('hi'),
  ran,
})

/** A page that makes one call to servers made of functions; a server that is null did not start. */
async function visit(
  page: string,
  url: string,
  servers: Readonly<Record<string, Answer | null>>,
  init: { method?: string; headers?: HeaderList; credentials?: 'include' } = {},
): Promise<Trace> {
  const trace: TraceEvent[] = []
  const emit = (event: TraceEvent) => trace.push(event)
  const listed = Object.entries(servers).map(([origin, answer]) => ({ origin, server: answer && { answer } }))
  const agent = createUserAgent({ browser: 'chromium', send: createNetwork(listed, emit), emit, now: () => 0 })
  const tab = agent.openDocument({ url: page })
  emit({ type: 'page', at: 0, url: page, origin: tab.origin, browser: 'chromium' })
  for (const { origin, server } of listed)
    if (!server) emit({ type: 'server-down', at: 0, server: origin, text: CRASH, line: 3 })
  await tab.carryOut({
    ...PLAIN_CALL,
    url,
    ...init,
  })
  return trace
}

const CRASH = `/app/server.js:3
app.options('*', cors())
TypeError: Missing parameter name at 1: https://git.new/pathToRegexpError
    at name (/app/node_modules/path-to-regexp/dist/index.js:73:19)`

const why = (trace: Trace) => explain(trace, 1)?.paragraphs.join('\n') ?? ''
const ALLOW = ['Access-Control-Allow-Origin', 'https://app.example'] as const

describe('a server whose process ended at its start', () => {
  test('a server that did not start is named with the last output of its process', async () => {
    const text = why(await visit('https://app.example/', 'https://api.example/x', { 'https://api.example': null }))
    expect(text).toContain(
      'No answer came: **api.example** did not start: line 3: `TypeError: Missing parameter name at 1: https://git.new/pathToRegexpError`.',
    )
    expect(text).not.toContain('text has an error')
  })
  test('a server that did not start is named with the line also where no response came to a preflight', async () => {
    const text = why(
      await visit('https://app.example/', 'https://api.example/x', { 'https://api.example': null }, { method: 'PUT' }),
    )
    expect(text).toMatch(
      /^Chrome asked first, .* no answer came: \*\*api\.example\*\* did not start: line 3: `TypeError/,
    )
  })
  test('a server that did not start is named with the error in its text, whose markup stays', () => {
    const text = 'A path begins with a slash.\nWrite `/data`.'
    const down: ServerDownEvent = {
      type: 'server-down',
      at: 0,
      server: 'https://a.example',
      text,
      line: 7,
      remark: true,
    }
    expect(notStarted(down)).toBe('**a.example** did not start: line 7: A path begins with a slash. Write `/data`.')
  })
})

describe('a proxy', () => {
  const proxy: Answer = (request, { forward }) =>
    forward({ ...request, url: 'http://backend.internal/x' }).then((behind) => ({ ...behind, forwarded: true }))
  const proxyThatAdds: Answer = async (request, upstreams) => {
    const passed = await proxy(request, upstreams)
    return { ...passed, headers: [...passed.headers, ALLOW] }
  }

  test('a proxy that adds a header which the server behind it sends too is distinguished from that server', async () => {
    const trace = await visit('https://app.example/', 'https://api.example/x', {
      'https://api.example': proxyThatAdds,
      'http://backend.internal': async () => answer([ALLOW]),
    })
    expect(why(trace)).toMatch(
      /comes twice.*\n.*\*\*backend\.internal\*\* sends it, and \*\*api\.example\*\* in front adds it once more/,
    )
    // What one of the two has to send alone.
    expect(explain(trace, 1)?.remedy).toMatchObject({
      header: 'Access-Control-Allow-Origin',
      value: 'https://app.example',
    })
  })
  test('a proxy before a server without a permission is explained with the place to add it', async () => {
    const trace = await visit('https://app.example/', 'https://api.example/x', {
      'https://api.example': proxy,
      'http://backend.internal': async () => answer([]),
    })
    expect(why(trace)).toMatch(/made by \*\*backend\.internal\*\* behind it.*in one of the two places, not in both/)
  })
  test('a proxy on the page’s own origin makes CORS unnecessary, and the explanation says so', async () => {
    const trace = await visit('https://app.example/', 'https://app.example/api/x', {
      'https://app.example': proxy,
      'http://backend.internal': async () => answer([]),
    })
    expect(why(trace)).toMatch(
      /page’s own origin.*\n.*sent it on to \*\*backend\.internal\*\*.*between servers there is no CORS/,
    )
  })
  test('a proxy that reaches no server is explained by that', async () => {
    const unreachable: Answer = (request, upstreams) =>
      proxy(request, upstreams).catch(() => answer([['Server', 'nginx/1.29.1']], 502))
    const own = await visit('https://app.example/', 'https://app.example/x', { 'https://app.example': unreachable })
    expect(why(own)).toMatch(/tried to send it on to \*\*backend\.internal\*\*, and no answer came from there/)
    const other = await visit('https://app.example/', 'https://api.example/x', { 'https://api.example': unreachable })
    expect(why(other)).toMatch(/502.*real problem.*\n.*backend\.internal/)
  })
  test('a proxy whose shared cache has a response for another origin is explained with Vary', async () => {
    const cache: Answer = async (_request, { cached }) => {
      cached('hit', '/x, stored for another origin')
      return { ...answer([['Access-Control-Allow-Origin', 'https://shop.example']]), forwarded: true }
    }
    const trace = await visit('https://app.example/', 'https://cdn.example/x', { 'https://cdn.example': cache })
    expect(why(trace)).toMatch(
      /shared cache at \*\*cdn\.example\*\*.*allows `https:\/\/shop\.example`.*\n.*`Vary: Origin`/,
    )
    expect(explain(trace, 1)?.remedy).toBe(null)
  })
})

describe('a preflight', () => {
  const token = { headers: [['Authorization', 'Bearer 1']] as HeaderList }
  test('a preflight that a login check refuses without any header of CORS is explained by that, and not by a missing header', async () => {
    const trace = await visit(
      'https://app.example/',
      'https://api.example/x',
      { 'https://api.example': async () => answer([['X-Powered-By', 'Express']], 401) },
      token,
    )
    expect(why(trace)).toMatch(
      /answered the preflight with the error \*\*401.*\n.*before the login check.*In Express: `app\.use\(cors/,
    )
    expect(explain(trace, 1)?.remedy).toMatchObject({ preflight: true, status: 204, value: 'https://app.example' })
  })
  test('a preflight that is redirected to a login is explained by its having no credentials', async () => {
    const trace = await visit(
      'https://app.example/',
      'https://api.example/x',
      { 'https://api.example': async () => answer([['Location', 'https://login.example/sso']], 302) },
      token,
    )
    expect(why(trace)).toMatch(/does not follow redirects.*\n.*leads to a login: a preflight carries no credentials/)
  })
  test('a preflight for a call with credentials takes * in a list for a name', async () => {
    const star = (name: string) => [name, '*'] as const
    const trace = await visit(
      'https://app.example/',
      'https://api.example/x',
      {
        'https://api.example': async () =>
          answer([
            ALLOW,
            ['Access-Control-Allow-Credentials', 'true'],
            star('Access-Control-Allow-Methods'),
            star('Access-Control-Allow-Headers'),
          ]),
      },
      { method: 'PUT', credentials: 'include' },
    )
    expect(why(trace)).toMatch(/may send `PUT`.*allows only `\*`.*\n.*for those `\*` is no wildcard/)
    expect(explain(trace, 1)?.remedy).toMatchObject({ header: 'Access-Control-Allow-Methods', value: 'PUT' })
  })
})

test('after a redirect to plain HTTP nothing was sent there, although a request was sent before', async () => {
  const trace = await visit('https://app.example/', 'https://api.example/x', {
    'https://api.example': async () => answer([ALLOW, ['Location', 'http://api.example/x']], 302),
  })
  expect(why(trace)).toContain('Nothing was sent there.')
})
