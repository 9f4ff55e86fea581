import { documentOf } from '@/lib/document/document-of.ts'
import type { Lesson } from '@/lib/lessons/lesson.ts'

export const CDN = 'https://cdn.example'
const API = 'https://api.example'

const CIRCLE = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><circle cx="4" cy="4" r="4"/></svg>'

/** A script that draws the badge and reads the pixels. */
export const drawBadge = (attribute: string): string => `const image = new Image();
${attribute}image.src = "https://cdn.example/badge.svg";
image.onload = () => {
  const canvas = document.createElement("canvas");
  canvas.getContext("2d").drawImage(image, 0, 0);
  console.log(canvas.toDataURL());
};
image.onerror = () => console.log("no picture");
`

const badge = (header: string): string => `GET /badge.svg
200 OK
${header}Content-Type: image/svg+xml

${CIRCLE}
`

const picture = (address: string): string => `const image = new Image();
image.src = "${address}";
image.onload = () => console.log("the picture is shown");
image.onerror = () => console.log("no picture");
document.body.append(image);
`

const CALL = `const response = await fetch("https://api.example/prices");
console.log(await response.json());
`
const PRICES = `GET /prices
200 OK
Access-Control-Allow-Origin: *
Content-Type: application/json

{ "apple": 1.2 }
`

/** What a page loads from elsewhere, and the rules that look like CORS. */
export const examples: Lesson['examples'] = {
  shown: {
    label: 'no attribute',
    ends: 'opaque',
    document: documentOf({ code: drawBadge(''), servers: { [CDN]: badge('') } }),
  },
  asked: {
    label: 'crossorigin',
    ends: 'refused',
    document: documentOf({ code: drawBadge('image.crossOrigin = "anonymous";\n'), servers: { [CDN]: badge('') } }),
  },
  font: {
    label: 'a font',
    ends: 'refused',
    document: documentOf({
      code: `const face = new FontFace("Sign", "url(https://cdn.example/sign.woff2)");
face.load().then(
  () => console.log("the font is there"),
  (error) => console.log(error.name),
);
`,
      servers: { [CDN]: 'GET /sign.woff2\n200 OK\nContent-Type: font/woff2\n\nwOF2\n' },
    }),
  },
  script: {
    label: 'a classic script',
    ends: 'opaque',
    document: documentOf({
      code: `const script = document.createElement("script");
script.src = "https://cdn.example/chart.js";
script.onload = () => console.log("it ran");
document.head.append(script);
`,
      servers: { [CDN]: 'GET /chart.js\n200 OK\nContent-Type: text/javascript\n\ndrawChart()\n' },
    }),
  },
  csp: {
    label: 'CSP',
    ends: 'refused',
    document: documentOf({
      headers: [['Content-Security-Policy', "connect-src 'self'"]],
      code: CALL,
      servers: { [API]: PRICES },
    }),
  },
  corp: {
    label: 'CORP',
    ends: 'refused',
    document: documentOf({
      code: picture(`${CDN}/badge.svg`),
      servers: { [CDN]: badge('Access-Control-Allow-Origin: *\nCross-Origin-Resource-Policy: same-origin\n') },
    }),
  },
  coep: {
    label: 'COEP',
    ends: 'refused',
    document: documentOf({
      headers: [['Cross-Origin-Embedder-Policy', 'require-corp']],
      code: picture(`${CDN}/badge.svg`),
      servers: { [CDN]: badge('') },
    }),
  },
  orb: {
    label: 'ORB',
    ends: 'refused',
    document: documentOf({ code: picture(`${API}/prices`), servers: { [API]: PRICES } }),
  },
  mixed: {
    label: 'mixed content',
    ends: 'refused',
    document: documentOf({
      code: CALL.replace('https:', 'http:'),
      servers: { 'http://api.example': PRICES },
    }),
  },
  local: {
    label: 'local network',
    ends: 'refused',
    document: documentOf({
      code: CALL.replace(API, 'http://localhost:8080'),
      servers: { 'http://localhost:8080': PRICES },
      localNetworkAccess: 'denied',
    }),
  },
}
