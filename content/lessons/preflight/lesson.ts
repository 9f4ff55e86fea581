import { documentOf } from '@/lib/document/document-of.ts'
import type { Lesson } from '@/lib/lessons/lesson.ts'
import { exerciseStacks } from '../stacks/exercise-stacks.ts'
import { EXERCISES } from './exercises.ts'
import { ALLOW_FOO, BAR, putNote } from './notes-server.ts'
import { STACKS } from './stacks.ts'

const post = (init: string) =>
  documentOf({
    code: `const url = "https://bar.other/notes";
const response = await fetch(url, {
  method: "POST",
${init}});
console.log(response.status, await response.text());
`,
    servers: {
      [BAR]: `OPTIONS /notes
204 No Content
${ALLOW_FOO}Access-Control-Allow-Headers: content-type, x-request-id

POST /notes
201 Created
${ALLOW_FOO}Content-Type: text/plain

kept
`,
    },
  })

/** The same change twice, with the server's Access-Control-Max-Age. */
const twice = (maxAge: string) =>
  documentOf({
    code: `const url = "https://bar.other/notes/7";

for (const text of ["tea", "bread"]) {
  const response = await fetch(url, {
    method: "PUT",
    body: text,
  });
  console.log(response.status);
}
`,
    servers: { [BAR]: putNote(`${ALLOW_FOO}Access-Control-Allow-Methods: PUT\nAccess-Control-Max-Age: ${maxAge}\n`) },
  })

const change = (method: string, preflight: string, permission = ALLOW_FOO) =>
  documentOf({
    code: `const url = "https://bar.other/notes/7";
const response = await fetch(url, {
  method: "${method}",
});
console.log(response.status);
`,
    servers: { [BAR]: putNote(preflight, permission) },
  })

export const lesson: Lesson = {
  slug: 'preflight',
  title: 'Preflight: asking first',
  summary: 'Which requests the browser asks about before it sends them, how it asks, and what a server has to answer.',
  opens: 'simple',
  asks: ['sent', 'read'],
  examples: {
    simple: { label: 'Not asked', ends: 'readable', document: post('  body: "buy tea",\n') },
    json: {
      label: 'Asked',
      ends: 'readable',
      document: post(`  headers: {
    "Content-Type": "application/json",
  },
  body: JSON.stringify({ text: "buy tea" }),
`),
    },
    put: {
      label: 'PUT',
      ends: 'readable',
      document: change('PUT', `${ALLOW_FOO}Access-Control-Allow-Methods: PUT\n`),
    },
    denied: {
      label: 'DELETE',
      ends: 'refused',
      document: change('DELETE', `${ALLOW_FOO}Access-Control-Allow-Methods: PUT\n`),
    },
    half: {
      label: 'Half allowed',
      ends: 'refused',
      document: change('PUT', `${ALLOW_FOO}Access-Control-Allow-Methods: PUT\n`, ''),
    },
    asks: { label: 'Asks twice', ends: 'readable', document: twice('0') },
    remembers: { label: 'Remembers', ends: 'readable', document: twice('600') },
  },
  exercises: EXERCISES,
  stacks: exerciseStacks(EXERCISES, STACKS),
}
