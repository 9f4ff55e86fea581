import type { Exercise, Probe } from '@/lib/lessons/exercise.ts'
import {
  API,
  app,
  auth,
  CORS,
  cart,
  cookieOrToken,
  EXEMPT,
  INCLUDE,
  inAndOut,
  login,
  ME,
  NONE,
  OTHER,
  thenMe,
  twoCalls,
  WITH_BEARER,
  WITH_COOKIE,
} from './documents.ts'

const OPEN = CORS.replace(/\["https.*\]/, 'true')
const ask = (url: string) => `await fetch("${url}", { credentials: "include" });`
const SIGNED_IN = { [API]: 'session=a1b2c3' }

/** Pages that are on no list: comparing only the start or the end of the origin would allow one. */
const strangers = (more: Partial<Probe>): readonly Probe[] =>
  (
    [
      ['https://evil.test is refused.', 'https://evil.test/'],
      [
        'So is https://shop.example.evil.test, which begins with the shop’s address.',
        'https://shop.example.evil.test/',
      ],
      ['So is https://evil-shop.example, which ends with it.', 'https://evil-shop.example/'],
    ] as const
  ).map(([says, url]) => ({ says, page: { url }, ...more, expect: { outcome: 'refused' } }))

export const EXERCISES: readonly Exercise[] = [
  {
    id: 'include-where-needed',
    title: 'Include, where it is needed',
    task: 'The page makes two calls, both with include. The first one works. The second one asks a public weather server, which is not yours, and is refused. Change the script so that it reads both answers.',
    start: twoCalls(INCLUDE, INCLUDE),
    edits: 'client',
    hints: [
      'Read the reason in the console. Which header does the weather server send, and what does the browser want?',
      'The weather server does not need to know who is asking. What would the call be without a credentials mode?',
      'Remove credentials: "include" from the second call, and only from that one.',
    ],
    solution: twoCalls(INCLUDE, ''),
    probes: [
      {
        says: 'The script reads who Sara is, with her cookie.',
        call: { url: `${API}/me` },
        expect: { outcome: 'readable', status: 200, cookieSent: true },
      },
      {
        says: 'It reads the weather, and sends no cookie for it.',
        call: { url: 'https://weather.example/today' },
        expect: { outcome: 'readable', status: 200, cookieSent: false },
      },
    ],
  },
  {
    id: 'the-cookie-does-not-stay',
    title: 'The cookie does not stay',
    task: 'The API is on another site than the page. Sara signs in, the answer is 200, and the next call gets 401. Change the API so that she stays signed in. Who is not signed in must still get 401.',
    start: thenMe(OTHER, '{ httpOnly: true }'),
    edits: 'servers',
    hints: [
      'Look at the answer to /login. The header Set-Cookie is there. Was the cookie stored?',
      'Without SameSite, Chrome treats the cookie as Lax, and a fetch from another site cannot set such a cookie.',
      'const COOKIE = { httpOnly: true, secure: true, sameSite: "none" }',
    ],
    solution: thenMe(OTHER, NONE),
    tooLoose: { ...thenMe(OTHER, NONE), servers: [{ origin: OTHER, ...app(OPEN, login(NONE), ME) }] },
    probes: [
      {
        says: 'After the login, the next call carries the cookie and gets 200.',
        call: { method: 'GET', url: `${OTHER}/me` },
        expect: { outcome: 'readable', status: 200, cookieSent: true },
      },
      {
        says: 'Without a login, the answer is 401.',
        code: ask(`${OTHER}/me`),
        expect: { outcome: 'readable', status: 401 },
      },
      ...strangers({ code: ask(`${OTHER}/me`), cookies: { [OTHER]: 'session=a1b2c3' } }),
    ],
  },
  {
    id: 'sign-out-for-real',
    title: 'Signed out, and still signed in',
    task: 'Sara signs out, and the answer is 200. Then the page asks again who she is, and still gets her name. Change the API so that signing out works.',
    start: inAndOut('res.clearCookie("session")'),
    edits: 'servers',
    hints: [
      'Look at the Set-Cookie in the answer to /logout. Did the browser accept it?',
      'The page is on another site. Compare the attributes with those of the cookie that /login sets.',
      'res.clearCookie("session", COOKIE)',
    ],
    solution: inAndOut('res.clearCookie("session", COOKIE)'),
    probes: [
      {
        says: 'After signing out, the answer to /me is 401.',
        call: { method: 'GET', url: `${OTHER}/me` },
        expect: { outcome: 'readable', status: 401 },
      },
      {
        says: 'The page can read that signing out succeeded.',
        call: { method: 'POST', url: `${OTHER}/logout` },
        expect: { outcome: 'readable', status: 200 },
      },
      {
        says: 'Until then, Sara is signed in.',
        code: `await fetch("${OTHER}/login", { method: "POST", credentials: "include" });\n${ask(`${OTHER}/me`)}`,
        expect: { outcome: 'readable', status: 200, cookieSent: true },
      },
    ],
  },
  {
    id: 'exempting-options',
    title: 'Let the page say “Please sign in”',
    task: 'Somebody let OPTIONS pass the check of the session, and signed-in people can change their cart. But signed out, the script should read the 401, and it gets a CORS error. Fix the API for the shop’s two pages, and for no other.',
    start: cart(auth(EXEMPT), CORS),
    edits: 'servers',
    hints: [
      'Run it: the preflight passes. Then look at the headers of the 401.',
      'Express asks its middlewares from top to bottom. Which one answers with 401, and has the request passed cors before?',
      'Move app.use(cors({ … })) above the check of the session.',
    ],
    solution: cart(CORS, auth('')),
    tooLoose: cart(OPEN, auth('')),
    probes: [
      {
        says: 'Signed out, the script on https://shop.example reads status 401.',
        expect: { outcome: 'readable', status: 401 },
      },
      {
        says: 'Signed in, it changes the cart.',
        cookies: SIGNED_IN,
        expect: { outcome: 'readable', status: 200, reached: true, cookieSent: true },
      },
      {
        says: 'https://admin.shop.example changes it too.',
        page: { url: 'https://admin.shop.example/' },
        cookies: SIGNED_IN,
        expect: { outcome: 'readable', status: 200 },
      },
      ...strangers({ cookies: SIGNED_IN }),
      {
        says: 'https://evil.test is refused the 401 too.',
        page: { url: 'https://evil.test/' },
        code: ask(`${API}/cart`),
        expect: { outcome: 'refused' },
      },
    ],
  },
  {
    id: 'signed-in-in-safari',
    title: 'Signed in, in Safari too',
    task: 'The API is on another site. It sets a cookie, and its answer to /login also contains a token. In Safari the page gets 401. Change the script so that it is signed in, in all three browsers.',
    start: cookieOrToken(WITH_COOKIE),
    edits: 'client',
    hints: [
      'Was the cookie stored? What does Safari do with cookies of other sites?',
      'The token is in the body of the answer to /login, as JSON. Send it back in a header.',
      'const { token } = await login.json(); and then headers: { Authorization: "Bearer " + token }',
    ],
    solution: cookieOrToken(WITH_BEARER),
    probes: (['webkit', 'firefox', 'chromium'] as const).map((browser) => ({
      says: `In ${{ webkit: 'Safari', firefox: 'Firefox', chromium: 'Chrome' }[browser]}, the script signs in and reads who Sara is.`,
      browser,
      call: { method: 'GET', url: `${OTHER}/me` },
      expect: { outcome: 'readable' as const, status: 200 },
    })),
  },
]
