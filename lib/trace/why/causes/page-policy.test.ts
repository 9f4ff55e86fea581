import { describe, expect, test } from 'vitest'
import { API, ask, explainRun } from '../../../testing/explain-run.ts'

const OPEN = 'GET /*\n200 OK\nAccess-Control-Allow-Origin: *\n\nhello\n'
const csp = (value: string) => ({ headers: [['Content-Security-Policy', value] as const] })
const why = async (policy: string, code = ask('/v1/words')) => {
  const [explained] = await explainRun(code, OPEN, csp(policy))
  return explained ?? { text: '', remedy: null }
}

describe('a request that the page’s own Content-Security-Policy forbids', () => {
  test('the explanation tells it apart from CORS, and offers no header of the server', async () => {
    const { text, remedy } = await why("connect-src 'self'")
    expect(text).toMatch(/page itself forbids this.*own header `Content-Security-Policy`.*`connect-src 'self'`/)
    expect(text).toMatch(/not CORS: no header of \*\*api\.example\*\* can change it/)
    expect(remedy).toBeNull()
  })

  test.each([
    ["connect-src 'self'", `connect-src 'self' ${API}`],
    ["connect-src 'none'", `connect-src ${API}`],
    [`connect-src ${API}/v2/`, `connect-src ${API}/v2/ ${API}/v1/words`],
  ])('the explanation of %s names the list that would do', async (policy, better) => {
    expect((await why(policy)).text).toContain(`\`${better}\`.`)
    expect((await why(better)).text).not.toContain('page itself forbids')
  })

  test('where default-src applies, a list of its own is added, without the keywords for code', async () => {
    const { text } = await why("default-src 'self' 'unsafe-inline'")
    expect(text).toContain(
      `\`default-src\` applies because there is no \`connect-src\`, so add \`connect-src 'self' ${API}\`.`,
    )
  })

  test('after a redirect it is the next address that the list lacks', async () => {
    const redirect = 'GET /old\n302 Found\nAccess-Control-Allow-Origin: *\nLocation: https://new.example/x\n'
    const servers = { [API]: redirect, 'https://new.example': OPEN }
    const [explained] = await explainRun(ask('/old'), servers, csp(`connect-src ${API}`))
    expect(explained?.text).toMatch(/\*\*api\.example\*\* was, and redirected there/)
    expect(explained?.text).toContain(`\`connect-src ${API} https://new.example\``)
  })

  test('keywords without quotation marks, and addresses with them, are pointed out', async () => {
    expect((await why('connect-src self')).text).toMatch(/`self` is the name of a host.*written `'self'`/)
    expect((await why(`connect-src '${API}'`)).text).toMatch(/Only keywords have quotation marks/)
  })
})

test('what the page’s Cross-Origin-Embedder-Policy keeps out is not called a refusal of the server', async () => {
  const headers = [['Cross-Origin-Embedder-Policy', 'require-corp'] as const]
  const [explained] = await explainRun(ask('/a.png', "{ mode: 'no-cors' }"), OPEN, { headers })
  expect(explained?.text).toMatch(/page keeps the answer out itself.*`Cross-Origin-Embedder-Policy: require-corp`/)
  expect(explained?.text).toMatch(/sends `Cross-Origin-Resource-Policy: cross-origin`/)
})
