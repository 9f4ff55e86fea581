import { documentOf } from '@/lib/document/document-of.ts'
import type { Lesson } from '@/lib/lessons/lesson.ts'

/** The notes' call, with lines between `open` and `send`, and a value to print. */
const call = (between: string, print: string) => `const xhr = new XMLHttpRequest();
const url = "https://bar.other/resources/public-data/";

xhr.open("GET", url);
${between}xhr.onreadystatechange = someHandler;
xhr.send();

function someHandler() {
  if (xhr.readyState !== XMLHttpRequest.DONE) return;
${print}}
`
const CODE = call('', '  console.log("status", xhr.status, xhr.responseText);\n')

/** The notes' response, with `permission` as Access-Control-Allow-Origin. */
const answer = (permission: string, status = '200 OK', body = '<data>[…XML Data…]</data>') => ({
  'https://bar.other': `GET /resources/public-data/
${status}
Date: Mon, 01 Dec 2008 00:23:53 GMT
Server: Apache/2
${permission}Keep-Alive: timeout=2, max=100
Connection: Keep-Alive
Content-Type: application/xml

${body}
`,
})
const STAR = 'Access-Control-Allow-Origin: *\n'
const blockedOrAllowed = (permission: string) => documentOf({ code: CODE, servers: answer(permission) })

const open = blockedOrAllowed(STAR)
const lookAlikes = blockedOrAllowed(`Allow-Origin: *
Access-Control-Allow-Origins: *
Access-Control-Origin: *
X-Access-Control-Allow-Origin: *
`)

export const lesson: Lesson = {
  slug: 'foo-example',
  title: 'One exchange, header by header',
  summary:
    'foo.example calls bar.other once more: what each line is for, who wrote it, and which two lines CORS looks at.',
  opens: 'exchange',
  examples: {
    exchange: { label: 'The exchange', ends: 'readable', document: open },
    forged: {
      label: 'Forged',
      ends: 'readable',
      document: documentOf({
        code: call(
          `xhr.setRequestHeader("Origin", "https://bar.other");
xhr.setRequestHeader("Host", "foo.example");
xhr.setRequestHeader("Connection", "close");
xhr.setRequestHeader("Accept", "application/xml");
`,
          '  console.log("status", xhr.status);\n',
        ),
        servers: answer(STAR),
      }),
    },
    missing: {
      label: 'Status 404',
      ends: 'readable',
      document: documentOf({
        code: CODE,
        servers: answer(STAR, '404 Not Found', '<error>there is nothing here</error>'),
      }),
    },
    headers: {
      label: 'What is read',
      ends: 'readable',
      document: documentOf({
        code: call(
          '',
          '  console.log(xhr.getAllResponseHeaders());\n  console.log("Date", xhr.getResponseHeader("Date"));\n',
        ),
        servers: answer(STAR),
      }),
    },
  },
  exercises: [
    {
      id: 'look-alikes',
      title: 'Four headers, and none of them works',
      task: 'These data are public: every page should be able to read them. Whoever wrote this server tried four headers, and none of them means anything. Repair it.',
      start: lookAlikes,
      edits: 'servers',
      hints: [
        'A browser ignores headers that it does not know. Compare the names with the one in this lesson, letter by letter.',
        'The name is Access-Control-Allow-Origin: with all four words, in the singular, and without an X.',
        'For every page the value is *. One line is enough; the other lines can go.',
      ],
      solution: open,
      tooLoose: blockedOrAllowed('Access-Control-Allow-Origin: {origin}\nAccess-Control-Allow-Credentials: true\n'),
      probes: [
        { says: 'https://foo.example reads the data.', expect: { outcome: 'readable', status: 200 } },
        {
          says: 'So does a page that nobody thought of.',
          page: { url: 'https://any.test/' },
          expect: { outcome: 'readable', status: 200 },
        },
        {
          says: 'No page reads them with cookies: public data need none.',
          page: { url: 'https://evil.test/' },
          code: 'await fetch("https://bar.other/resources/public-data/", { credentials: "include" })',
          expect: { outcome: 'refused' },
        },
      ],
    },
    {
      id: 'no-longer-public',
      title: 'No longer public',
      task: 'bar.other has decided otherwise: from now on only pages on https://foo.example may read the data. Change the answer.',
      start: open,
      edits: 'servers',
      hints: [
        'The star stands for every origin. Who should stand there instead?',
        'Write the origin as it stands in the request: scheme and host, no path, no slash at the end.',
        'Access-Control-Allow-Origin: https://foo.example',
      ],
      solution: blockedOrAllowed('Access-Control-Allow-Origin: https://foo.example\n'),
      tooLoose: blockedOrAllowed('Access-Control-Allow-Origin: {origin}\nVary: Origin\n'),
      probes: [
        { says: 'https://foo.example reads the data.', expect: { outcome: 'readable', status: 200 } },
        {
          says: 'https://evil.test is refused.',
          page: { url: 'https://evil.test/' },
          expect: { outcome: 'refused' },
        },
        {
          says: 'So is https://foo.example.evil.test, which only begins alike.',
          page: { url: 'https://foo.example.evil.test/' },
          expect: { outcome: 'refused' },
        },
        {
          says: 'http://foo.example, without the s, is another origin and is refused.',
          page: { url: 'http://foo.example/' },
          expect: { outcome: 'refused' },
        },
      ],
    },
  ],
}
