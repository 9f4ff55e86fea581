import { expect, test } from 'vitest'
import { API, ask, explainRun } from '../../testing/explain-run.ts'

const OPEN = 'GET /*\n200 OK\nAccess-Control-Allow-Origin: *\n\nhello\n'
const add = (tag: string, fields: string) =>
  `const e = document.createElement('${tag}')\nObject.assign(e, ${fields})\ndocument.body.append(e)\nawait new Promise((done) => { e.onload = e.onerror = done })\n`

test('a worker of another origin is explained as what no header can allow', async () => {
  for (const browser of ['chromium', 'firefox', 'webkit'] as const) {
    const code = `try { new Worker('${API}/w.js') } catch (error) { console.log(error.name) }\n`
    const [explained] = await explainRun(code, OPEN, { browser })
    expect(explained?.text).toMatch(/script of a worker must have the page’s origin.*\*\*api\.example\*\*/)
    expect(explained?.text).toMatch(/No header can change this.*`fetch`.*createObjectURL/)
    expect(explained?.remedy).toBeNull()
  }
})

test('a manifest behind a login is explained as a redirect without permission, and as an anonymous request', async () => {
  const own = 'GET /app.webmanifest\n302 Found\nLocation: https://login.example/signin\n'
  const servers = { 'https://app.example': own, 'https://login.example': 'GET /signin\n200 OK\n\n<form>\n' }
  const code = `document.head.append(Object.assign(document.createElement('link'), { rel: 'manifest', href: '/app.webmanifest' }))\n`
  const [explained] = await explainRun(code, servers)
  expect(explained?.text).toMatch(/login\.example/)
  expect(explained?.text).toMatch(
    /login page.*manifest is asked for without cookies.*`<link rel="manifest" crossorigin="use-credentials">`/,
  )
})

test('a frame shows another page, and CORS does not open its document', async () => {
  const [explained] = await explainRun(add('iframe', `{ src: '${API}/x' }`), OPEN)
  expect(explained?.text).toMatch(/frame shows what \*\*api\.example\*\*.*may not reach into the frame/)
})

test('a navigation needs no permission', async () => {
  const [explained] = await explainRun(`location.assign('${API}/next')\n`, OPEN)
  expect(explained?.text).toMatch(/browser goes to \*\*api\.example\*\*.*nobody’s permission/)
})

test('a form that is posted under Referrer-Policy: no-referrer is explained by the page’s header', async () => {
  const code = `const form = document.createElement('form')\nform.method = 'POST'\nform.action = '/admin'\ndocument.body.append(form)\nform.submit()\n`
  const servers = { 'https://app.example': 'POST /admin\n403 Forbidden\n\nwrong origin\n' }
  const [explained] = await explainRun(code, servers, { headers: [['Referrer-Policy', 'no-referrer']] })
  expect(explained?.text).toMatch(/said `Origin: null`.*page’s `Referrer-Policy: no-referrer` withholds/)
})

test('a page that its own Content-Security-Policy sandboxes has no origin because of that', async () => {
  const headers = [['Content-Security-Policy', 'sandbox allow-scripts'] as const]
  const [explained] = await explainRun(ask('/x'), 'GET /*\n200 OK\n\nhello\n', { headers })
  expect(explained?.text).toMatch(/`sandbox` in its own header `Content-Security-Policy`.*allow-same-origin/)
})

test('a video and a sound without CORS are used and not read, each in its own words', async () => {
  const media = (tag: string) =>
    `const e = document.createElement('${tag}')\ne.src = '${API}/a'\nawait new Promise((done) => { e.onloadeddata = e.onerror = done })\n`
  const typed = (type: string) => OPEN.replace('\n\n', `\nContent-Type: ${type}\n\n`)
  const [video] = await explainRun(media('video'), typed('video/mp4'))
  expect(video?.text).toMatch(/may show the video of \*\*api\.example\*\*.*\*\*tainted\*\*/)
  const [audio] = await explainRun(media('audio'), typed('audio/mpeg'))
  expect(audio?.text).toMatch(/may play the sound of \*\*api\.example\*\*.*Web Audio gets silence/)
})
