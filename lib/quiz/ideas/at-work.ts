/** Questions about servers in production, about finding the cause, and about the order of one's own code. */

import { FAULTS } from '../../faults/all-faults.ts'
import { isShown, type Symptom } from '../../faults/fault.ts'
import { drawSystem } from '../../faults/system.ts'
import { BROWSERS } from '../../trace/event-parts.ts'
import { isRead, printed, saidByBrowser, shown, which } from '../kinds.ts'
import type { Idea, RunForQuiz } from '../question.ts'
import { allow, call, drawScene, route } from '../scene.ts'
import { BROWSER_NAMES } from './caches-and-redirects.ts'

const APPLICATION = 'http://localhost:8080'

const nginx = (api: string, lines: readonly string[]) => ({
  dialect: 'nginx' as const,
  text: `server {\n    listen 443 ssl;\n    server_name ${api.replace('https://', '')};\n\n    location / {\n        proxy_pass ${APPLICATION};\n${lines.map((line) => `        ${line}\n`).join('')}    }\n}\n`,
})

const always: Idea = {
  id: 'nginx-and-errors',
  part: 'production',
  draw(draw) {
    const { page, api, things, url, with: make } = drawScene(draw)
    const [path, status] = draw.pick([
      [`${url}/7`, '404'],
      [url, '200'],
      [`${url}/me`, '401'],
    ] as const)
    const application =
      route(`GET /${things}`) +
      route(`GET /${things}/me`, [], '{ "error": "you?" }', '401 Unauthorized') +
      route('* /*', [], '{ "error": "none" }', '404 Not Found')
    const end = draw.pick([' always', ''])
    const code = `try {\n  const response = ${call(path)}\n  console.log(response.status)\n} catch (error) {\n  console.log(error.name)\n}\n`
    return shown({
      asks: 'nginx is in front of an application that knows nothing of CORS. What does the script print?',
      document: make(code, {
        [api]: nginx(api, [`add_header Access-Control-Allow-Origin ${page}${end};`]),
        [APPLICATION]: application,
      }),
      isCode: true,
      shows: (trace) => printed(trace)[0] ?? '',
      others: () => [status, 'TypeError', '0', '204', '502'],
      draw,
      why: (trace) =>
        trace.some(({ type }) => type === 'failure')
          ? 'Without `always`, nginx adds a header only where the status is a success or a redirect. The error comes without the permission, so the browser keeps it from the script.'
          : 'nginx adds the permission to this answer, so the script reads it, whatever its status.',
    })
  },
}

const twice: Idea = {
  id: 'two-that-allow',
  part: 'production',
  draw(draw) {
    const { page, api, things, url, with: make } = drawScene(draw)
    const add = `add_header Access-Control-Allow-Origin ${page} always;`
    const application = route(`GET /${things}`, [allow(page)])
    const server = (lines: readonly string[]) =>
      make(`${call(url)}\n`, { [api]: nginx(api, lines), [APPLICATION]: application })
    const configs = draw.shuffled([
      [`proxy_hide_header Access-Control-Allow-Origin;`, add],
      [add],
      [add, add],
      [`proxy_hide_header Access-Control-Allow-Origin;`],
    ])
    return which({
      asks: `The application behind nginx sends \`${allow(page)}\` already. With which lines in nginx can \`${page}\` read the answer?`,
      about: make(`${call(url)}\n`, { [APPLICATION]: application }),
      variants: configs.map((lines) => ({ label: lines.join('\n'), document: server(lines) })),
      holds: isRead,
    })
  },
}

const sentence: Idea = {
  id: 'console-sentence',
  part: 'finding',
  draw(draw) {
    const scene = drawScene(draw)
    const { page, url, things } = scene
    const one = (lines: readonly string[], init = '') =>
      scene.with(`${call(url, init)}\n`, route(`* /${things}`, lines))
    const [document, ...others] = draw.shuffled([
      one([]),
      one([allow(`${page}/`)]),
      one([allow(page), allow(page)]),
      one([allow('*')], "{ credentials: 'include' }"),
      one([allow(page)], "{ credentials: 'include' }"),
      one([allow(page)], "{ method: 'PUT' }"),
      one([allow(page)], "{ headers: { 'X-Client': '2' } }"),
    ])
    const said = async (each: typeof document, run: RunForQuiz) =>
      each ? (saidByBrowser(await run(each))[0] ?? '') : ''
    return shown({
      asks: 'What does the console of Chromium say about this call?',
      document: document ?? one([]),
      isCode: true,
      shows: (trace) => saidByBrowser(trace)[0] ?? '',
      others: (_, run) => Promise.all(others.slice(0, 4).map((each) => said(each, run))),
      draw,
    })
  },
}

const whose: Idea = {
  id: 'whose-console',
  part: 'finding',
  draw(draw) {
    const scene = drawScene(draw)
    const { page, url, things } = scene
    const lines = draw.pick([[], [allow(`${page}/`)], [allow('*')]])
    const init = lines[0] === allow('*') ? "{ credentials: 'include' }" : ''
    const make = (browser: (typeof BROWSERS)[number]) =>
      scene.with(`${call(url, init)}\n`, route(`GET /${things}`, lines), { browser })
    const browser = draw.pick(BROWSERS)
    const document = make(browser)
    return {
      asks: 'Three browsers refuse the same call, each in its own words. Whose are these?',
      about: document,
      drawn: browser,
      async answer(run) {
        const traces = await Promise.all(BROWSERS.map((each) => run(make(each))))
        const right = BROWSERS.indexOf(browser)
        const words = saidByBrowser(traces[right] ?? [])[0] ?? ''
        if (traces.some((trace, at) => at !== right && saidByBrowser(trace)[0] === words))
          throw new Error('Two browsers say the same.')
        return {
          choices: BROWSERS.map((each, at) => {
            const trace = traces[at] ?? []
            return {
              label: BROWSER_NAMES[each],
              isCode: false,
              trace,
              why: `${BROWSER_NAMES[each]} says: “${saidByBrowser(trace)[0] ?? ''}”`,
            }
          }),
          right,
          quotes: words,
        }
      },
    }
  },
}

/** The console speaks of each, and in other words of the one than of the other. */
const areTold = (symptoms: readonly Symptom[]): boolean =>
  symptoms.every(({ kind }) => kind === 'failure') && new Set(symptoms.map((each) => JSON.stringify(each))).size === 2

const firstMet: Idea = {
  id: 'met-first',
  part: 'finding',
  draw(draw) {
    let system = drawSystem(draw.below(1_000_000), 2)
    while (!areTold(system.faults.map(({ shows }) => shows))) system = drawSystem(draw.below(1_000_000), 2)
    const { faults, exercise } = system
    const own = new Set(faults.map(({ id }) => id))
    const strangers = draw.shuffled(FAULTS.filter(({ id, part }) => !own.has(id) && part !== 'origin')).slice(0, 2)
    return shown({
      asks: 'Two things are wrong here. Which of them does the console speak of first?',
      document: exercise.start,
      shows: (trace) => (faults.find(({ shows }) => isShown(shows, trace)) ?? faults[0])?.title ?? '',
      others: () => [...faults.map(({ title }) => title), ...strangers.map(({ title }) => title)],
      draw,
    })
  },
}

const order: Idea = {
  id: 'order-of-middleware',
  part: 'stack',
  draw(draw) {
    const { page, api, things, url, with: make } = drawScene(draw)
    const cors = `app.use(cors({ origin: ['${page}'] }))`
    const auth = 'app.use(onlySignedIn)'
    const path = `app.get('/${things}', sendThem)`
    const text = (lines: readonly string[]) => `import express from 'express'
import cors from 'cors'

const app = express()
const onlySignedIn = (req, res, next) => {
  if (req.headers.authorization) next()
  else res.status(401).json({ error: 'Sign in first.' })
}
const sendThem = (req, res) => res.json([7])

${lines.join('\n')}
app.listen(3000)
`
    const code = `${call(url, "{ headers: { Authorization: 'Bearer t' } }")}\n`
    const orders = draw.shuffled([
      [cors, auth, path],
      [auth, cors, path],
      [auth, path, cors],
      [path, auth, cors],
    ])
    return which({
      asks: 'In which order do these three lines let the page read the answer?',
      about: make(code, { [api]: { dialect: 'express', text: text(['// three lines']) } }),
      variants: orders.map((lines) => ({
        label: lines.join('\n'),
        document: make(code, { [api]: { dialect: 'express', text: text(lines) } }),
      })),
      holds: isRead,
    })
  },
}

const option: Idea = {
  id: 'option-of-cors',
  part: 'stack',
  draw(draw) {
    const { page, api, things, url, with: make } = drawScene(draw)
    const server = (origin: string) => ({
      [api]: {
        dialect: 'express' as const,
        text: `import express from 'express'\nimport cors from 'cors'\n\nconst app = express()\napp.use(cors({ origin: ${origin}, credentials: true }))\napp.get('/${things}', (req, res) => {\n  res.json({ ok: true })\n})\napp.listen(3000)\n`,
      },
    })
    const code = `${call(url, "{ credentials: 'include' }")}\n`
    const options = [
      `['${page}']`,
      `'${page}/'`,
      `['${page}/']`,
      "['*']",
      "'*'",
      'false',
      `['${page.replace('https://', '')}']`,
    ]
    const [yes = '', ...no] = options
    return which({
      asks: `The page \`${page}\` calls this Express server with a cookie. With which value of \`origin\` may it read the answer?`,
      about: make(code, server('…')),
      variants: draw.shuffled([yes, ...draw.shuffled(no).slice(0, 3)]).map((origin) => ({
        label: `origin: ${origin}`,
        document: make(code, server(origin)),
      })),
      holds: isRead,
    })
  },
}

export const AT_WORK: readonly Idea[] = [always, twice, sentence, whose, firstMet, order, option]
