import { expect, test } from 'vitest'
import { documentOf } from '../../document/document-of.ts'
import { runInNode } from '../../run/run-in-node.ts'
import { diagramOf } from '../../trace/diagram/diagram.ts'
import { messageAt } from '../../trace/inspect/message-view.ts'

const ALLOW = 'Access-Control-Allow-Origin: https://foo.example'
const PREFLIGHT = `OPTIONS /old\n204\n${ALLOW}\nAccess-Control-Allow-Headers: Authorization, Content-Type\n\n`

test.each([
  ['that no script may set', '"https://bar.other/data", { headers: { Cookie: "a=b" } }', 'Cookie'],
  ['that no-cors does not carry', '"https://bar.other/data", { mode: "no-cors", headers: { "X-A": "1" } }', 'X-A'],
  [
    'that a redirect to another origin removes',
    '"https://bar.other/old", { headers: { Authorization: "Bearer t" } }',
    'Authorization',
  ],
  [
    'that a redirect removes together with the body',
    '"https://bar.other/old", { method: "POST", body: "{}", headers: { "Content-Type": "application/json" } }',
    'Content-Type',
  ],
])('diagram and inspector give the same reason for a header %s', async (_, call, name) => {
  const trace = await runInNode(
    documentOf({
      code: `await fetch(${call}).catch(() => {})`,
      servers: {
        'https://bar.other': `GET /data\n200 OK\n${ALLOW}\n\nhi\n\n${PREFLIGHT}* /old\n302 Found\n${ALLOW}\nLocation: https://third.test/new\n`,
        'https://third.test': `GET /new\n200 OK\nAccess-Control-Allow-Origin: *\n\nhi\n`,
      },
    }),
  )
  const row = diagramOf(trace).rows.find((each) => each.kind === 'mark' && each.text === `drops ${name}`)
  const dropped = trace.flatMap((_, at) => messageAt(trace, at)?.dropped ?? []).filter((each) => each.name === name)
  expect(dropped).toHaveLength(1)
  expect(row).toMatchObject({ says: expect.stringMatching(new RegExp(`: ${dropped[0]?.why}\\.$`)) })
})
