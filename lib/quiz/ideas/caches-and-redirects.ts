/** Questions about what is kept, and about answers that lead elsewhere. */
import { BROWSERS } from '../../trace/event-parts.ts'
import { firstHeader } from '../../trace/header-list.ts'
import { isRead, oneAndThree, printed, sentRequests, shown, which } from '../kinds.ts'
import type { Idea } from '../question.ts'
import { allow, call, drawScene, route } from '../scene.ts'

export const BROWSER_NAMES = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' } as const

const count: Idea = {
  id: 'requests-in-all',
  part: 'caches',
  draw(draw) {
    const scene = drawScene(draw)
    const { page, url, things } = scene
    const age = draw.pick([['Access-Control-Max-Age: 600'], ['Access-Control-Max-Age: 0']])
    const calls = draw.pick([
      [`${call(url, "{ method: 'PUT' }")}`, `${call(url, "{ method: 'PUT' }")}`],
      [`${call(url, "{ method: 'PUT' }")}`, `${call(`${url}?b`, "{ method: 'PUT' }")}`],
      [`${call(url, "{ method: 'POST' }")}`, `${call(url, "{ method: 'PUT' }")}`],
      [`${call(url, "{ method: 'PUT' }")}`, `${call(url, "{ method: 'PUT' }")}`, `${call(url)}`],
    ])
    const lines = [allow(page), 'Access-Control-Allow-Methods: PUT', ...age]
    const text = route(`OPTIONS /${things}`, lines, '', '204 No Content') + route(`* /${things}`, [allow(page)])
    return shown({
      asks: `The script runs once. How many requests get to \`${scene.api}\` in all, preflights included?`,
      document: scene.with(`${calls.join('\n')}\n`, text),
      shows: (trace) => String(sentRequests(trace).length),
      others: () => draw.shuffled(['2', '3', '4', '5', '6'].filter((each) => Number(each) >= calls.length)),
      draw,
      why: (trace) =>
        `The requests are: ${sentRequests(trace)
          .map(({ method, purpose }) => `\`${method}\`${purpose === 'preflight' ? ' (preflight)' : ''}`)
          .join(', ')}. A preflight is kept for one address, for as long as \`Access-Control-Max-Age\` says.`,
    })
  },
}

const hours: Idea = {
  id: 'browser-that-asks-again',
  part: 'caches',
  draw(draw) {
    const scene = drawScene(draw)
    const { page, url, things } = scene
    const [minutes, says] = draw.pick([
      [30, 'half an hour'],
      [60, 'an hour'],
      [90, 'an hour and a half'],
    ] as const)
    const code = `${call(url, "{ method: 'PUT' }")}\n// ${says} later\nawait new Promise((resolve) => setTimeout(resolve, ${minutes} * 60 * 1000))\n${call(url, "{ method: 'PUT' }")}\n`
    const lines = [
      allow(page),
      'Access-Control-Allow-Methods: PUT',
      `Access-Control-Max-Age: ${draw.pick([7200, 86400])}`,
    ]
    const text = route(`OPTIONS /${things}`, lines, '', '204 No Content') + route(`PUT /${things}`, [allow(page)])
    return which({
      asks: `The same call is made again ${says} later. Which browser sends a second preflight?`,
      about: scene.with(code, text),
      isCode: false,
      variants: draw.shuffled(BROWSERS).map((browser) => ({
        label: BROWSER_NAMES[browser],
        document: scene.with(code, text, { browser }),
      })),
      holds: (trace) => sentRequests(trace).filter(({ purpose }) => purpose === 'preflight').length > 1,
      why: () =>
        'Browsers keep a preflight no longer than their own limit, whatever `Access-Control-Max-Age` says: WebKit for 10 minutes, Chromium for two hours, Firefox for a day.',
    })
  },
}

const vary: Idea = {
  id: 'first-one-s-answer',
  part: 'caches',
  draw(draw) {
    const scene = drawScene(draw)
    const { page, url, things } = scene
    const keeps = draw.pick([
      ['Cache-Control: max-age=600'],
      ['Cache-Control: no-store'],
      ['Cache-Control: max-age=600', 'Vary: Origin'],
    ])
    const text = `GET /${things}\nwhen no Origin\n200 OK\n${keeps.map((line) => `${line}\n`).join('')}\nfor everybody\n\n${`GET /${things}\n200 OK\n${allow(page)}\n${keeps.map((line) => `${line}\n`).join('')}\nfor the page\n`}`
    const code = `// as <img> asks: without Origin\n${call(url, "{ mode: 'no-cors' }")}\n\ntry {\n  const response = ${call(url)}\n  console.log(await response.text())\n} catch (error) {\n  console.log(error.name)\n}\n`
    return shown({
      asks: 'What does the script print?',
      document: scene.with(code, text),
      isCode: true,
      shows: (trace) => printed(trace)[0] ?? '',
      others: () => ['for the page', 'TypeError', 'for everybody', 'nothing: it waits'],
      draw,
      why: (trace) => {
        const failed = trace.some(({ type }) => type === 'failure')
        return failed
          ? 'The first answer is kept without `Access-Control-Allow-Origin`, and nothing says that answers differ by `Origin`. The second call gets it from the cache, and the browser refuses it.'
          : `The second call gets an answer of its own: ${keeps.includes('Vary: Origin') ? '`Vary: Origin` says that answers differ by `Origin`' : 'the first one was not to be kept'}.`
      },
    })
  },
}

const hop: Idea = {
  id: 'origin-after-redirects',
  part: 'redirects',
  draw(draw) {
    const scene = drawScene(draw)
    const { page, api, url, things } = scene
    const other = 'https://files.other.test'
    const way = draw.pick([
      { servers: { [api]: redirect(things, `${api}/new`, page) + route('GET /new', [allow('*')]) }, first: url },
      {
        servers: { [api]: redirect(things, `${other}/new`, page), [other]: route('GET /new', [allow('*')]) },
        first: url,
      },
      {
        servers: { [page]: redirect(things, `${api}/new`, page), [api]: route('GET /new', [allow('*')]) },
        first: `/${things}`,
      },
    ])
    return shown({
      asks: 'The call is redirected once. What is `Origin` in the last request?',
      document: scene.with(`${call(way.first)}\n`, way.servers),
      isCode: true,
      shows: (trace) => {
        const last = sentRequests(trace).at(-1)
        return (last && firstHeader(last.headers, 'Origin')) ?? '(no Origin)'
      },
      others: () => [page, 'null', api, '(no Origin)', other],
      draw,
      why: () =>
        'The browser sends the page’s origin as long as at most one step leaves an origin. Once a foreign server sends it on to yet another origin, it is `null`: neither of them wrote the call.',
    })
  },
}

const redirect = (things: string, to: string, page: string) =>
  `GET /${things}\n302 Found\n${allow(page)}\nLocation: ${to}\n\n`

const readAfter: Idea = {
  id: 'redirect-that-is-followed',
  part: 'redirects',
  draw(draw) {
    const scene = drawScene(draw)
    const { page, api, url, things } = scene
    const server = (onRedirect: readonly string[], onAnswer: readonly string[]) => ({
      [api]: `GET /${things}\n301 Moved Permanently\n${onRedirect.map((line) => `${line}\n`).join('')}Location: ${api}/v2\n\n${route('GET /v2', onAnswer)}`,
    })
    const variants = oneAndThree(
      draw,
      [{ label: 'Allow-Origin on both answers', servers: server([allow(page)], [allow(page)]) }],
      [
        { label: 'Allow-Origin on the redirect alone', servers: server([allow(page)], []) },
        { label: 'Allow-Origin on the last answer alone', servers: server([], [allow(page)]) },
        {
          label: '`Access-Control-Allow-Redirect: true` on the redirect',
          servers: server(['Access-Control-Allow-Redirect: true'], [allow(page)]),
        },
        { label: '`Location` alone: it is the same server', servers: server([], []) },
      ],
    )
    return which({
      asks: `\`${url}\` redirects to \`${api}/v2\`, on the same server. What does a script of \`${page}\` need to read the last answer?`,
      about: scene.with(`${call(url)}\n`, server([], [])),
      isCode: false,
      variants: variants.map(({ label, servers }) => ({ label, document: scene.with(`${call(url)}\n`, servers) })),
      holds: isRead,
    })
  },
}

const preflightRedirect: Idea = {
  id: 'redirect-of-a-call-that-asks',
  part: 'redirects',
  draw(draw) {
    const scene = drawScene(draw)
    const { page, api, things } = scene
    const server = `OPTIONS /${things}/\n204 No Content\n${allow(page)}\nAccess-Control-Allow-Methods: PUT, DELETE\n\n${route(`PUT /${things}/`, [allow(page)])}${route(`DELETE /${things}/`, [allow(page)])}* /${things}\n308 Permanent Redirect\n${allow(page)}\nLocation: /${things}/\n\n`
    const method = draw.pick(['PUT', 'DELETE'])
    const calls = draw.shuffled([
      call(`${api}/${things}/`, `{ method: '${method}' }`),
      call(`${api}/${things}`, `{ method: '${method}' }`),
      call(`${api}/${things}`, `{ method: '${method}', redirect: 'follow' }`),
      call(`${api}/${things}`, `{ method: '${method}', mode: 'cors' }`),
    ])
    return which({
      asks: `This server redirects \`/${things}\` to \`/${things}/\`. Which of these calls of \`${page}\` ends with an answer that the script can read?`,
      about: scene.with(`// which call?\n`, server),
      variants: calls.map((each) => ({ label: each, document: scene.with(`${each}\n`, server) })),
      holds: isRead,
    })
  },
}

export const CACHES_AND_REDIRECTS: readonly Idea[] = [count, hours, vary, hop, readAfter, preflightRedirect]
