import { describe, expect, test } from 'vitest'
import { type DocumentParts, documentOf } from '@/lib/document/document-of.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { breachOf, firstBreach } from './breach.ts'
import { threeQuestions } from './questions.ts'

const API = 'https://api.shop.example'
const READ = `const answer = await fetch("${API}/orders", { credentials: "include" })\nawait answer.text()\n`
const MIRROR = `GET /orders
200
Access-Control-Allow-Origin: {origin}
Access-Control-Allow-Credentials: true
Vary: Origin

order 7: a red lamp
`
const LAMP = { wants: 'a red lamp', whose: 'Sara' }

const run = (parts: Partial<DocumentParts> = {}) =>
  runInNode(
    documentOf({
      page: 'https://evil.test/',
      code: READ,
      servers: { [API]: MIRROR },
      cookies: { [API]: 'session=sara' },
      ...parts,
    }),
  )

describe('a page that is nobody’s mistake', () => {
  test('evil.test that reads with the user’s cookies has stolen the user’s data', async () => {
    expect(breachOf(await run(), 1)).toEqual({ call: 1, reader: 'evil.test', data: 'the user’s data' })
  })

  test.each(['https://evilshop.example/', 'https://shop.example.evil.test/', 'https://attacker.example/'])(
    '%s belongs to a stranger by its name',
    async (page) => {
      expect(firstBreach(await run({ page }))?.reader).toBe(new URL(page).host)
    },
  )

  test.each(['https://shop.example/', 'https://devil.example/', 'https://medieval.test/'])(
    '%s does not',
    async (page) => {
      expect(firstBreach(await run({ page }))).toBeNull()
    },
  )

  test('a page of any name belongs to a stranger where the document says so', async () => {
    const trace = await run({ page: 'https://wwwxshop.example/', stranger: LAMP })
    expect(firstBreach(trace)).toEqual({ call: 1, reader: 'wwwxshop.example', data: 'Sara’s data' })
    expect(threeQuestions(trace, 1).read).toMatchObject({ answer: 'Yes: Sara’s data is stolen', tone: 'danger' })
  })
})

describe('a stranger’s page has stolen nothing', () => {
  test('where the browser keeps the answer', async () => {
    const trace = await run({ servers: { [API]: 'GET /orders\n200\n\norder 7: a red lamp' } })
    expect(firstBreach(trace)).toBeNull()
    expect(threeQuestions(trace, 1).read.tone).toBe('stop')
  })

  test('where the answer is the same for everybody: no cookie was sent', async () => {
    const trace = await run({ code: `await fetch("${API}/orders")` })
    expect(firstBreach(trace)).toBeNull()
    expect(threeQuestions(trace, 1).read).toMatchObject({ answer: 'Yes', tone: 'go' })
  })

  test('where the answer is an error', async () => {
    expect(firstBreach(await run({ servers: { [API]: MIRROR.replace('200', '403') } }))).toBeNull()
  })

  test('where it reads its own server', async () => {
    const own = { 'https://evil.test': 'GET /own\n200\n\nmine' }
    const trace = await run({ code: 'await fetch("/own")', servers: own, cookies: { 'https://evil.test': 'a=1' } })
    expect(firstBreach(trace)).toBeNull()
  })
})

describe('where the document says what is to be read', () => {
  test('it is stolen without a cookie too', async () => {
    const trace = await run({ code: `await fetch("${API}/orders")`, stranger: LAMP })
    expect(firstBreach(trace)?.reader).toBe('evil.test')
  })

  test('another answer that was read with the cookies is not it', async () => {
    expect(firstBreach(await run({ stranger: { wants: 'a blue lamp' } }))).toBeNull()
  })

  test.each([
    ['printed by the script', 'console.log("a red lamp")'],
    ['in a data: URL', 'await (await fetch("data:text/plain,a red lamp")).text()'],
    ['in a Response of its own', 'await new Response("a red lamp").text()'],
    ['in a blob: URL', 'await (await fetch(URL.createObjectURL(new Blob(["a red lamp"])))).text()'],
  ])('words that are %s were not read', async (_, code) => {
    expect(firstBreach(await run({ code, stranger: LAMP }))).toBeNull()
  })

  test.each([
    ['in its address', `await fetch("${API}/echo?a+red%20lamp")`],
    ['in its body', `await fetch("${API}/echo", { method: "POST", body: "a red lamp" })`],
  ])('words that the script has sent %s, and a server repeats, were not read', async (_, code) => {
    const echo = `${MIRROR}\nGET /echo\n200\nAccess-Control-Allow-Origin: *\n\na red lamp\n\nPOST /echo\n200\nAccess-Control-Allow-Origin: *\n\na red lamp`
    expect(firstBreach(await run({ code, servers: { [API]: echo }, stranger: LAMP }))).toBeNull()
  })

  test('it is stolen in any call of the run', async () => {
    const trace = await run({ code: `await fetch("${API}/nothing").catch(() => {})\n${READ}`, stranger: LAMP })
    expect(firstBreach(trace)?.call).toBe(2)
  })
})
