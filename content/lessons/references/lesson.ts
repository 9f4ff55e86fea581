import { documentOf } from '@/lib/document/document-of.ts'
import type { Lesson } from '@/lib/lessons/lesson.ts'

/** The whole course in one exchange: a preflight, a permission for one origin, credentials, a readable header. */
export const lesson: Lesson = {
  slug: 'references',
  title: 'References',
  summary: 'Where all of this is written down, and where to go on.',
  opens: 'all',
  asks: [],
  examples: {
    all: {
      label: 'Everything at once',
      ends: 'readable',
      document: documentOf({
        cookies: { 'https://bar.other': 'session=sara' },
        code: `const answer = await fetch("https://bar.other/notes/7", {
  method: "PUT",
  credentials: "include",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ text: "CORS loosens" }),
});
console.log(answer.status, answer.headers.get("X-Version"));
`,
        servers: {
          'https://bar.other': `# The question: may this origin send this?
OPTIONS /notes/:id
204
Access-Control-Allow-Origin: https://foo.example
Access-Control-Allow-Credentials: true
Access-Control-Allow-Methods: PUT
Access-Control-Allow-Headers: Content-Type
Access-Control-Max-Age: 600
Vary: Origin

# The request itself, and who may read the answer.
PUT /notes/:id
200 OK
Access-Control-Allow-Origin: https://foo.example
Access-Control-Allow-Credentials: true
Access-Control-Expose-Headers: X-Version
Vary: Origin
X-Version: 8
`,
        },
      }),
    },
  },
  exercises: [],
}
