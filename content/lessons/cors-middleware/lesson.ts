import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { documentOf, type ServerParts } from '@/lib/document/document-of.ts'
import type { Lesson } from '@/lib/lessons/lesson.ts'
import { projectsApi } from '../projects-api.ts'

const get = `const response = await fetch("http://localhost:8080/api/user/sara");
const { value } = await response.json();
console.log(response.status, value);
`
const put = `const response = await fetch("http://localhost:8080/api/user/sara", {
  method: "PUT",
});
console.log(response.status);
`
const withCookie = `const response = await fetch("http://localhost:8080/api/user/sara", {
  credentials: "include",
});
console.log(response.status, await response.json());
`

const page = (code: string, server: ServerParts): PlaygroundDocument =>
  documentOf({ page: 'http://localhost:3000/', code, servers: { 'http://localhost:8080': server } })

const fiber = (text: string, code = get): PlaygroundDocument => page(code, { dialect: 'fiber-2.52', text })
const using = (use: string, code = get): PlaygroundDocument => fiber(projectsApi({ imports: true, use }), code)

const named = `app.Use(cors.New(cors.Config{
	AllowOrigins: "http://localhost:3000",
}))`
const credentials = (origins: string) => `app.Use(cors.New(cors.Config{
${origins}	AllowCredentials: true,
}))`

const express = (origin: string): PlaygroundDocument =>
  page(
    `const response = await fetch("http://localhost:8080/projects");
console.log(response.status, await response.json());
`,
    {
      dialect: 'express',
      text: `import express from "express"
import cors from "cors"

const app = express()

app.use(cors({ origin: ${origin} }))

app.get("/projects", (req, res) => {
  res.json(["preflight", "atlas"])
})

app.listen(8080)
`,
    },
  )

const nginx = (header: string): PlaygroundDocument =>
  page(
    `const response = await fetch("http://localhost:8080/private");
console.log(response.status);
`,
    {
      dialect: 'nginx',
      text: `server {
    listen 8080;

    location /private {
        ${header}
        return 401 "Sign in first.";
    }
}
`,
    },
  )

const reads = (says: string, status = 200) => ({ says, expect: { outcome: 'readable', status } }) as const
/** Pages that are not http://localhost:3000: comparing only the start or the end of the origin would allow one. */
const others = (code?: string) =>
  (
    [
      ['https://evil.test is still refused.', 'https://evil.test/'],
      ['So is http://localhost:30001, which only begins in the same way.', 'http://localhost:30001/'],
      ['So is http://not-localhost:3000, which only ends in the same way.', 'http://not-localhost:3000/'],
    ] as const
  ).map(([says, url]) => ({
    says,
    page: { url },
    ...(code === undefined ? {} : { code }),
    expect: { outcome: 'refused' as const },
  }))

export const lesson: Lesson = {
  slug: 'cors-middleware',
  title: 'Fixing it behind: the middleware',
  summary: 'The server gives the permission itself, in the one place that every request passes.',
  opens: 'without',
  asks: ['read'],
  examples: {
    without: { label: 'Without', ends: 'refused', document: fiber(projectsApi()) },
    standard: { label: 'cors.New()', ends: 'readable', document: using('app.Use(cors.New())') },
    named: { label: 'One origin', ends: 'readable', document: using(named) },
    late: {
      label: 'Too late',
      ends: 'refused',
      document: fiber(projectsApi({ imports: true, use: 'app.Use(cors.New())', late: true })),
    },
  },
  exercises: [
    {
      id: 'name-the-origin',
      title: 'For one page, and no other',
      task: 'The middleware allows every origin. Allow http://localhost:3000 only. Its GET and its PUT have to work.',
      start: using('app.Use(cors.New())', put),
      edits: 'servers',
      hints: [
        'cors.New takes a cors.Config, and one of its fields lists the origins.',
        'In version 2 that field, AllowOrigins, is one string.',
        'app.Use(cors.New(cors.Config{AllowOrigins: "http://localhost:3000"}))',
      ],
      solution: using(named, put),
      tooLoose: using(
        `app.Use(cors.New(cors.Config{
	AllowOriginsFunc: func(origin string) bool { return true },
}))`,
        put,
      ),
      probes: [
        { ...reads('The page on http://localhost:3000 reads the answer to GET.'), code: get },
        { ...reads('It reads the answer to PUT too, after a preflight.'), code: put },
        ...others(get),
      ],
    },
    {
      id: 'first-the-middleware',
      title: 'In the right order',
      task: 'The middleware is there, for the right origin, and the answer to GET still has no header. Fix it.',
      start: fiber(projectsApi({ imports: true, use: named, late: true })),
      edits: 'servers',
      hints: [
        'Which code answers GET /api/user/sara, and has the request passed the middleware before?',
        'Fiber asks its middlewares and routes from top to bottom.',
        'Move app.Use above app.Get.',
      ],
      solution: using(named),
      tooLoose: using('app.Use(cors.New())'),
      probes: [
        { ...reads('The page on http://localhost:3000 reads the answer to GET.'), code: get },
        { ...reads('It reads the answer to PUT, after a preflight.'), code: put },
        ...others(),
      ],
    },
    {
      id: 'the-panic',
      title: 'A server that does not start',
      task: 'The page needs its cookie, so somebody set AllowCredentials. Since then the server panics at its start. Make it run, for http://localhost:3000 with cookies.',
      start: using(credentials(''), withCookie),
      edits: 'servers',
      hints: [
        'Read the panic: which two settings does it name?',
        'Nothing is said about origins, so the wildcard is used. With credentials it cannot be.',
        'AllowOrigins: "http://localhost:3000",',
      ],
      solution: using(credentials('\tAllowOrigins:     "http://localhost:3000",\n'), withCookie),
      tooLoose: using(credentials('\tAllowOriginsFunc: func(origin string) bool { return true },\n'), withCookie),
      probes: [
        { ...reads('The page on http://localhost:3000 reads the answer, with credentials.'), code: withCookie },
        ...others(withCookie),
      ],
    },
    {
      id: 'a-slash-too-much',
      title: 'A slash too much',
      task: 'The same API in Express. The origin is configured, and the browser says that it is not equal. Fix it, for http://localhost:3000 only.',
      start: express('"http://localhost:3000/"'),
      edits: 'servers',
      hints: [
        'Compare the two values in Message, letter by letter.',
        'An origin is scheme, host and port. It has no path, and no slash at its end.',
        'cors({ origin: "http://localhost:3000" })',
      ],
      solution: express('"http://localhost:3000"'),
      tooLoose: express('true'),
      probes: [reads('The page on http://localhost:3000 reads the projects.'), ...others()],
    },
    {
      id: 'errors-too',
      title: 'Errors too',
      task: 'nginx sends the permission, and the answer 401 comes without it. Let http://localhost:3000 read that it has to sign in. No other page may read it.',
      start: nginx('add_header Access-Control-Allow-Origin http://localhost:3000;'),
      edits: 'servers',
      hints: [
        'add_header adds to answers such as 200, 204 and 302. 401 is not among them.',
        'A last word on the line changes that.',
        'add_header Access-Control-Allow-Origin http://localhost:3000 always;',
      ],
      solution: nginx('add_header Access-Control-Allow-Origin http://localhost:3000 always;'),
      tooLoose: nginx('add_header Access-Control-Allow-Origin $http_origin always;'),
      probes: [reads('The page on http://localhost:3000 reads status 401.', 401), ...others()],
    },
  ],
}
