import { documentOf } from '@/lib/document/document-of.ts'
import type { Lesson } from '@/lib/lessons/lesson.ts'

/** The notes' own client code, with a handler that prints. */
const code = `const xhr = new XMLHttpRequest();
const url = "https://bar.other/resources/public-data/";

xhr.open("GET", url);
xhr.onreadystatechange = someHandler;
xhr.send();

function someHandler() {
  if (xhr.readyState !== XMLHttpRequest.DONE) return;
  console.log("status", xhr.status, xhr.responseText);
}
`

/** bar.other with the notes' own response headers and the given permission. */
const answers = (permission: string) =>
  documentOf({
    code,
    servers: {
      'https://bar.other': `GET /resources/public-data/
200 OK
${permission}Content-Type: application/xml
Date: Mon, 01 Dec 2008 00:23:53 GMT
Server: Apache/2
Keep-Alive: timeout=2, max=100

<data>[…XML Data…]</data>
`,
    },
  })

const blocked = answers('')
const STAR = 'Access-Control-Allow-Origin: *\n'

export const lesson: Lesson = {
  slug: 'what-is-cors',
  title: 'What CORS is',
  summary: 'One call from foo.example to bar.other: who asks, who allows, and who says no.',
  opens: 'make-it-readable',
  asks: ['read'],
  examples: {
    public: { label: 'Allowed', ends: 'readable', document: answers(STAR) },
    blocked: { label: 'Blocked', ends: 'refused', document: blocked },
  },
  exercises: [
    {
      id: 'make-it-readable',
      title: 'Make the call readable',
      task: 'In the lab, write the line `Access-Control-Allow-Origin: *` into the answer of bar.other, below `200 OK`. Then press Check.',
      start: blocked,
      edits: 'servers',
      hints: [
        'The lab is beside this text; on a phone, choose “Server” at the bottom. The permission belongs to the response: to bar.other, not to client.js.',
        'Click at the end of the line `200 OK`, press Enter, and write: `Access-Control-Allow-Origin: *`',
      ],
      solution: answers(STAR),
      probes: [
        {
          says: 'The script on https://foo.example can read the answer.',
          expect: { outcome: 'readable', status: 200 },
        },
        {
          says: 'It still calls another origin, and bar.other gets the request.',
          call: { url: 'https://bar.other/resources/public-data/' },
          expect: { reached: true },
        },
      ],
    },
    {
      id: 'not-for-everybody',
      title: 'Not for everybody',
      task: 'Now every page may read the data. Let https://foo.example read it, and nobody else.',
      start: answers(STAR),
      edits: 'servers',
      hints: [
        'The value * means any origin. What else can you write there?',
        'An origin, exactly as the browser sends it: with its scheme, and without a slash at its end.',
        'Access-Control-Allow-Origin: https://foo.example',
      ],
      solution: answers('Access-Control-Allow-Origin: https://foo.example\n'),
      // Reflecting any origin means the same as *.
      tooLoose: answers('Access-Control-Allow-Origin: {origin}\n'),
      probes: [
        {
          says: 'The script on https://foo.example still reads the answer.',
          expect: { outcome: 'readable', status: 200 },
        },
        {
          says: 'https://evil.test is refused.',
          page: { url: 'https://evil.test/' },
          expect: { outcome: 'refused' },
        },
        {
          says: 'So is https://foo.example.evil.test, which only begins in the same way.',
          page: { url: 'https://foo.example.evil.test/' },
          expect: { outcome: 'refused' },
        },
      ],
    },
  ],
}
