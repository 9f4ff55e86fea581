import type { LessonAnswers } from '@/lib/lessons/answer.ts'

const INCLUDE = `, {
  credentials: "include",
}`
const SECOND = `today"${INCLUDE}`
const COOKIE = /const COOKIE = .*/
const CLEAR = 'res.clearCookie("session", COOKIE)'
const CHECK = /app\.use\(\(req[\s\S]*?\n\}\)\n\n/
const MIDDLEWARE = /app\.use\(cors[\s\S]*?\n\}\)\)\n\n/

export const answers: LessonAnswers = {
  'include-where-needed': {
    right: [
      { says: 'omit for the weather', from: 'start', code: [[SECOND, 'today", { credentials: "omit" }']] },
      {
        says: 'same-origin for the weather',
        from: 'start',
        code: [[SECOND, 'today", { credentials: "same-origin" }']],
      },
      {
        says: 'the weather first',
        code: 'const weather = await fetch("https://weather.example/today");\nconst me = await fetch("https://api.shop.example/me", { credentials: "include" });\nconsole.log(me.status, weather.status);\n',
      },
    ],
    wrong: [
      {
        says: 'include removed from both calls',
        kind: 'careless',
        code: [[INCLUDE, '']],
        fails: 'The script reads who Sara is',
      },
      {
        says: 'no-cors for the weather',
        kind: 'clever',
        from: 'start',
        code: [[SECOND, 'today", { mode: "no-cors" }']],
        fails: 'It reads the weather',
      },
      {
        says: 'include removed from the wrong call',
        kind: 'near',
        from: 'start',
        code: [[INCLUDE, '']],
        fails: 'It reads the weather',
      },
    ],
  },
  'the-cookie-does-not-stay': {
    right: [
      { says: 'None with a capital letter', server: [['"none"', '"None"']] },
      { says: 'a cookie that is also partitioned', server: [['"none" }', '"none", partitioned: true }']] },
      {
        says: 'the header written by hand',
        server: [
          [
            'res.cookie("session", "a1b2c3", COOKIE)',
            'res.set("Set-Cookie", "session=a1b2c3; HttpOnly; SameSite=None; Secure")',
          ],
        ],
      },
    ],
    wrong: [
      {
        says: 'None without Secure',
        kind: 'careless',
        server: [[COOKIE, 'const COOKIE = { httpOnly: true, sameSite: "none" }']],
        fails: 'After the login',
      },
      {
        says: 'Secure without None',
        kind: 'near',
        server: [[COOKIE, 'const COOKIE = { httpOnly: true, secure: true }']],
        fails: 'After the login',
      },
      {
        says: 'Lax written out',
        kind: 'near',
        server: [['"none"', '"lax"']],
        fails: 'After the login',
      },
      {
        says: 'no check of the cookie at all',
        kind: 'clever',
        from: 'start',
        server: [['if (!cookies', 'if (false && !cookies']],
        fails: 'Without a login',
      },
    ],
  },
  'sign-out-for-real': {
    right: [
      {
        says: 'an empty cookie that expires at once',
        server: [[CLEAR, 'res.cookie("session", "", { ...COOKIE, maxAge: 0 })']],
      },
      {
        says: 'only the two attributes that another site needs',
        server: [[CLEAR, 'res.clearCookie("session", { secure: true, sameSite: "none" })']],
      },
      {
        says: 'a server that remembers who has signed out',
        from: 'start',
        server: [
          ['const COOKIE', 'let signedIn = false\nconst COOKIE'],
          ['res.cookie(', 'signedIn = true\n  res.cookie('],
          ['if (!cookies', 'if (!signedIn || !cookies'],
          ['res.clearCookie("session")', 'signedIn = false'],
        ],
      },
    ],
    wrong: [
      {
        says: 'a cookie of another name',
        kind: 'careless',
        server: [['clearCookie("session"', 'clearCookie("Session"']],
        fails: 'After signing out',
      },
      {
        says: 'None without Secure',
        kind: 'near',
        server: [[CLEAR, 'res.clearCookie("session", { sameSite: "none" })']],
        fails: 'After signing out',
      },
      {
        says: 'the path of the logout',
        kind: 'near',
        server: [[CLEAR, 'res.clearCookie("session", { ...COOKIE, path: "/logout" })']],
        fails: 'After signing out',
      },
      {
        says: '401 for everybody',
        kind: 'clever',
        from: 'start',
        server: [['if (!cookies.includes("session=a1b2c3")) {', 'if (true) {']],
        fails: 'Until then',
      },
    ],
  },
  'exempting-options': {
    right: [
      {
        says: 'cors above the check, which still lets OPTIONS pass',
        server: [['  const cookies', '  if (req.method === "OPTIONS") return next()\n  const cookies']],
      },
      {
        says: 'the check on the route',
        from: 'start',
        server: [
          ['app.use((req, res, next) => {', 'const signedIn = (req, res, next) => {'],
          ['first" })\n})', 'first" })\n}'],
          ['"/cart", express', '"/cart", signedIn, express'],
        ],
      },
      {
        says: 'cors called by the check, for the 401 only',
        from: 'start',
        server: [
          [/app\.use\(cors\(\{/, 'app.use(allow)\n'],
          [/allow\)\n\n([\s\S]*?)\n\}\)\)/, 'allow)'],
          [
            'const app = express()',
            'const app = express()\nconst allow = cors({\n  origin: ["https://shop.example", "https://admin.shop.example"],\n  credentials: true,\n})',
          ],
          ['  res.status(401)', '  allow(req, res, () => {})\n  res.status(401)'],
        ],
      },
    ],
    wrong: [
      {
        says: 'OPTIONS checked again, in the old order',
        kind: 'careless',
        from: 'start',
        server: [['  if (req.method === "OPTIONS") return next()\n', '']],
        fails: 'Signed in, it changes',
      },
      {
        says: 'no check at all',
        kind: 'clever',
        server: [[CHECK, '']],
        fails: 'Signed out, the script',
      },
      {
        says: 'a star on the 401',
        kind: 'near',
        from: 'start',
        server: [['  res.status(401)', '  res.set("Access-Control-Allow-Origin", "*")\n  res.status(401)']],
        fails: 'Signed out, the script',
      },
      {
        says: 'every origin on the 401',
        kind: 'clever',
        from: 'start',
        server: [
          [
            '  res.status(401)',
            '  res.set({ "Access-Control-Allow-Origin": req.get("Origin"), "Access-Control-Allow-Credentials": "true" })\n  res.status(401)',
          ],
        ],
        fails: 'https://evil.test is refused the 401',
      },
      {
        says: 'cors with no list',
        kind: 'careless',
        server: [[MIDDLEWARE, 'app.use(cors({ credentials: true }))\n\n']],
        fails: 'Signed in, it changes',
      },
    ],
  },
  'signed-in-in-safari': {
    right: [
      {
        says: 'the cookie and the token',
        code: [
          ['method: "POST"', 'method: "POST",\n  credentials: "include"'],
          ['  headers:', '  credentials: "include",\n  headers:'],
        ],
      },
      {
        says: 'XMLHttpRequest for the second call',
        code: [
          [
            /const me = [\s\S]*/,
            'const xhr = new XMLHttpRequest();\nxhr.open("GET", "https://shop-api.test/me");\nxhr.setRequestHeader("Authorization", "Bearer " + token);\nxhr.onload = () => console.log(xhr.status);\nxhr.send();\n',
          ],
        ],
      },
    ],
    wrong: [
      {
        says: 'the token without the word Bearer',
        kind: 'careless',
        code: [['"Bearer " + token', 'token']],
        fails: 'In Safari',
      },
      {
        says: 'the token in the address',
        kind: 'near',
        code: [
          ['/me", {', '/me?token=" + token, {'],
          ['  headers: { Authorization: "Bearer " + token },\n', ''],
        ],
        fails: 'In Safari',
      },
      {
        says: 'a cookie written by the script',
        kind: 'near',
        code: [['Authorization: "Bearer " + token', 'Cookie: "session=" + token']],
        fails: 'In Safari',
      },
      {
        says: 'a token that was good yesterday',
        kind: 'clever',
        code: [['"Bearer " + token', '"Bearer a1b2c3"']],
        fails: 'In Safari',
      },
    ],
  },
}
