import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { documentOf } from '@/lib/document/document-of.ts'
import type { Exercise } from '@/lib/lessons/exercise.ts'
import { CDN, drawBadge } from './examples.ts'
import { threeLookAlikes } from './three-look-alikes.ts'

const FOO = 'https://foo.example'
const EVIL = { url: 'https://evil.test/' }

const badges = (attribute: string, header: string): PlaygroundDocument =>
  documentOf({
    code: drawBadge(attribute),
    servers: {
      [CDN]: {
        dialect: 'express',
        text: `import express from "express"

const app = express()

app.get("/badge.svg", (req, res) => {
${header}  res.type("image/svg+xml")
  res.send('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>')
})

app.get("/members", (req, res) => {
  res.json(["Sara", "Noor"])
})

app.listen(443)
`,
      },
    },
  })

const ANONYMOUS = 'image.crossOrigin = "anonymous";\n'

const badgeToSave: Exercise = {
  id: 'a-badge-to-save',
  title: 'A badge to save',
  task: 'foo.example draws the badge on a canvas and saves it: “Tainted canvases may not be exported.” Let foo.example read the picture. Other pages may still show it, and no more. The list of members stays closed. You need a change on both sides.',
  start: badges('', ''),
  edits: 'both',
  hints: [
    'First the script: how does a picture ask with CORS?',
    'image.crossOrigin = "anonymous" before src. Now the server has to permit it.',
    'In the route of /badge.svg: res.set("Access-Control-Allow-Origin", "https://foo.example")',
  ],
  solution: badges(ANONYMOUS, `  res.set("Access-Control-Allow-Origin", "${FOO}")\n`),
  tooLoose: badges(ANONYMOUS, '  res.set("Access-Control-Allow-Origin", "*")\n'),
  probes: [
    {
      says: 'foo.example can read the picture, so its canvas can be saved.',
      call: { url: `${CDN}/badge.svg` },
      expect: { outcome: 'readable', answeredBy: CDN },
    },
    {
      says: 'Another page can still show the picture without reading it.',
      page: { url: 'https://shop.example/' },
      code: drawBadge(''),
      expect: { outcome: 'opaque' },
    },
    {
      says: 'https://evil.test cannot read it with crossorigin.',
      page: EVIL,
      code: drawBadge(ANONYMOUS),
      expect: { outcome: 'refused' },
    },
    {
      says: 'The list of members stays closed, to foo.example too.',
      code: `await fetch("${CDN}/members");\n`,
      expect: { outcome: 'refused' },
    },
  ],
}

const FONT = `const face = new FontFace("Sign", "url(https://cdn.example/fonts/sign.woff2)");
face.load().catch((error) => console.log("no font:", error.name));
`
const MODULE = `const script = document.createElement("script");
script.type = "module";
script.src = "https://cdn.example/modules/chart.js";
script.onerror = () => console.log("no module");
document.head.append(script);
`

const files = (outside: string, inside: string): PlaygroundDocument =>
  documentOf({
    code: FONT + MODULE,
    servers: {
      [CDN]: {
        dialect: 'nginx',
        text: `server {
    listen 443 ssl;
    server_name cdn.example;
${outside}
    location /fonts/ {
        default_type font/woff2;
${inside}        return 200 "wOF2";
    }

    location /modules/ {
        default_type text/javascript;
${inside}        return 200 "drawChart()";
    }

    location /account {
        return 200 "Sara";
    }
}
`,
      },
    },
  })

const STAR = 'add_header Access-Control-Allow-Origin *;\n'

const fontsForAll: Exercise = {
  id: 'fonts-for-all',
  title: 'Fonts for all',
  task: 'Every page may use the fonts and the modules of this nginx. Nobody may read /account.',
  start: files('', ''),
  edits: 'servers',
  hints: [
    'Which two locations have files for every page?',
    'add_header inside a location is for this location only.',
    'add_header Access-Control-Allow-Origin *; in /fonts/ and in /modules/',
  ],
  solution: files('', `        ${STAR}`),
  tooLoose: files(`    ${STAR}`, ''),
  probes: [
    { says: 'foo.example gets the font.', code: FONT, expect: { outcome: 'readable' } },
    { says: 'foo.example gets the module.', code: MODULE, expect: { outcome: 'readable' } },
    {
      says: 'Another page gets the font too.',
      page: { url: 'https://shop.example/' },
      code: FONT,
      expect: { outcome: 'readable' },
    },
    {
      says: '/account stays unreadable, for foo.example too.',
      code: `await fetch("${CDN}/account");\n`,
      expect: { outcome: 'refused' },
    },
  ],
}

const BEACON = `const visit = new Blob([JSON.stringify({ page: "home" })], { type: "application/json" });
navigator.sendBeacon("https://stats.example/visits", visit);
`

const stats = (options: string): PlaygroundDocument =>
  documentOf({
    code: BEACON,
    servers: {
      'https://stats.example': {
        dialect: 'hono',
        text: `import { Hono } from "hono"
import { cors } from "hono/cors"

const app = new Hono()

app.use("*", cors(${options}))

app.post("/visits", async (c) => {
  console.log(await c.req.json())
  return c.body(null, 204)
})

export default app
`,
      },
    },
  })

const countTheVisit: Exercise = {
  id: 'count-the-visit',
  title: 'Count the visit',
  task: 'The server of the statistics is written with Hono, and allows every page. The beacon does not come through. Let it come from foo.example, and from no other page.',
  start: stats(''),
  edits: 'servers',
  hints: [
    'Read the console: what does it say about *, and about the credentials mode?',
    'A beacon always has the credentials mode include. Then the server must name the origin, and allow credentials.',
    'cors({ origin: "https://foo.example", credentials: true })',
  ],
  solution: stats(`{ origin: "${FOO}", credentials: true }`),
  tooLoose: stats('{ origin: (origin) => origin, credentials: true }'),
  probes: [
    {
      says: 'The visit on foo.example comes to the server, after a preflight.',
      code: BEACON,
      expect: { preflighted: true, reached: true },
    },
    { says: 'A beacon from https://evil.test is stopped.', page: EVIL, code: BEACON, expect: { reached: false } },
    {
      says: 'So is one from https://foo.example.evil.test.',
      page: { url: 'https://foo.example.evil.test/' },
      code: BEACON,
      expect: { reached: false },
    },
  ],
}

/** The exercises, in the order of the prose. */
export const exercises: readonly Exercise[] = [badgeToSave, fontsForAll, countTheVisit, threeLookAlikes]
