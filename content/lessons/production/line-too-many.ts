import type { Exercise } from '@/lib/lessons/exercise.ts'
import { API, behindNginx, expressServer, nginxServer, refusedElsewhere } from './shop.ts'

const call = (path: string): string => `const response = await fetch("https://api.shop.example${path}");
console.log(response.status, await response.text());
`

const ALLOW = 'add_header Access-Control-Allow-Origin https://shop.example always;\n'

const system = (outside: string, inside: string) =>
  behindNginx(
    API,
    nginxServer(
      'api.shop.example',
      `${outside}
    location /orders {
        add_header Cache-Control no-store;
${inside}        proxy_pass http://localhost:8080;
    }

    location /reports {
        proxy_pass http://localhost:9090;
    }
`,
    ),
    expressServer(`app.get("/orders/7", (req, res) => {
  res.send("two apples")
})
`),
    { code: call('/orders/7') },
  )

/** A location with an add_header of its own loses those of the server around it. */
export const lineTooMany: Exercise = {
  id: 'a-line-too-many',
  title: 'A line too many',
  task: 'The permission is written once for the whole server. Since somebody added Cache-Control to /orders, the page cannot read orders any more; nor the errors there. Nothing listens on port 9090, and that error can be read. Mend /orders, and keep Cache-Control.',
  start: system(`    ${ALLOW}`, ''),
  edits: 'servers',
  hints: [
    'Compare the headers of the two answers: /orders/7 and /reports.',
    'add_header lines of a location replace all those of the server around it.',
    'Write the line with Access-Control-Allow-Origin in location /orders again, with always.',
  ],
  solution: system(`    ${ALLOW}`, `        ${ALLOW}`),
  tooLoose: system(`    ${ALLOW}`, '        add_header Access-Control-Allow-Origin $http_origin always;\n'),
  probes: [
    {
      says: 'https://shop.example reads the order, and its Cache-Control.',
      code: call('/orders/7'),
      expect: { outcome: 'readable', status: 200, visibleHeaders: ['Cache-Control'] },
    },
    {
      says: 'It reads status 404 for an order that is not there.',
      code: call('/orders/8'),
      expect: { outcome: 'readable', status: 404 },
    },
    {
      says: 'It reads status 502 for the reports.',
      code: call('/reports'),
      expect: { outcome: 'readable', status: 502 },
    },
    ...refusedElsewhere(call('/orders/7')),
  ],
}
