/** Questions about what is not `fetch`, and about whom a server lets in. */
import { documentOfPlan } from '../../faults/document-of-plan.ts'
import { openingsOf } from '../../faults/openings.ts'
import { drawSystem } from '../../faults/system.ts'
import { checkExercise } from '../../lessons/check-exercise.ts'
import { isAsked, isRead, oneAndThree, which, whyAsked } from '../kinds.ts'
import { newLines } from '../new-lines.ts'
import type { Idea } from '../question.ts'
import { allow, CREDENTIALS, call, drawScene, route } from '../scene.ts'

const elements: Idea = {
  id: 'loaded-without-permission',
  part: 'more',
  draw(draw) {
    const scene = drawScene(draw)
    const { api } = scene
    const make = (tag: string, lines: string) =>
      `const element = document.createElement('${tag}')\n${lines}\nawait new Promise((resolve) => {\n  element.onload = resolve\n  element.onerror = resolve\n${tag === 'img' ? '' : '  document.head.append(element)\n'}})\n`
    const codes = oneAndThree<readonly [label: string, code: string]>(
      draw,
      [
        ['an `<img>`', make('img', `element.src = '${api}/a.svg'`)],
        ['a `<script>`', make('script', `element.src = '${api}/a.js'`)],
        ['a style sheet with `<link>`', make('link', `element.rel = 'stylesheet'\nelement.href = '${api}/a.css'`)],
      ],
      [
        ['an `<img crossorigin>`', make('img', `element.crossOrigin = 'anonymous'\nelement.src = '${api}/a.svg'`)],
        ['a `<script type="module">`', make('script', `element.type = 'module'\nelement.src = '${api}/a.js'`)],
        ['a `<script crossorigin>`', make('script', `element.crossOrigin = 'anonymous'\nelement.src = '${api}/a.js'`)],
        ['a font with `FontFace`', `await new FontFace('A', "url('${api}/a.woff2')").load().catch(() => {})\n`],
      ],
    )
    const file = (path: string, type: string, body = '') => `GET ${path}\n200 OK\nContent-Type: ${type}\n\n${body}\n\n`
    const server =
      file('/a.svg', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"></svg>') +
      file('/a.js', 'text/javascript') +
      file('/a.css', 'text/css') +
      file('/a.woff2', 'font/woff2')
    return which({
      asks: `\`${api}\` sends no header of CORS. Which of these can a page of \`${scene.page}\` load from it all the same?`,
      isCode: false,
      variants: codes.map(([label, code]) => ({ label, document: scene.with(code, server) })),
      holds: (trace) => {
        const end = trace.find((event) => event.type === 'settled')
        return end?.type === 'settled' && end.outcome.kind === 'load'
      },
    })
  },
}

const listener: Idea = {
  id: 'xhr-that-asks-first',
  part: 'more',
  draw(draw) {
    const scene = drawScene(draw)
    const { url } = scene
    const xhr = (method: string, line: string, body = "'a=1'") =>
      `const xhr = new XMLHttpRequest()\nxhr.open('${method}', '${url}')\n${line}xhr.send(${body})`
    const codes = oneAndThree(
      draw,
      [
        xhr('POST', 'xhr.upload.onprogress = () => {}\n'),
        xhr('POST', "xhr.setRequestHeader('X-Requested-With', 'XMLHttpRequest')\n"),
      ],
      [
        xhr('POST', 'xhr.onprogress = () => {}\n'),
        xhr('POST', 'xhr.withCredentials = true\n'),
        xhr('POST', "xhr.setRequestHeader('Content-Type', 'text/plain')\n"),
        xhr('POST', "xhr.responseType = 'json'\n"),
      ],
    )
    return which({
      asks: `Which of these does the browser ask \`${scene.api}\` about first, with a preflight?`,
      variants: codes.map((code) => ({
        label: code,
        document: scene.with(`${code}\n`, route('* /*', [allow(scene.page)])),
      })),
      holds: isAsked,
      why: whyAsked,
    })
  },
}

const attacker: Idea = {
  id: 'who-gets-through',
  part: 'safely',
  draw(draw) {
    const { page, api, things, url, with: make } = drawScene(draw)
    const host = page.replace('https://', '')
    const domain = host.replace(/^[^.]+\./, '')
    const [test, through] = draw.pick([
      [`origin.endsWith('${domain}')`, `https://evil-${domain}`],
      [`origin.startsWith('${page}')`, `${page}.evil.test`],
      [`origin.includes('${domain}')`, `https://${domain}.evil.test`],
      [`/^https:\\/\\/${host}$/.test(origin)`, `https://${host.replace('.', 'x')}`],
      [`origin === 'null' || origin === '${page}'`, 'null'],
    ] as const)
    const text = `import express from 'express'
import cors from 'cors'

const app = express()
const isOurs = (origin) => ${test}

app.use(cors({
  origin: (origin, callback) => callback(null, origin !== undefined && isOurs(origin)),
  credentials: true,
}))
app.get('/${things}', (req, res) => {
  res.json({ ok: true })
})
app.listen(3000)
`
    const no = [
      page.replace('https:', 'http:'),
      'https://evil.test',
      `https://${domain.replace('.example', '.test')}`,
      `https://app.${domain.replace('.', '-')}.test`,
    ]
    const servers = { [api]: { dialect: 'express', text } } as const
    const code = `${call(url, "{ credentials: 'include' }")}\n`
    const refused = test.includes('endsWith') || test.includes('includes') ? no.slice(1) : no
    return which({
      asks: 'Which of these origins can read with the visitor’s cookie, and should not?',
      about: make(code, servers),
      variants: oneAndThree(draw, [through], refused).map((origin) => ({
        label: origin,
        document: make(
          code,
          servers,
          origin === 'null' ? { page: 'https://evil.test/frame.html', opaque: true } : { page: `${origin}/` },
        ),
      })),
      holds: isRead,
      why: (trace) => {
        const from = trace.find((event) => event.type === 'page')
        return `The check is \`${test}\`, and the origin is \`${from?.type === 'page' ? from.origin : ''}\`. Compare the whole origin with a list: \`['${page}'].includes(origin)\`.`
      },
    })
  },
}

const forms: Idea = {
  id: 'which-answer-is-open',
  part: 'safely',
  draw(draw) {
    const { page, api, things, url, with: make } = drawScene(draw)
    const lists = oneAndThree(
      draw,
      [[allow('{origin}'), CREDENTIALS]],
      [
        [allow('*'), CREDENTIALS],
        [allow(page), CREDENTIALS],
        [allow('{origin}')],
        [allow('*')],
        [allow('null'), CREDENTIALS],
        [CREDENTIALS],
      ],
    )
    return which({
      asks: `Sara is signed in at \`${api}\`, and opens a page of \`https://evil.test\`. With which of these headers can that page read Sara’s data? (\`{origin}\` is the \`Origin\` of the request.)`,
      variants: lists.map((lines) => ({
        label: lines.join('\n'),
        document: make(
          `${call(url, "{ credentials: 'include' }")}\n`,
          { [api]: route(`GET /${things}`, lines) },
          {
            page: 'https://evil.test/',
            cookies: { [api]: 'session=sara' },
          },
        ),
      })),
      holds: isRead,
    })
  },
}

const mends: Idea = {
  id: 'mended-and-closed',
  part: 'safely',
  draw(draw) {
    let system = drawSystem(draw.below(1_000_000), 1)
    // What is to be changed is on the server, and there are changes enough that only seem to do.
    while (!isServerSide(system)) system = drawSystem(draw.below(1_000_000), 1)
    const { exercise, sound, story } = system
    const changes = [exercise.solution, ...draw.shuffled(openingsOf(sound).map(({ document }) => document))].map(
      (document) => ({
        label: newLines(exercise.start, document),
        document,
      }),
    )
    const variants = changes
      .filter(({ label }, at) => label !== '' && changes.findIndex((each) => each.label === label) === at)
      .slice(0, 4)
    return which({
      asks: `${story} Which of these changes makes it work, and lets nobody else in? The lines are written in place of those that do the same now.`,
      about: exercise.start,
      variants: draw.shuffled(variants),
      holds: async (_, document, run) => {
        for (const probe of exercise.probes) {
          const { passed } = await checkExercise({ ...exercise, probes: [probe] }, document, async (each) => ({
            trace: await run(each),
          }))
          if (!passed) return false
        }
        return true
      },
    })
  },
}

function isServerSide({ faults, exercise, sound }: ReturnType<typeof drawSystem>): boolean {
  const isInScript = exercise.start.client.code !== exercise.solution.client.code
  // Another order alone has no new lines that could be shown.
  const isSeen = newLines(exercise.start, exercise.solution) !== ''
  const labels = new Set(openingsOf(sound).map(({ document }) => newLines(exercise.start, document)))
  return (
    !isInScript &&
    isSeen &&
    sound.task !== 'picture' &&
    sound.task !== 'login' &&
    labels.size >= 4 &&
    faults[0]?.shows.kind !== 'open' &&
    documentOfPlan(sound).servers.length > 0
  )
}

export const MORE_AND_SAFELY: readonly Idea[] = [elements, listener, attacker, forms, mends]
