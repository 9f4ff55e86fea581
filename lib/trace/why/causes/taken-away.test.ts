import { describe, expect, test } from 'vitest'
import { API, ask, explainRun, OK } from '../../../testing/explain-run.ts'

const why = async (...run: Parameters<typeof explainRun>) => (await explainRun(...run))[0]?.text ?? ''

describe('a header that the browser took away', () => {
  const token = "{ headers: { Authorization: 'Bearer 1' } }"
  const asked = 'OPTIONS *\n204\nAccess-Control-Allow-Origin: *\nAccess-Control-Allow-Headers: authorization\n\n'
  const redirecting = (to: string) => `${asked}GET /a\n302\n${OK}Location: ${to}\n`

  test('Authorization on a redirect elsewhere is reported with the redirect, read or refused', async () => {
    for (const allow of ['Access-Control-Allow-Origin: *\n', '']) {
      const text = await why(ask('/a', token), {
        [API]: redirecting('https://cdn.example/b'),
        'https://cdn.example': `${asked}GET /b\n401\n${allow}`,
      })
      expect(text).toMatch(
        /took `Authorization` away and did not send it on: the redirect from api\.example leads to another origin.*\*\*cdn\.example\*\* did not get it/,
      )
    }
  })
  test('Authorization on a redirect within the origin is kept, and nothing is reported', async () => {
    const text = await why(ask('/a', token), `${redirecting('/b')}\nGET /b\n200\n${OK}`)
    expect(text).not.toContain('away')
  })
  test('headers in mode no-cors are reported with the mode', async () => {
    const text = await why(
      ask('/a', "{ mode: 'no-cors', headers: { Authorization: 'Bearer 1', 'X-A': '1' } }"),
      'GET /a\n200\n',
    )
    expect(text).toMatch(/took `Authorization` and `X-A` away and did not send them: in mode `no-cors`/)
  })
  test('a cookie that the script writes is reported with what sends cookies', async () => {
    const text = await why(ask('/a', "{ headers: { Cookie: 'a=1' } }"), `GET /a\n401\n${OK}`)
    expect(text).toMatch(/took `Cookie` away.*cookies are the browser’s.*include credentials/)
  })
})
