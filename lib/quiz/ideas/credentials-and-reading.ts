/** Questions about cookies, and about what the script sees of an answer. */
import type { Trace } from '../../trace/events.ts'
import { isRead, oneAndThree, printed, shown, which } from '../kinds.ts'
import type { Idea } from '../question.ts'
import { allow, CREDENTIALS, call, drawScene, route } from '../scene.ts'

const isCookieSent = (trace: Trace) => trace.some((event) => event.type === 'cookie' && event.what === 'sent')

const whichCarries: Idea = {
  id: 'cookie-sent',
  part: 'credentials',
  draw(draw) {
    const scene = drawScene(draw)
    const { page, url, things } = scene
    const inits = oneAndThree(
      draw,
      ["{ credentials: 'include' }", "{ mode: 'no-cors', credentials: 'include' }"],
      [
        '',
        "{ credentials: 'same-origin' }",
        "{ credentials: 'omit' }",
        "{ headers: { Cookie: 'session=a1' } }",
        "{ mode: 'cors' }",
        "{ method: 'POST', body: 'session=a1' }",
      ],
    )
    return which({
      asks: `The browser has a cookie of \`${scene.api}\`, with \`Secure; SameSite=None\`. Which of these calls of a page of \`${page}\` carries it?`,
      variants: inits.map((init) => ({
        label: call(url, init),
        document: scene.with(`${call(url, init)}\n`, route(`* /${things}`, [allow(page), CREDENTIALS]), {
          cookies: { [scene.api]: 'session=a1' },
        }),
      })),
      holds: isCookieSent,
      why: (trace) => {
        const asked = trace.find((event) => event.type === 'call')
        const mode = asked?.type === 'call' ? asked.credentials : ''
        return isCookieSent(trace)
          ? 'The call says `include`, so the cookie goes along, to another origin too.'
          : `The credentials mode of this call is \`${mode}\`: to another origin no cookie goes along. \`Cookie\` is a header that scripts cannot set.`
      },
    })
  },
}

const sameSite: Idea = {
  id: 'same-site-cookie',
  part: 'credentials',
  draw(draw) {
    const { page: site, with: make } = drawScene(draw)
    const domain = site.replace(/^https:\/\/[^.]+\./, '')
    const pages = oneAndThree(
      draw,
      [`https://app.${domain}`, `https://${domain}`, `https://www.${domain}:8443`],
      [
        `http://app.${domain}`,
        `https://${domain}.evil.test`,
        `https://app-${domain}`,
        `https://app.${domain.replace('.example', '.test')}`,
      ],
    )
    const api = `https://api.${domain}`
    const init = "{ credentials: 'include' }"
    return which({
      asks: `\`${api}\` has set a cookie with \`SameSite=Lax\`. A script calls it with \`credentials: 'include'\`. From which page does the cookie go along?`,
      variants: pages.map((page) => ({
        label: page,
        document: make(
          `${call(`${api}/login`, init)}\n${call(`${api}/me`, init)}\n`,
          {
            [api]:
              `POST /none\n200 OK\n\n` +
              `GET /login\n200 OK\n${allow('{origin}')}\n${CREDENTIALS}\nSet-Cookie: session=a1; Path=/; Secure; SameSite=Lax\n\n` +
              `GET /me\n200 OK\n${allow('{origin}')}\n${CREDENTIALS}\n\n`,
          },
          { page: `${page}/`, thirdPartyCookies: 'sent' },
        ),
      })),
      holds: isCookieSent,
      why: (trace) => {
        const from = trace.find((event) => event.type === 'page')
        const origin = from?.type === 'page' ? from.origin : ''
        return isCookieSent(trace)
          ? `\`${origin}\` is of the same site as \`${api}\`: scheme and registrable domain are equal. Subdomain and port do not matter.`
          : `\`${origin}\` is of another site than \`${api}\`, so a cookie with \`SameSite=Lax\` stays back: scheme and registrable domain must be equal.`
      },
    })
  },
}

const prints: Idea = {
  id: 'what-the-script-sees',
  part: 'reading',
  draw(draw) {
    const scene = drawScene(draw)
    const { page, url, things } = scene
    const code = (init = '') =>
      `try {\n  const response = ${call(url, init)}\n  console.log(response.type, response.status)\n} catch (error) {\n  console.log(error.name)\n}\n`
    const document = draw.pick([
      () => scene.with(code("{ mode: 'no-cors' }"), route(`GET /${things}`, [allow(page)])),
      () => scene.with(code(), route(`GET /${things}`, [allow('*')], '{ "error": "none" }', '404 Not Found')),
      () => scene.with(code(), route(`GET /${things}`, [], '{ "error": "none" }', '500 Internal Server Error')),
      () => scene.with(code(), route(`GET /${things}`, [allow(page)], '{ "error": "you?" }', '401 Unauthorized')),
      () =>
        scene.with(
          code("{ redirect: 'manual' }"),
          `GET /${things}\n302 Found\n${allow(page)}\nLocation: /elsewhere\n\n`,
        ),
    ])()
    return shown({
      asks: 'What does this script print?',
      document,
      isCode: true,
      shows: (trace) => printed(trace)[0] ?? '',
      others: () => {
        const status = /^\d{3}/m.exec(document.servers[0]?.text ?? '')?.[0] ?? '200'
        return draw.shuffled([`cors ${status}`, 'TypeError', 'opaque 0', `opaque ${status}`, `basic ${status}`])
      },
      draw,
    })
  },
}

const exposed: Idea = {
  id: 'exposed-headers',
  part: 'reading',
  draw(draw) {
    const scene = drawScene(draw)
    const { page, url, things } = scene
    const own = draw.shuffled(['X-Total-Count', 'ETag', 'Retry-After', 'X-Request-Id', 'Link', 'Server-Timing'])
    const [named = '', ...hidden] = own.slice(0, 4)
    const isNamed = draw.chance(0.6)
    const lines = [
      allow(page),
      ...(isNamed ? [`Access-Control-Expose-Headers: ${named}`] : []),
      ...own.slice(0, 4).map((name) => `${name}: 7`),
    ]
    // Without the list only what every script may see is left, such as the type.
    const names = isNamed ? [named, ...hidden] : ['Content-Type', ...hidden]
    const document = scene.with(
      `const response = ${call(url)}\nfor (const [name, value] of response.headers) console.log(name, value)\n`,
      route(`GET /${things}`, lines),
    )
    return shown({
      asks: 'Which of these headers of the answer does the script see?',
      document,
      isCode: true,
      shows: (trace) => {
        const end = trace.find((event) => event.type === 'settled')
        const seen = end?.type === 'settled' && end.outcome.kind === 'response' ? end.outcome.headers : []
        return names.filter((name) => seen.some(([header]) => header.toLowerCase() === name.toLowerCase())).join(', ')
      },
      others: () => names,
      draw,
    })
  },
}

const readableError: Idea = {
  id: 'error-that-can-be-read',
  part: 'reading',
  draw(draw) {
    const scene = drawScene(draw)
    const { page, url, things } = scene
    const answers = oneAndThree<readonly [status: string, lines: readonly string[]]>(
      draw,
      [
        ['404 Not Found', [allow(page)]],
        ['500 Internal Server Error', [allow('*')]],
        ['401 Unauthorized', [allow(page)]],
      ],
      [
        ['200 OK', []],
        ['404 Not Found', []],
        ['200 OK', [allow(scene.api)]],
        ['500 Internal Server Error', ['Access-Control-Allow-Methods: GET']],
        ['200 OK', ['Access-Control-Expose-Headers: *']],
      ],
    )
    return which({
      asks: `\`${page}\` calls \`${url}\` with \`fetch\`. Which of these answers can its script read?`,
      variants: answers.map(([status, lines]) => ({
        label: [`HTTP ${status}`, ...lines].join('\n'),
        document: scene.with(`${call(url)}\n`, route(`GET /${things}`, lines, '{ "error": "x" }', status)),
      })),
      holds: isRead,
    })
  },
}

export const CREDENTIALS_AND_READING: readonly Idea[] = [whichCarries, sameSite, prints, exposed, readableError]
