import type { Exercise } from '@/lib/lessons/exercise.ts'
import { credentials, logo, personal } from './documents.ts'

export const EXERCISES: readonly Exercise[] = [
  {
    id: 'with-the-cookie',
    title: 'Sara’s own data',
    task: 'The page on https://foo.example asks for Sara’s data with her cookie, and is refused. Let this page read them, and no other.',
    start: personal('Access-Control-Allow-Origin: *\n'),
    edits: 'servers',
    hints: [
      'Read the reason in the console. What may the header not be when the request carries credentials?',
      'Two things have to be right: the page is named in Access-Control-Allow-Origin, and a second header allows credentials.',
      'Access-Control-Allow-Origin: https://foo.example, and Access-Control-Allow-Credentials: true.',
    ],
    solution: personal(credentials('https://foo.example')),
    tooLoose: personal(credentials('{origin}')),
    probes: [
      {
        says: 'https://foo.example reads the data that belong to the cookie.',
        expect: { outcome: 'readable', status: 200, cookieSent: true },
      },
      {
        says: 'When Sara is not signed in, it reads status 401.',
        cookies: {},
        expect: { outcome: 'readable', status: 401 },
      },
      {
        says: 'https://evil.test is still refused.',
        page: { url: 'https://evil.test/' },
        expect: { outcome: 'refused' },
      },
      {
        says: 'So is https://foo.example.evil.test, which only begins in the same way.',
        page: { url: 'https://foo.example.evil.test/' },
        expect: { outcome: 'refused' },
      },
      {
        says: 'So is https://notfoo.example, which only ends in the same way.',
        page: { url: 'https://notfoo.example/' },
        expect: { outcome: 'refused' },
      },
      {
        says: 'So is a page whose origin is null.',
        page: { url: 'https://foo.example/', opaque: true },
        expect: { outcome: 'refused' },
      },
    ],
  },
  {
    id: 'one-address-two-answers',
    title: 'The copy in the cache',
    task: 'The page shows a picture and then reads it. Reading fails, because the browser takes the copy that it kept for showing. Make the answers of bar.other so that reading works too. Only https://foo.example may read.',
    start: logo(''),
    edits: 'servers',
    hints: [
      'Look at the exchange: how many requests reached bar.other? Which answer was kept?',
      'The two answers to the same address differ, and only the request header Origin decides between them. The cache has to be told.',
      'Say Vary: Origin in both answers. Or send the same Access-Control-Allow-Origin in both: then they no longer differ.',
    ],
    solution: logo('Vary: Origin\n'),
    tooLoose: logo('Access-Control-Allow-Origin: *\n'),
    probes: [
      {
        says: 'After showing the picture, https://foo.example can read it.',
        expect: { outcome: 'readable', status: 200 },
      },
      {
        says: 'A cache between the browser and bar.other can keep the answers apart.',
        code: `// Past the browser’s own cache: once as <img> asks, once as a script asks.
const logo = "https://bar.other/logo.svg";
await fetch(logo, { mode: "no-cors", cache: "no-store" });
await fetch(logo, { cache: "no-store" });
`,
        expect: { outcome: 'readable', status: 200, copies: 'apart' },
      },
      {
        says: 'https://evil.test is still refused.',
        page: { url: 'https://evil.test/' },
        expect: { outcome: 'refused' },
      },
    ],
  },
]
