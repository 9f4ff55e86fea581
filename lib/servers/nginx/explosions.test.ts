import { describe, expect, test } from 'vitest'
import { processorMs } from '../../testing/processor-time.ts'
import type { RunningServer } from '../dialect.ts'
import { NO_UPSTREAM } from '../no-upstream.ts'
import { nginx } from './nginx.ts'

const ORIGIN = 'https://bar.other'

async function serve(text: string): Promise<{
  server: RunningServer
  printed: string[]
  lines: (number | undefined)[]
  busy: (string | null)[]
}> {
  const printed: string[] = []
  const lines: (number | undefined)[] = []
  const busy: (string | null)[] = []
  const environment = {
    origin: ORIGIN,
    startCode: () => Promise.reject(new Error('No code is run here.')),
    print: (_: string, said: string, line?: number) => {
      printed.push(said)
      lines.push(line)
    },
    busyWith: (part: string | null) => void busy.push(part),
  }
  const { server, diagnostics } = await nginx.start(text, environment)
  expect(diagnostics).toEqual([])
  if (!server) throw new Error('This nginx does not start.')
  return { server, printed, lines, busy }
}

const ask = (server: RunningServer, path = '/', headers: readonly (readonly [string, string])[] = []) =>
  server.answer({ method: 'GET', url: `${ORIGIN}${path}`, headers, body: null }, NO_UPSTREAM)

describe('a value that grows without bounds breaks the connection, with the bound and its line', () => {
  test.each([
    [
      'a variable that doubles',
      `server {\nset $a "0123456789";\n${'set $a "$a$a";\n'.repeat(24)}return 200 $a;\n}`,
      /Line 19 /,
    ],
    [
      'maps that double',
      `${Array.from({ length: 30 }, (_, at) => `map $uri $m${at + 1} { default "$m${at}$m${at}"; }`).join('\n')}
      map $uri $m0 { default "0123456789"; }\nserver { add_header X $m30; return 200; }`,
      /keeps values of up to 1,000,000 characters/,
    ],
    [
      'many headers of a long value',
      `server {\nset $a "0123456789";\n${'set $a "$a$a";\n'.repeat(15)}${'add_header X $a;\n'.repeat(1000)}return 200;\n}`,
      /8,000,000 characters for one request/,
    ],
  ])('%s', async (_, text, message) => {
    const { server } = await serve(text)
    const ms = await processorMs(() => expect(ask(server)).rejects.toThrow(message))
    expect(ms).toBeLessThan(1000)
  })

  test('many maps that lead from one to the next', async () => {
    const chain = Array.from({ length: 900 }, (_, at) => `map $m${at} $m${at + 1} { default "$m${at}"; }`).join('\n')
    const { server } = await serve(`${chain}\nmap $uri $m0 { default a; }\nserver { add_header X $m900; return 200; }`)
    await expect(ask(server)).rejects.toThrow('300 maps')
  })
})

describe('what nginx has no buffer for', () => {
  test('a request line of more than 8 kB is a 414, and is logged', async () => {
    const { server, printed } = await serve('server { return 200; }')
    expect((await ask(server, `/${'a'.repeat(8100)}`)).status).toBe(200)
    expect((await ask(server, `/${'a'.repeat(8192)}`)).status).toBe(414)
    expect(printed).toEqual(['client sent too long URI while reading client request'])
  })

  test('a header line of more than 8 kB is a 400, and so are more than four buffers of them', async () => {
    const { server } = await serve('server { return 200; }')
    expect((await ask(server, '/', [['X', 'a'.repeat(8100)]])).status).toBe(200)
    expect((await ask(server, '/', [['X', 'a'.repeat(8192)]])).status).toBe(400)
    expect(
      (
        await ask(
          server,
          '/',
          Array.from({ length: 5 }, () => ['X', 'a'.repeat(8000)] as const),
        )
      ).status,
    ).toBe(400)
  })

  test('large_client_header_buffers sets both', async () => {
    const { server } = await serve('server { large_client_header_buffers 4 16k; return 200; }')
    expect((await ask(server, `/${'a'.repeat(10_000)}`)).status).toBe(200)
  })
})

describe('expressions of one request share one budget', () => {
  test('a large expression on a long path is given up in time', async () => {
    const { server, printed } = await serve('server { location ~ "(a?){1000}a{1000}$" { return 200; } }')
    let status = 0
    const once = () =>
      processorMs(async () => {
        status = (await ask(server, `/${'a'.repeat(8000)}b`)).status
      })
    // The quicker of two: the first also pays for what the machine has not compiled yet.
    expect(Math.min(await once(), await once())).toBeLessThan(1500)
    expect([200, 404, 500]).toContain(status)
    expect(printed.length).toBe(status === 500 ? 2 : 0)
  })

  test('many expressions on a long path are a 500 together, and the log says why', async () => {
    const many = Array.from({ length: 200 }, (_, at) => `location ~ "(a?){50}b${at}$" { return 200; }`).join('\n')
    const { server, printed } = await serve(`server { ${many} }`)
    let status = 0
    const ms = await processorMs(async () => {
      status = (await ask(server, `/${'a'.repeat(8000)}`)).status
    })
    expect(ms).toBeLessThan(1500)
    expect(status).toBe(500)
    expect(printed[0]).toContain('pcre2_match() failed: Preflight')
  })

  const EXPENSIVE = '(?!x)a*a*a*a*a*a*a*a*a*b'
  test.each([
    ['a location', `server {\nlocation /x { return 200; }\nlocation ~ "${EXPENSIVE}" { return 200; }\n}`, 500],
    ['an if', `server {\nif ($uri ~ "${EXPENSIVE}") {\nreturn 200;\n}\n}`, 500],
    ['a rewrite', `server {\nset $a 1;\nrewrite "${EXPENSIVE}" /a;\n}`, 500],
    // A map that gives up has its default, in nginx too.
    ['a map', `map $uri $m {\ndefault "";\n"~${EXPENSIVE}" 1;\n}\nserver { add_header X $m; return 200; }`, 200],
  ])('the log names the line of the expression that was given up in %s', async (_, text, status) => {
    const { server, printed, lines } = await serve(text)
    expect((await ask(server, `/${'a'.repeat(300)}`)).status).toBe(status)
    expect(printed).toEqual([expect.stringContaining('pcre2_match() failed: Preflight')])
    expect(lines).toEqual([text.split('\n').findIndex((line) => line.includes(EXPENSIVE)) + 1])
  })

  test('before each expression nginx says which line it is busy with', async () => {
    const { server, busy } = await serve(
      'map $uri $m {\n"~^/a" 1;\n"~^/b" 2;\n}\nserver {\nserver_name ~^bar;\nlocation ~ ^/c { return 200; }\nlocation ~ ^/b { return 200 $m; }\n}',
    )
    await ask(server, '/b')
    expect(busy).toEqual([6, 7, 8, 2, 3].map((line) => `line ${line} of its text`))
  })
})

describe('the check', () => {
  test('of 950 large expressions ends in time, and says which are too many', async () => {
    const many = Array.from({ length: 950 }, (_, at) => `location ~ "a{0,900}b${at}" { }`).join('\n')
    const ms = await processorMs(() =>
      expect(nginx.check(`server {\n${many}\n}`)).toContainEqual(
        expect.objectContaining({ severity: 'error', code: 'regexes-too-large' }),
      ),
    )
    expect(ms).toBeLessThan(2000)
  })

  test('of 10,000 rows of a map takes time in proportion to them', async () => {
    const rows = Array.from({ length: 10_000 }, (_, at) => `${at} 1;`).join('\n')
    expect(await processorMs(() => nginx.check(`map $uri $a {\n${rows}\n}\nserver { return 200 $a; }`))).toBeLessThan(
      500,
    )
  })

  test('of blocks that are nested too deeply says where', () => {
    expect(nginx.check(`server { ${'location / {\n'.repeat(3000)}`)).toContainEqual(
      expect.objectContaining({ code: 'too-deep', message: 'Preflight reads blocks that are nested up to 100 deep.' }),
    )
  })
})
