import type { Exercise } from '@/lib/lessons/exercise.ts'
import { API, behindNginx, expressServer, nginxServer, refusedElsewhere } from './shop.ts'

const call = (token: string): string => `const response = await fetch("https://api.shop.example/orders/7", {
  method: "PUT",
${token}});
console.log(response.status);
`
const WITH = '  headers: { Authorization: "Bearer s3cret" },\n'
const read = `const response = await fetch("https://api.shop.example/orders/7");
console.log(response.status);
`

const CHECK = `        # nobody without a token
        if ($http_authorization = "") {
            return 401;
        }
`

const gate = (location: string) =>
  behindNginx(
    API,
    nginxServer(
      'api.shop.example',
      `    add_header Access-Control-Allow-Origin https://shop.example always;
    add_header Access-Control-Allow-Methods PUT always;
    add_header Access-Control-Allow-Headers authorization always;

    location / {
${location}        proxy_pass http://localhost:8080;
    }
`,
    ),
    expressServer(`app.put("/orders/:id", (req, res) => {
  res.send("changed")
})

app.get("/orders/:id", (req, res) => {
  res.send("two apples")
})
`),
    { code: call(WITH) },
  )

const ANSWER = `        if ($request_method = OPTIONS) {
            return 204;
        }
`

/** The gateway asks for a token before the application is asked, and a preflight has none. */
export const tokenAtTheGate: Exercise = {
  id: 'a-token-at-the-gate',
  title: 'A token at the gate',
  task: 'nginx lets nobody through without a token. All permissions are there, and still the page’s PUT with a token fails. Let it work, and let nobody through without a token.',
  start: gate(CHECK),
  edits: 'servers',
  hints: [
    'Which request gets the 401? Can it carry a token?',
    'Answer OPTIONS in nginx, before it looks for the token. The lines are followed from top to bottom.',
    'if ($request_method = OPTIONS) { return 204; } above the check',
  ],
  solution: gate(ANSWER + CHECK),
  tooLoose: gate(''),
  probes: [
    {
      says: 'https://shop.example changes the order with its token.',
      code: call(WITH),
      expect: { outcome: 'readable', status: 200, preflighted: true },
    },
    {
      says: 'Without a token it reads status 401.',
      code: call(''),
      expect: { outcome: 'readable', status: 401 },
    },
    { says: 'So it does when it only reads.', code: read, expect: { outcome: 'readable', status: 401 } },
    ...refusedElsewhere(call(WITH)),
  ],
}
