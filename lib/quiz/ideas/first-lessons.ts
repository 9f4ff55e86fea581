/** Questions about HTTP, origins and the permission. */
import { serializedOriginOf } from '../../trace/address.ts'
import { firstHeader } from '../../trace/header-list.ts'
import { hasFailed, isRead, oneAndThree, printed, sentRequests, shown, which } from '../kinds.ts'
import type { Idea } from '../question.ts'
import { allow, CREDENTIALS, call, drawScene, route } from '../scene.ts'

const status: Idea = {
  id: 'http-status',
  part: 'http',
  draw(draw) {
    const scene = drawScene(draw)
    const { page, things } = scene
    const own = [
      route(`GET /${things}`, [], '[]'),
      route(`POST /${things}`, [], '{ "id": 8 }', '201 Created'),
      route(`GET /${things}/7`, [], '{ "error": "removed" }', '410 Gone'),
      route('* /*', [], '{ "error": "not here" }', '404 Not Found'),
    ].join('')
    const [method, path] = draw.pick([
      ['GET', `/${things}`],
      ['POST', `/${things}`],
      ['GET', `/${things}/7`],
      ['POST', `/${things}/7`],
      ['GET', `/${things}/8`],
      ['GET', `/${things.toUpperCase()}`],
    ] as const)
    const code = `const response = ${call(path, method === 'GET' ? '' : "{ method: 'POST' }")}\nconsole.log(response.status)\n`
    return shown({
      asks: 'The page calls its own server. Which status does the script print?',
      document: scene.with(code, { [page]: own }),
      isCode: true,
      shows: (trace) => printed(trace)[0] ?? '',
      others: () => draw.shuffled(['200', '201', '404', '410', '405']),
      draw,
    })
  },
}

const sameOrigin: Idea = {
  id: 'same-origin',
  part: 'origins',
  draw(draw) {
    const scene = drawScene(draw)
    const host = scene.page.replace('https://', '')
    const domain = host.replace(/^[^.]+\./, '')
    const variants = oneAndThree(
      draw,
      [`https://${host}/a/b?c=d`, `https://${host}:443/`, `https://${host.toUpperCase()}/x`, `https://${host}/#top`],
      [
        `http://${host}/`,
        `https://${host}:8443/`,
        `https://${domain}/`,
        `https://api.${domain}/`,
        `https://${host}.evil.test/`,
        `http://${host}:443/`,
      ],
    ).map((url) => ({ label: url, document: scene.with(`${call(url)}\n`, {}) }))
    return which({
      asks: `The page is \`${scene.page}/shop/\`. Which of these addresses has the same origin?`,
      variants,
      holds: (trace) => {
        const decision = trace.find((e) => e.type === 'decision' && e.rule === 'same-origin')
        return decision?.type === 'decision' && decision.passed
      },
      why: (trace) => {
        const asked = trace.find((e) => e.type === 'call')
        const origin = asked?.type === 'call' ? serializedOriginOf(asked.url) : ''
        return `The origin of this address is \`${origin}\`. An origin is scheme, host and port; path, query and fragment are not in it, and \`443\` is the usual port of \`https\`.`
      },
    })
  },
}

const originHeader: Idea = {
  id: 'origin-header',
  part: 'origins',
  draw(draw) {
    const scene = drawScene(draw)
    const path = draw.pick(['/account/orders?tab=2', '/index.html', '/a/b/#c'])
    const port = draw.pick([':8443', ''])
    const page = scene.page + port
    return shown({
      asks: `The page is \`${page}${path}\`. What is the value of \`Origin\` in the request to \`${scene.api}\`?`,
      document: scene.with(`${call(scene.url)}\n`, route(`GET /${scene.things}`, [allow(page)]), { page: page + path }),
      isCode: true,
      shows: (trace) => {
        const request = sentRequests(trace)[0]
        return (request && firstHeader(request.headers, 'Origin')) ?? 'none'
      },
      others: () => [`${page}/`, page.replace('https://', ''), page + path.replace(/#.*/, ''), scene.api, 'null'],
      draw,
    })
  },
}

const value: Idea = {
  id: 'allow-origin-value',
  part: 'permission',
  draw(draw) {
    const scene = drawScene(draw)
    const { page, url, things } = scene
    const values = oneAndThree(
      draw,
      [page, '*'],
      [
        `${page}/`,
        page.replace('https:', 'http:'),
        page.replace('https://', ''),
        `${page}:8443`,
        `${page}, ${scene.api}`,
        `https://*.${page.replace(/^https:\/\/[^.]+\./, '')}`,
        scene.api,
      ],
    )
    return which({
      asks: `A page of \`${page}\` calls \`${url}\` with \`fetch\`, without cookies. With which of these headers in the answer may its script read it?`,
      variants: values.map((each) => ({
        label: allow(each),
        document: scene.with(`${call(url)}\n`, route(`GET /${things}`, [allow(each)])),
      })),
      holds: isRead,
    })
  },
}

const sides: Idea = {
  id: 'where-the-header-belongs',
  part: 'permission',
  draw(draw) {
    const scene = drawScene(draw)
    const { page, url, api, things } = scene
    const inRequest = `{ headers: { 'Access-Control-Allow-Origin': '*' } }`
    const bare = route(`GET /${things}`)
    const variants = draw.shuffled([
      {
        label: `The answer of ${api} says ${allow(page)}`,
        document: scene.with(`${call(url)}\n`, route(`GET /${things}`, [allow(page)])),
      },
      {
        label: 'The script sends Access-Control-Allow-Origin: *',
        document: scene.with(`${call(url, inRequest)}\n`, bare),
      },
      {
        label: `The page itself comes with ${allow(api)}`,
        document: scene.with(`${call(url)}\n`, bare, { headers: [['Access-Control-Allow-Origin', api]] }),
      },
      {
        label: "The script asks with mode: 'no-cors'",
        document: scene.with(`${call(url, "{ mode: 'no-cors' }")}\n`, bare),
      },
    ])
    return which({
      asks: `The script of \`${page}\` wants to read what \`${url}\` answers. Which of these changes makes it readable?`,
      about: scene.with(`${call(url)}\n`, bare),
      isCode: false,
      variants,
      holds: isRead,
    })
  },
}

const outcome: Idea = {
  id: 'what-happens',
  part: 'permission',
  draw(draw) {
    const scene = drawScene(draw)
    const { page, url, things } = scene
    const options = (lines: readonly string[]) => route(`OPTIONS /${things}`, lines, '', '204 No Content')
    const document = draw.pick([
      () => scene.with(`${call(url)}\n`, route(`GET /${things}`, [allow(page)])),
      () => scene.with(`${call(url)}\n`, route(`GET /${things}`, [allow(`${page}/`)])),
      () => scene.with(`${call(url, "{ mode: 'no-cors' }")}\n`, route(`GET /${things}`)),
      () =>
        scene.with(
          `${call(url, "{ method: 'PUT' }")}\n`,
          options([allow(page)]) + route(`PUT /${things}`, [allow(page)]),
        ),
      () =>
        scene.with(
          `${call(url, "{ method: 'PUT' }")}\n`,
          options([allow(page), 'Access-Control-Allow-Methods: PUT']) + route(`PUT /${things}`),
        ),
      () =>
        scene.with(
          `${call(url, "{ method: 'DELETE' }")}\n`,
          options([allow('*'), 'Access-Control-Allow-Methods: *']) + route(`DELETE /${things}`, [allow('*')]),
        ),
      () =>
        scene.with(`${call(url, "{ credentials: 'include' }")}\n`, route(`GET /${things}`, [allow('*'), CREDENTIALS])),
    ])()
    const [read, opaque, kept, never] = [
      'The server does it, and the script reads the answer',
      'The server does it, and the script gets an answer without contents',
      'The server does it, and the browser keeps the answer from the script',
      'The browser asks first, and never sends the request itself',
    ]
    return shown({
      asks: 'What happens in this call?',
      document,
      shows: (trace) => {
        if (!sentRequests(trace).some(({ purpose }) => purpose === 'actual')) return never
        if (hasFailed(trace)) return kept
        return isRead(trace) ? read : opaque
      },
      others: () => [read, opaque, kept, never],
      draw,
    })
  },
}

export const FIRST_LESSONS: readonly Idea[] = [status, sameOrigin, originHeader, value, sides, outcome]
