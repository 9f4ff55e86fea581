import type { Lesson } from '@/lib/lessons/lesson.ts'
import { ask, cafe, MENU } from './documents.ts'
import { EXERCISES } from './exercises.ts'

export const lesson: Lesson = {
  slug: 'http',
  title: 'HTTP in ten minutes',
  summary:
    'What a page and a server say to each other: requests, responses, headers, statuses and cookies. Ten minutes to read and run, and five exercises.',
  opens: 'menu',
  asks: [],
  examples: {
    menu: { label: 'A request', ends: 'readable', document: cafe(ask('/menu'), MENU) },
    missing: { label: 'Not found', ends: 'readable', document: cafe(ask('/pizza'), MENU) },
    order: {
      label: 'An order',
      ends: 'readable',
      document: cafe(
        `const response = await fetch("/orders", {
  method: "POST",
  headers: { "Content-Type": "text/plain" },
  body: "One soup, please.",
});

console.log(response.status);
`,
        `POST /orders
201 Created
`,
      ),
    },
    cookie: {
      label: 'A cookie',
      ends: 'readable',
      document: cafe(
        `await fetch("/menu");

const response = await fetch("/menu");
console.log(await response.text());
`,
        `GET /menu
when Cookie: *visits=1*
200 OK
Content-Type: text/plain

Welcome back! Today: tomato soup.

GET /menu
200 OK
Set-Cookie: visits=1
Content-Type: text/plain

Welcome! Today: tomato soup.
`,
      ),
    },
    cache: {
      label: 'A copy',
      ends: 'readable',
      document: cafe(
        `await fetch("/menu");

const response = await fetch("/menu");
console.log(await response.text());
`,
        MENU.replace('Content-Type', 'Cache-Control: max-age=60\nContent-Type'),
      ),
    },
  },
  exercises: EXERCISES,
}
