/** Questions about the preflight. */
import { firstHeader } from '../../trace/header-list.ts'
import { hasFailed, isAsked, isRead, oneAndThree, sentRequests, shown, which, whyAsked } from '../kinds.ts'
import type { Idea } from '../question.ts'
import { allow, call, drawScene, route } from '../scene.ts'

const asksFirst: Idea = {
  id: 'preflighted',
  part: 'preflight',
  draw(draw) {
    const scene = drawScene(draw)
    const { url } = scene
    const inits = oneAndThree(
      draw,
      [
        "{ method: 'PUT' }",
        "{ method: 'DELETE' }",
        "{ headers: { Authorization: 'Bearer t' } }",
        "{ method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' }",
        "{ headers: { 'X-Requested-With': 'fetch' } }",
      ],
      [
        '',
        "{ method: 'HEAD' }",
        "{ method: 'POST', body: 'a=1' }",
        "{ method: 'POST', body: new URLSearchParams({ a: '1' }) }",
        "{ headers: { Accept: 'application/json' } }",
        "{ credentials: 'include' }",
        "{ headers: { 'Accept-Language': 'fa' } }",
      ],
    )
    return which({
      asks: `A page of \`${scene.page}\` makes these calls. Which of them does the browser ask about first, with a preflight?`,
      variants: inits.map((init) => ({
        label: call(url, init),
        document: scene.with(`${call(url, init)}\n`, route('* /*', [allow(scene.page)])),
      })),
      holds: isAsked,
      why: whyAsked,
    })
  },
}

const requestHeaders: Idea = {
  id: 'request-headers',
  part: 'preflight',
  draw(draw) {
    const scene = drawScene(draw)
    const headers = draw.shuffled([
      ['Accept', 'application/json'],
      ['Accept-Language', 'en'],
      ...draw
        .shuffled([
          ['X-Client', '2'],
          ['Authorization', 'Bearer t'],
          ['X-Trace', 'a1'],
          ['Content-Type', 'application/json'],
        ])
        .slice(0, 2),
    ])
    const init = `{\n  method: 'PUT',\n  headers: {\n${headers.map(([name, value]) => `    '${name}': '${value}',\n`).join('')}  },\n}`
    const names = headers.map(([name = '']) => name)
    const unsafe = names.filter((name) => !name.startsWith('Accept'))
    const low = (list: readonly string[]) => list.map((name) => name.toLowerCase())
    return shown({
      asks: 'What is in `Access-Control-Request-Headers` of the preflight of this call?',
      document: scene.with(`${call(scene.url, init)}\n`, route('* /*', [allow(scene.page)])),
      isCode: true,
      shows: (trace) => {
        const asked = sentRequests(trace).find(({ purpose }) => purpose === 'preflight')
        return (asked && firstHeader(asked.headers, 'Access-Control-Request-Headers')) ?? ''
      },
      others: () => [
        low(names).toSorted().join(','),
        unsafe.toReversed().join(', '),
        low(unsafe).slice(0, 1).join(','),
        low([...unsafe, 'origin'])
          .toSorted()
          .join(','),
      ],
      draw,
    })
  },
}

const twoAnswers: Idea = {
  id: 'two-answers',
  part: 'preflight',
  draw(draw) {
    const scene = drawScene(draw)
    const { page, url, things } = scene
    const [init, asked, allowed] = draw.pick([
      ["{ method: 'PUT' }", 'PUT', 'Access-Control-Allow-Methods: PUT'],
      ["{ method: 'PATCH' }", 'PATCH', 'Access-Control-Allow-Methods: PATCH'],
      ["{ headers: { Authorization: 'Bearer t' } }", 'GET', 'Access-Control-Allow-Headers: Authorization'],
    ] as const)
    const server = (preflight: readonly string[], answer: readonly string[]) =>
      scene.with(
        `${call(url, init)}\n`,
        route(`OPTIONS /${things}`, preflight, '', '204 No Content') + route(`${asked} /${things}`, answer),
      )
    const origin = allow(page)
    const name = allowed.split(':')[0] ?? ''
    return which({
      asks: `Neither answer has a header of CORS yet. Which of these makes the answer to \`${asked}\` readable for \`${page}\`?`,
      about: server([], []),
      isCode: false,
      variants: draw.shuffled([
        {
          label: `Allow-Origin on both answers, and \`${name}\` on the one to OPTIONS`,
          document: server([origin, allowed], [origin]),
        },
        {
          label: `Allow-Origin and \`${name}\`, both on the answer to OPTIONS alone`,
          document: server([origin, allowed], []),
        },
        {
          label: `Allow-Origin on both answers, and \`${name}\` on the one to ${asked}`,
          document: server([origin], [origin, allowed]),
        },
        {
          label: `Allow-Origin and \`${name}\`, both on the answer to ${asked} alone`,
          document: server([], [origin, allowed]),
        },
      ]),
      holds: isRead,
    })
  },
}

const carriedOut: Idea = {
  id: 'carried-out',
  part: 'preflight',
  draw(draw) {
    const scene = drawScene(draw)
    const { url } = scene
    const inits = oneAndThree(
      draw,
      [
        "{ method: 'POST', body: 'amount=9' }",
        "{ method: 'POST', body: new URLSearchParams({ amount: '9' }) }",
        "{ method: 'POST' }",
      ],
      [
        "{ method: 'PUT', body: 'amount=9' }",
        "{ method: 'DELETE' }",
        "{ method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' }",
        "{ method: 'POST', headers: { 'X-Token': 'a' } }",
      ],
    )
    return which({
      asks: `\`${scene.api}\` knows nothing of CORS: none of its answers has such a header. Which of these calls of a foreign page does it carry out all the same?`,
      variants: inits.map((init) => ({
        label: call(url, init),
        document: scene.with(`${call(url, init)}\n`, route('POST /*') + route('PUT /*') + route('DELETE /*')),
      })),
      holds: (trace) => sentRequests(trace).some(({ purpose }) => purpose === 'actual'),
    })
  },
}

const wildcards: Idea = {
  id: 'star-and-credentials',
  part: 'credentials',
  draw(draw) {
    const scene = drawScene(draw)
    const { page, url, things } = scene
    const yes = 'Access-Control-Allow-Credentials: true'
    const lists = oneAndThree(
      draw,
      [[allow(page), yes]],
      [
        [allow('*'), yes],
        [allow(page)],
        [allow(page), 'Access-Control-Allow-Credentials: True'],
        [allow('*')],
        [allow(`${page}/`), yes],
        [yes],
      ],
    )
    return which({
      asks: `The script calls \`${url}\` with \`credentials: 'include'\`. With which headers may it read the answer?`,
      variants: lists.map((lines) => ({
        label: lines.join('\n'),
        document: scene.with(`${call(url, "{ credentials: 'include' }")}\n`, route(`GET /${things}`, lines)),
      })),
      holds: (trace) => !hasFailed(trace) && isRead(trace),
    })
  },
}

export const PREFLIGHT: readonly Idea[] = [asksFirst, requestHeaders, twoAnswers, carriedOut, wildcards]
