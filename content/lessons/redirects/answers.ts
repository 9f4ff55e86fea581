import type { LessonAnswers } from '@/lib/lessons/answer.ts'

const ADD = '        add_header Access-Control-Allow-Origin https://shop.example;\n'
const HOP = '        return 302'
const JSON_ANSWER = 'res.json({ address })'
const SIGNED_OUT = /res\.status\(401\)\.json\(.*\)/
const MANUAL = '{ redirect: "manual" }'

export const answers: LessonAnswers = {
  'a-hop-without-permission': {
    right: [
      {
        says: 'the header once, for the whole server',
        from: 'start',
        server: [
          [ADD, ''],
          [
            'server_name api.shop.example;\n',
            `server_name api.shop.example;\n    add_header Access-Control-Allow-Origin https://shop.example;\n`,
          ],
        ],
      },
      { says: 'the header with always', server: [[`${ADD}${HOP}`, `${ADD.replace(';\n', ' always;\n')}${HOP}`]] },
      {
        says: 'no redirect: the catalogue on both addresses',
        from: 'start',
        server: [['        return 302 /catalogue/3;', `${ADD}        return 200 "tea, bread";`]],
      },
    ],
    wrong: [
      {
        says: 'a star on the hop',
        kind: 'clever',
        server: [[`${ADD}${HOP}`, `        add_header Access-Control-Allow-Origin *;\n${HOP}`]],
        fails: 'It is not told either',
      },
      {
        says: 'another redirect status',
        kind: 'near',
        from: 'start',
        server: [['return 302', 'return 307']],
        fails: 'The script reads the catalogue through',
      },
      {
        says: 'the header on the hop only',
        kind: 'careless',
        server: [[`${ADD}        return 200`, '        return 200']],
        fails: 'It still reads',
      },
      {
        says: 'a slash at the end of the origin',
        kind: 'careless',
        server: [['https://shop.example;\n        return 302', 'https://shop.example/;\n        return 302']],
        fails: 'The script reads the catalogue through',
      },
    ],
  },
  'a-slash-redirects': {
    right: [
      { says: 'a query behind the slash', code: [['/notes/', '/notes/?from=shop']] },
      {
        says: 'XMLHttpRequest with the last address',
        code: 'const xhr = new XMLHttpRequest();\nxhr.open("POST", "https://api.shop.example/notes/");\nxhr.setRequestHeader("Content-Type", "application/json");\nxhr.onload = () => console.log(xhr.status);\nxhr.send(JSON.stringify({ text: "tea" }));\n',
      },
    ],
    wrong: [
      {
        says: 'the redirect not followed',
        kind: 'near',
        from: 'start',
        code: [['method:', 'redirect: "manual",\n  method:']],
        fails: 'The POST reaches',
      },
      {
        says: 'another path',
        kind: 'careless',
        code: [['/notes/', '/note/']],
        fails: 'The POST reaches',
      },
      {
        says: 'no-cors',
        kind: 'clever',
        from: 'start',
        code: [['method:', 'mode: "no-cors",\n  method:']],
        fails: 'The POST reaches',
      },
      {
        says: 'plain text, so that there is no preflight',
        kind: 'near',
        from: 'start',
        code: [['  headers: { "Content-Type": "application/json" },\n', '']],
        fails: 'The POST reaches',
      },
    ],
  },
  'null-after-the-second-server': {
    right: [
      {
        says: 'the address as plain text',
        server: [[JSON_ANSWER, 'res.type("text").send(address)']],
        code: 'const answer = await fetch("https://api.shop.example/picture/7");\nconst response = await fetch(await answer.text());\nconsole.log(response.status);\n',
      },
      {
        says: 'the address in a header that is exposed',
        server: [
          ['credentials: true', 'credentials: true, exposedHeaders: ["X-Address"]'],
          [JSON_ANSWER, 'res.set("X-Address", address).sendStatus(204)'],
        ],
        code: 'const answer = await fetch("https://api.shop.example/picture/7");\nconst response = await fetch(answer.headers.get("X-Address"));\nconsole.log(response.status);\n',
      },
      {
        says: 'a picture that the API gets and hands on',
        from: 'start',
        server: [
          ['(req, res) => {', 'async (req, res) => {'],
          [
            'res.redirect(address)',
            'const picture = await fetch(address)\n  res.type("svg").send(await picture.text())',
          ],
        ],
      },
      {
        says: 'the CDN’s address in the script',
        from: 'start',
        code: 'const response = await fetch("https://cdn.example/7.svg?key=k1");\nconsole.log(response.status, await response.text());\n',
      },
    ],
    wrong: [
      {
        says: 'null allowed by the CDN',
        kind: 'clever',
        from: 'start',
        servers: {
          'https://cdn.example': [['Origin: https://shop.example', 'Origin: null']],
        },
        fails: 'A page with the origin null',
      },
      {
        says: 'the address as data, and the old call',
        kind: 'careless',
        from: 'start',
        server: [['res.redirect(address)', JSON_ANSWER]],
        fails: 'The script on https://shop.example reads',
      },
      {
        says: 'every origin repeated by the CDN',
        kind: 'near',
        from: 'start',
        servers: {
          'https://cdn.example': [['Origin: https://shop.example', 'Origin: {origin}']],
        },
        fails: 'A page with the origin null',
      },
      {
        says: 'the CDN’s permission for the API',
        kind: 'near',
        from: 'start',
        servers: {
          'https://cdn.example': [['Origin: https://shop.example', 'Origin: https://api.shop.example']],
        },
        fails: 'The script on https://shop.example reads',
      },
    ],
  },
  'a-login-page-for-a-script': {
    right: [
      { says: 'the status alone', server: [[SIGNED_OUT, 'res.sendStatus(401)']] },
      {
        says: 'a redirect for page views, and 401 for scripts',
        server: [
          [
            SIGNED_OUT,
            'if (req.get("Sec-Fetch-Mode") === "navigate") return res.redirect("https://login.example/sign-in")\n  res.sendStatus(401)',
          ],
        ],
      },
      {
        says: '401 on the route, and no check for all',
        server: [
          [/app\.use\(\(req, res, next\)[\s\S]*?\n\}\)\n\n/, ''],
          [
            'res.set("Cache-Control"',
            'if (!(req.get("Cookie") ?? "").includes("session=a1b2c3")) return res.sendStatus(401)\n  res.set("Cache-Control"',
          ],
        ],
      },
    ],
    wrong: [
      {
        says: 'the message with status 200',
        kind: 'careless',
        server: [[SIGNED_OUT, 'res.json({ login: "https://login.example/sign-in" })']],
        fails: 'Signed out, the script',
      },
      {
        says: 'the login page opened to the null origin',
        kind: 'near',
        from: 'start',
        servers: {
          'https://login.example': [
            ['200 OK\n', '200 OK\nAccess-Control-Allow-Origin: null\nAccess-Control-Allow-Credentials: true\n'],
          ],
        },
        fails: 'Signed out, the script',
      },
      {
        says: 'no check',
        kind: 'clever',
        from: 'start',
        server: [['if (cookies.includes("session=a1b2c3")) return next()', 'return next()']],
        fails: 'Signed out, the script',
      },
      {
        says: 'another redirect status',
        kind: 'near',
        from: 'start',
        server: [['res.redirect("', 'res.redirect(303, "']],
        fails: 'Signed out, the script',
      },
    ],
  },
  'notice-the-redirect': {
    right: [
      {
        says: 'the status 0 compared in place of the type',
        code: [['response.type === "opaqueredirect"', 'response.status === 0']],
      },
      {
        says: 'a Request with the option',
        code: [[`"/api/cart", ${MANUAL}`, `new Request("/api/cart", ${MANUAL})`]],
      },
    ],
    wrong: [
      {
        says: 'error in place of manual',
        kind: 'near',
        code: [['"manual"', '"error"']],
        fails: 'The browser does not follow',
      },
      {
        says: 'redirected asked after following',
        kind: 'near',
        from: 'start',
        code: [
          [
            'console.log(await response.json());',
            'if (response.redirected) console.log("Please sign in."); else console.log(await response.json());',
          ],
        ],
        fails: 'The browser does not follow',
      },
      {
        says: 'the message printed whatever comes',
        kind: 'clever',
        from: 'start',
        code: [['console.log(await response.json());', 'console.log("Please sign in.");']],
        fails: 'The browser does not follow',
      },
      {
        says: 'the option misspelt',
        kind: 'careless',
        code: [['redirect:', 'redirects:']],
        fails: 'The browser does not follow',
      },
    ],
  },
}
