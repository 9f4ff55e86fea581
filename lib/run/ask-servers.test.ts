import { describe, expect, it } from 'vitest'
import type { Jars } from '../curl/jar.ts'
import { parseCommand } from '../curl/parse-command.ts'
import { documentOf } from '../document/document-of.ts'
import { askServers } from './ask-servers.ts'
import { startCodeInNode } from './start-code-in-node.ts'

const DOCUMENT = documentOf({
  code: '',
  servers: {
    'https://bar.other': {
      dialect: 'express',
      text: `import express from 'express'
import cors from 'cors'
const app = express()
app.use(cors({ origin: 'https://foo.example' }))
app.get('/secret', (req, res) => res.type('text').send('for whoever asks'))
app.get('/login', (req, res) => res.cookie('session', '1').send('in'))
app.get('/who', (req, res) => res.send(req.headers.cookie ?? 'nobody'))
app.listen(443)`,
    },
    'https://closed.example': { dialect: 'raw', text: '', connection: 'refused' },
    'https://unknown.example': { dialect: 'raw', text: '', connection: 'name-not-resolved' },
    'https://self-signed.example': {
      dialect: 'raw',
      text: 'GET /\n200\n\nhere\n',
      connection: 'untrusted-certificate',
    },
  },
})

function ask(line: string, jars: Jars = new Map()) {
  const parsed = parseCommand(line)
  if (!parsed.ok) throw new Error(parsed.text)
  return askServers(DOCUMENT, parsed.command, jars, { startCode: startCodeInNode })
}

describe('A command of the terminal', () => {
  it('reads what a page of another origin may not read', async () => {
    const { text, exit } = await ask("curl -i -H 'Origin: https://evil.test' https://bar.other/secret")
    expect(text).toMatch(/^HTTP\/1\.1 200 OK\n/)
    expect(text).toContain('Access-Control-Allow-Origin: https://foo.example\n')
    expect(text).toMatch(/\n\nfor whoever asks$/)
    expect(exit).toBe(0)
  })

  it('asks what a preflight asks, and prints what the server allows', async () => {
    const { text } = await ask(
      "curl -i -X OPTIONS -H 'Origin: https://foo.example' -H 'Access-Control-Request-Method: PUT' https://bar.other/secret",
    )
    expect(text).toMatch(/^HTTP\/1\.1 204 No Content\n/)
    expect(text).toMatch(/\nAccess-Control-Allow-Methods: .*PUT/)
  })

  it('keeps cookies in a jar for the next command', async () => {
    const { jars } = await ask('curl -c jar https://bar.other/login')
    expect((await ask('curl -b jar https://bar.other/who', jars)).text).toBe('session=1')
    expect((await ask('curl https://bar.other/who', jars)).text).toBe('nobody')
  })

  it.each([
    ['curl https://closed.example/', 'curl: (7) Failed to connect to closed.example port 443: Connection refused\n'],
    ['curl https://unknown.example/', 'curl: (6) Could not resolve host: unknown.example\n'],
    [
      'curl https://self-signed.example/',
      'curl: (60) SSL certificate problem: unable to get local issuer certificate\n',
    ],
    ['curl https://nowhere.example/', 'curl: (7) Failed to connect to nowhere.example port 443: Connection refused\n'],
    ['curl -s https://closed.example/', ''],
  ])('%s prints curl’s error', async (line, text) => {
    expect((await ask(line)).text).toBe(text)
  })

  it('accepts any certificate with -k', async () => {
    expect((await ask('curl -k https://self-signed.example/')).text.trim()).toBe('here')
  })
})
