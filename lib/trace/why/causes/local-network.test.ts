import { expect, test } from 'vitest'
import { ask, explainRun, OK } from '../../../testing/explain-run.ts'

const NEAR = 'http://localhost:8080'
const server = { [NEAR]: `GET /a\n200\n${OK}\nhi\n` }

test('a call to localhost that nobody has allowed is explained by the question that Chrome asks', async () => {
  const [call] = await explainRun(ask(`${NEAR}/a`), server)
  expect(call?.text).toMatch(
    /\*\*localhost:8080\*\* belongs to the machine that the browser runs on.*Chrome asks the person whether app\.example may reach.*Nobody has said yes.*Nothing was sent/s,
  )
  expect(call?.text).toMatch(/Allow it in the prompt.*No header of the server can replace that/s)
  expect(call?.text).not.toMatch(/The person said no/)
  expect(call?.remedy).toBeNull()
})

test('a call that the person has denied says so', async () => {
  const [call] = await explainRun(ask(`${NEAR}/a`), server, { localNetworkAccess: 'denied' })
  expect(call?.text).toMatch(/The person said no/)
})

test('a call that the person has allowed is judged by CORS alone', async () => {
  const [call] = await explainRun(
    ask(`${NEAR}/a`),
    { [NEAR]: 'GET /a\n200\n\nhi\n' },
    { localNetworkAccess: 'allowed' },
  )
  expect(call?.text).toMatch(/does not say that|Access-Control-Allow-Origin/)
  expect(call?.remedy).toMatchObject({ header: 'Access-Control-Allow-Origin', value: 'https://app.example' })
})

test('a page over plain HTTP is told to use HTTPS, because it may not ask', async () => {
  const [call] = await explainRun(ask(`${NEAR}/a`), server, { page: 'http://app.example/' })
  expect(call?.text).toMatch(/lets only a secure context ask.*Serve the page over HTTPS/s)
})

test('a wrong targetAddressSpace is explained by the right one', async () => {
  const [call] = await explainRun(ask(`${NEAR}/a`, "{ targetAddressSpace: 'local' }"), server)
  expect(call?.text).toMatch(/says `targetAddressSpace: 'local'`.*Write `targetAddressSpace: 'loopback'`/s)
  const [far] = await explainRun(ask('/a', "{ targetAddressSpace: 'local' }"), `GET /a\n200\n${OK}\nhi\n`)
  expect(far?.text).toMatch(/Leave `targetAddressSpace` out/)
})

test('a server that a document puts into the local network is near, whatever its name', async () => {
  const near = {
    'https://nas.example': { dialect: 'raw', text: server[NEAR] as string, addressSpace: 'local' },
  } as const
  const [call] = await explainRun(ask('https://nas.example/a'), near)
  expect(call?.text).toMatch(/belongs to the network that the browser is in \(address space `local`\)/)
  const [own] = await explainRun(ask('https://nas.example/a'), near, { addressSpace: 'local' })
  expect(own?.text).not.toMatch(/address space/)
})

test('Safari’s block of plain HTTP to localhost is explained as what Safari alone does', async () => {
  const [call] = await explainRun(ask(`${NEAR}/a`), server, { browser: 'webkit' })
  expect(call?.text).toMatch(/Chrome and Firefox let a secure page call.*Safari does not/s)
  const [elsewhere] = await explainRun(ask(`${NEAR}/a`), server, { browser: 'firefox' })
  expect(elsewhere?.text).not.toMatch(/Safari/)
})
