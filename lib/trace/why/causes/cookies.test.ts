import { describe, expect, test } from 'vitest'
import { explainRun } from '../../../testing/explain-run.ts'

const PAGE = 'https://app.example'
/** The last call of a page that logs in and then asks who it is. */
async function whoAmI(
  setCookie: string,
  more: Parameters<typeof explainRun>[2] = {},
  me = '/me',
): Promise<readonly string[]> {
  const calls = await explainRun(
    `await fetch('/auth/login', { method: 'POST' })\nawait fetch('${me}')\n`,
    { [new URL(more.page ?? PAGE).origin]: `POST /auth/login\n204\nSet-Cookie: ${setCookie}\n\nGET *\n401\n\nno\n` },
    more,
  )
  return calls.map(({ text }) => text)
}

describe('a cookie that its own attributes keep back', () => {
  test('is explained by the path where it was set, if it says none', async () => {
    const [, me] = await whoAmI('r=1; HttpOnly; Secure; SameSite=Lax')
    expect(me).toMatch(
      /has the cookie `r` and did not send it.*without `Path`, so it belongs to `\/auth`.*`\/me`.*`Path=\/`/,
    )
  })
  test('is explained by its own path, if it says one', async () => {
    const [, me] = await whoAmI('r=1; Path=/api; Secure')
    expect(me).toMatch(/Its `Path=\/api` keeps `r` from `\/me`/)
  })
  test('is not mentioned where the path fits', async () => {
    const [, me] = await whoAmI('r=1; Path=/; Secure')
    expect(me).not.toContain('Path')
  })
  test.each([
    [
      'Domain=www.app.example',
      /`Domain=www\.app\.example` is neither `app\.example`, which set it, nor a domain above/,
    ],
    ['Domain=example', /`Domain=example`/],
  ])('is explained by %s', async (attribute, expected) => {
    const [login] = await whoAmI(`r=1; ${attribute}; Path=/`)
    expect(login).toMatch(/did not keep the cookie `r`/)
    expect(login).toMatch(expected)
  })
  test.each([
    ['__Host-a=1; Secure; Path=/; Domain=app.example', /begins with `__Host-`, which promises that it has no `Domain`/],
    ['__Host-a=1; Secure; Path=/auth', /begins with `__Host-`, which promises `Path=\/`/],
    ['__Secure-a=1; Path=/', /begins with `__Secure-`, which promises `Secure`/],
  ])('is explained by the prefix of its name: %s', async (cookie, expected) => {
    const [login] = await whoAmI(cookie)
    expect(login).toMatch(expected)
  })
  test('is explained by HTTP for `Secure`, and not where the browser takes this machine for safe', async () => {
    const cookie = 'r=1; Path=/; Secure'
    const [plain] = await whoAmI(cookie, { page: 'http://app.example/' })
    expect(plain).toMatch(
      /did not keep the cookie `r`.*`Secure` cookie goes only over HTTPS, and \*\*app\.example\*\* is asked over plain HTTP/,
    )
    const [local] = await whoAmI(cookie, { page: 'http://localhost:3000/' })
    expect(local).not.toContain('Secure')
    const [safari] = await whoAmI(cookie, { page: 'http://localhost:3000/', browser: 'webkit' })
    expect(safari).toMatch(/in Safari also on this machine/)
  })
})

test('a third-party cookie is not said to be kept out whatever the server sends where `Partitioned` is kept', async () => {
  const code = "await fetch('https://api.other/a', { credentials: 'include' })\n"
  const server = {
    'https://api.other':
      'GET /a\n200\nAccess-Control-Allow-Origin: https://app.example\nAccess-Control-Allow-Credentials: true\nSet-Cookie: s=1; Secure; SameSite=None\n',
  }
  const [chrome] = await explainRun(code, server, { thirdPartyCookies: 'blocked' })
  expect(chrome?.text).toMatch(/keeps cookies of another site.*With `Partitioned` beside `SameSite=None; Secure`/)
  const [safari] = await explainRun(code, server, { thirdPartyCookies: 'blocked', browser: 'webkit' })
  expect(safari?.text).not.toContain('Partitioned')
  for (const call of [chrome, safari]) expect(call?.text).not.toContain('whatever the server sends')
})
