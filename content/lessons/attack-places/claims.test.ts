import { describe, expect, test } from 'vitest'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { failures, handlers, headerOf, printed, requests, responses, runExample } from '@/lib/testing/run-example.ts'
import { lesson } from './lesson.ts'

const solution = (id: string): PlaygroundDocument => {
  const exercise = lesson.exercises.find((each) => each.id === id)
  if (!exercise) throw new Error(`no exercise ${id}`)
  return exercise.solution
}
const asking = (document: PlaygroundDocument, page: string, code: string): PlaygroundDocument => ({
  ...document,
  page: { url: page },
  client: { language: 'javascript', code },
})

describe('a page of the internet asks for a server in the local network', () => {
  test('Chrome asks first, and nothing was sent', async () => {
    const trace = await runExample(lesson, 'chrome-asks')
    expect(failures(trace)).toEqual(['local-network-access'])
    expect(requests(trace)).toEqual([])
  })

  test('after a yes, a star is enough, and no cookie was sent', async () => {
    const trace = await runExample(lesson, 'sara-allows')
    expect(printed(trace, 'script')).toEqual(['Soup.'])
    expect(headerOf(requests(trace)[0], 'Cookie')).toBeNull()
  })

  test('without targetAddressSpace, a page on https may not call http there', async () => {
    const trace = await runExample(lesson, 'sara-allows', { code: [[/, \{[\s\S]*?\}/, '']] })
    expect(failures(trace)).toEqual(['mixed-content'])
  })

  test.each(['firefox', 'webkit'] as const)('%s does not ask, where the page came with http', async (browser) => {
    expect(printed(await runExample(lesson, 'firefox', { browser }), 'script')).toEqual(['Soup.'])
    const secure = await runExample(lesson, 'firefox', { browser, page: 'https://news.example/' })
    expect(failures(secure)).toEqual(['mixed-content'])
  })
})

test('a list of origins stops no request without an Origin', async () => {
  const { servers } = solution('mend-a-network')
  const listed = servers.map((server) => ({
    ...server,
    text: server.text.replace(/app\.use\(\(req[\s\S]*?\n\}\)\n/, ''),
  }))
  const plans = 'const r = await fetch("/plans"); console.log(await r.text())'
  const trace = await runInNode(
    asking({ ...solution('mend-a-network'), servers: listed }, 'http://wiki.intranet.example/', plans),
  )
  expect(headerOf(requests(trace)[0], 'Origin')).toBeNull()
  expect(printed(trace, 'script')).toEqual(['We buy the bank in May.'])
})

describe('the shop behind its CDN', () => {
  test('the program behind it ran once for two readers', async () => {
    const trace = await runExample(lesson, 'second-reader')
    expect(printed(trace, 'script')).toEqual(['first {"lamp":40,"asked":1}', 'second {"lamp":40,"asked":1}'])
    expect(handlers(trace).filter((route) => route === 'GET /prices')).toHaveLength(1)
  })

  test('with credentials the star is refused, and without the cookie the answer is 401', async () => {
    const shop = solution('attack-a-cache')
    const read = (credentials: string) =>
      runInNode(
        asking(
          shop,
          'https://evil.test/',
          `await fetch("https://shop.example/account", { credentials: "${credentials}" })`,
        ),
      )
    expect(failures(await read('include'))).toEqual(['wildcard-with-credentials'])
    expect(responses(await read('omit')).at(-1)?.status).toBe(401)
  })

  test('the second call of the attack has no cookie, and does not reach the program', async () => {
    const trace = await runInNode(solution('attack-a-cache'))
    expect(requests(trace).map((request) => headerOf(request, 'Cookie'))).toEqual(['session=sara', null])
    expect(handlers(trace).filter((route) => route === 'GET /account')).toHaveLength(1)
    expect(printed(trace, 'script')).toEqual(['Sara ordered a red lamp.'])
  })

  test('the copy is there also for a program without the permission: whoever asks without an Origin', async () => {
    const shop = solution('attack-a-cache')
    const servers = shop.servers.map((server) => ({ ...server, text: server.text.replace('app.use(cors())\n', '') }))
    const code =
      'await fetch("/account");\nconst r = await fetch("/account", { credentials: "omit" });\nconsole.log(await r.text());'
    const trace = await runInNode(asking({ ...shop, servers }, 'https://shop.example/', code))
    expect(printed(trace, 'script')).toEqual(['Sara ordered a red lamp.'])
  })
})
