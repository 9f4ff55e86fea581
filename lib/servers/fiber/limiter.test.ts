import { describe, expect, test } from 'vitest'
import { ask, bodyOf, program, serveProgram, V2, V3 } from '../../testing/fiber-program.ts'
import { firstHeader } from '../../trace/header-list.ts'

const limiterPath = (version: string) =>
  `github.com/gofiber/fiber/${version.startsWith('3') ? 'v3' : 'v2'}/middleware/limiter`

/** A program with the limiter before `cors`, and a route at `/`. */
const limited = (config: string, version = V2, imports: readonly string[] = []) =>
  program(
    `	app.Use(limiter.New(${config}))
	app.Use(cors.New())
	app.Get("/", func(c ${version.startsWith('3') ? 'fiber.Ctx' : '*fiber.Ctx'}) error { return c.SendString("x") })`,
    { version, imports: [limiterPath(version), ...imports] },
  )

const statuses = async (text: string, count: number, version = V2) => {
  const { server } = await serveProgram(text, version)
  const found: number[] = []
  for (let index = 0; index < count; index++) found.push((await ask(server, '/')).status)
  return found
}

describe.each([V2, V3])('the limiter of Fiber %s', (version) => {
  test('answers 429 beyond Max, without the headers of a cors that comes later', async () => {
    const { server } = await serveProgram(limited('limiter.Config{Max: 2}', version), version)
    const asked = { headers: [['Origin', 'https://a.example']] as const }
    const first = await ask(server, '/', asked)
    expect(firstHeader(first.headers, 'X-RateLimit-Remaining')).toBe('1')
    expect(firstHeader(first.headers, 'Access-Control-Allow-Origin')).toBe('*')
    await ask(server, '/', asked)
    const third = await ask(server, '/', asked)
    expect(third).toMatchObject({ status: 429, ran: true, route: 'limiter.New()' })
    expect(bodyOf(third)).toBe('Too Many Requests')
    expect(firstHeader(third.headers, 'Retry-After')).toBe('60')
    expect(firstHeader(third.headers, 'Access-Control-Allow-Origin')).toBeNull()
  })

  test('lets five requests through by default, and a preflight counts as one', async () => {
    expect(await statuses(limited('', version), 6, version)).toEqual([200, 200, 200, 200, 200, 429])
    const { server } = await serveProgram(limited('limiter.Config{Max: 1}', version), version)
    const preflight = {
      method: 'OPTIONS',
      headers: [
        ['Origin', 'https://a.example'],
        ['Access-Control-Request-Method', 'PUT'],
      ] as const,
    }
    expect((await ask(server, '/', preflight)).status).toBe(204)
    expect((await ask(server, '/')).status).toBe(429)
  })
})

test("LimitReached, Expiration and KeyGenerator of the program's own are used", async () => {
  const config = `limiter.Config{
		Max: 1,
		Expiration: 30 * time.Second,
		KeyGenerator: func(c *fiber.Ctx) string { return c.Get("X-Key") },
		LimitReached: func(c *fiber.Ctx) error { return c.Status(503).SendString("slow down") },
	}`
  const { server } = await serveProgram(limited(config, V2, ['time']))
  const as = (key: string) => ask(server, '/', { headers: [['X-Key', key]] })
  expect((await as('a')).status).toBe(200)
  expect((await as('b')).status).toBe(200)
  const refused = await as('a')
  expect([refused.status, bodyOf(refused), firstHeader(refused.headers, 'Retry-After')]).toEqual([
    503,
    'slow down',
    '30',
  ])
})

test('a request for which Next says true, and a successful one that is skipped, are not counted', async () => {
  const next = 'limiter.Config{Max: 1, Next: func(c *fiber.Ctx) bool { return c.Method() == "GET" }}'
  expect(await statuses(limited(next), 3)).toEqual([200, 200, 200])
  expect(await statuses(limited('limiter.Config{Max: 1, SkipSuccessfulRequests: true}'), 3)).toEqual([200, 200, 200])
  expect(await statuses(limited('limiter.Config{Max: 1, SkipFailedRequests: true}'), 3)).toEqual([200, 429, 429])
})
