import type { Exercise, Probe } from '@/lib/lessons/exercise.ts'
import {
  ADD,
  API,
  AS_JSON,
  CDN,
  latest,
  NOT_SIGNED_IN,
  notes,
  ownLogin,
  PICTURE,
  picture,
  SHOP,
  session,
  TO_LOGIN,
  TWO_CALLS,
} from './documents.ts'

const refused = (says: string, url: string, more: Partial<Probe> = {}): Probe => ({
  says,
  page: { url },
  ...more,
  expect: { outcome: 'refused' },
})
const ME = `await fetch("${API}/me", { credentials: "include" });`
const SIGNED_IN = { [API]: 'session=a1b2c3' }

export const EXERCISES: readonly Exercise[] = [
  {
    id: 'a-hop-without-permission',
    title: 'A hop without permission',
    task: 'The page asks for the newest catalogue. The catalogue allows the page, and still the call fails. Change nginx so that https://shop.example can read it, also through /latest. No other page may.',
    start: latest(''),
    edits: 'servers',
    hints: [
      'Look at the address in the console. Which of the two answers was refused?',
      'The answer 302 is an answer of its own, and needs the permission too.',
      `Write the same line into location = /latest: ${ADD.trim()}`,
    ],
    solution: latest(ADD),
    tooLoose: latest('        add_header Access-Control-Allow-Origin $http_origin;\n'),
    probes: [
      {
        says: 'The script reads the catalogue through /latest.',
        call: { url: `${API}/latest` },
        expect: { outcome: 'readable', status: 200 },
      },
      {
        says: 'It still reads the catalogue directly.',
        code: `await fetch("${API}/catalogue/3");`,
        expect: { outcome: 'readable', status: 200 },
      },
      refused('https://evil.test is refused.', 'https://evil.test/'),
      refused('It is not told either where /latest leads.', 'https://evil.test/', {
        code: `await fetch("${API}/latest", { redirect: "manual" });`,
      }),
      refused('So is https://shop.example.evil.test.', 'https://shop.example.evil.test/'),
    ],
  },
  {
    id: 'a-slash-redirects',
    title: 'One slash, one redirect',
    task: 'The script saves a note, and Chrome says: “Redirect is not allowed for a preflight request.” The server is not yours. Change the script.',
    start: notes('/notes'),
    edits: 'client',
    hints: [
      'Which status does the answer to the preflight have, and what is its Location?',
      'A preflight follows no redirect. Ask for the last address at once.',
      'The address ends with a slash: /notes/',
    ],
    solution: notes('/notes/'),
    probes: [
      {
        says: 'The POST reaches the server, and the script reads 201.',
        call: { method: 'POST' },
        expect: { outcome: 'readable', status: 201, reached: true, preflighted: true },
      },
    ],
  },
  {
    id: 'null-after-the-second-server',
    title: 'Origin: null',
    task: 'The API knows where a picture is, and redirects to it. The CDN allows https://shop.example, and still refuses. Change script and servers so that the shop’s page reads the picture from the CDN. Other pages must not, and a page with the origin null must not either.',
    start: picture(),
    edits: 'both',
    hints: [
      'Look at the Origin in the request to cdn.example. What is it, and why?',
      'To allow null is no solution: every page can make a frame with the origin null. Can the script go to the CDN without a redirect?',
      'Let the API answer with JSON: res.json({ address }). Then the script calls fetch(address) itself.',
    ],
    solution: picture('res.json({ address })', TWO_CALLS),
    tooLoose: picture('res.redirect(address)', undefined, 'Access-Control-Allow-Origin: null\n'),
    probes: [
      {
        says: 'The script on https://shop.example reads the picture, and the CDN answered.',
        expect: { outcome: 'readable', status: 200, answeredBy: CDN },
      },
      refused('A page with the origin null is refused by the CDN.', 'https://evil.test/', {
        page: { url: 'https://evil.test/', opaque: true },
        code: `await fetch("${PICTURE}");`,
      }),
      refused('https://evil.test is refused by the CDN.', 'https://evil.test/', { code: `await fetch("${PICTURE}");` }),
      refused('It is refused by the API.', 'https://evil.test/', { code: `await fetch("${API}/picture/7");` }),
    ],
  },
  {
    id: 'a-login-page-for-a-script',
    title: 'A login page for a script',
    task: 'When Sara’s session is over, the API redirects to the login page. A person would see it. The script gets a CORS error that names the login server. Change the API so that the script reads 401. Nobody else may, and signed in all must work as before.',
    start: session(TO_LOGIN),
    edits: 'servers',
    hints: [
      'Which server’s answer was refused? Could a script use the login page at all?',
      'A script needs a status and perhaps an address as data. It can then open the login page in the window.',
      NOT_SIGNED_IN,
    ],
    solution: session(NOT_SIGNED_IN),
    probes: [
      { says: 'Signed out, the script reads status 401.', expect: { outcome: 'readable', status: 401 } },
      {
        says: 'Signed in, it reads 200.',
        cookies: SIGNED_IN,
        expect: { outcome: 'readable', status: 200, cookieSent: true },
      },
      refused('https://evil.test is refused, with Sara’s cookie.', 'https://evil.test/', {
        code: ME,
        cookies: SIGNED_IN,
      }),
      refused('It is refused without it, too.', 'https://evil.test/', { code: ME }),
    ],
  },
  {
    id: 'notice-the-redirect',
    title: 'Notice the redirect',
    task: 'Here the page’s own server redirects to its login page, and you cannot change it. fetch follows, gets a page with status 200, and reading it as JSON fails. Change the script so that the browser does not follow, and the script prints “Please sign in.” instead.',
    start: ownLogin('', AS_JSON),
    edits: 'client',
    hints: [
      'Which option of fetch says what to do at a redirect?',
      'With "error" the call fails, and you do not know why. With "manual" you get an answer whose type you can compare.',
      'fetch("/api/cart", { redirect: "manual" }), and then if (response.type === "opaqueredirect") …',
    ],
    solution: ownLogin(
      ', { redirect: "manual" }',
      `if (response.type === "opaqueredirect") {
  console.log("Please sign in.");
} else {
  ${AS_JSON}}
`,
    ),
    probes: [
      {
        says: 'The browser does not follow the redirect, and the script gets an opaque redirect.',
        call: { url: `${SHOP}/api/cart` },
        expect: { outcome: 'opaque' },
      },
      {
        says: 'The login page is not asked for, and the call does not fail.',
        expect: { outcome: 'opaque', status: 0 },
      },
    ],
  },
]
