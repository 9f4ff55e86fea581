import { describe, expect, test } from 'vitest'
import { ask, explainRun } from '../../../testing/explain-run.ts'

const why = async (...run: Parameters<typeof explainRun>) => (await explainRun(...run))[0]?.text ?? ''
const CLOSED = 'GET /a\n200\n\nhi\n'

describe('`Origin: null` of a page without an origin', () => {
  test('a file is told to be served over HTTP, and a sandboxed frame is not', async () => {
    const file = await why(ask('/a'), CLOSED, { page: 'file:///home/me/index.html' })
    expect(file).toMatch(/it is a file.*Serve it over HTTP/)
    expect(file).not.toContain('sandbox')
    const frame = await why(ask('/a'), CLOSED, { page: 'https://tool.example/plugin', opaque: true })
    expect(frame).toMatch(/in a sandboxed frame.*`allow-same-origin`.*let api\.example send `\*`/)
    expect(frame).not.toMatch(/Serve it over HTTP|is a file/)
  })
  test('a sandboxed frame whose call carries credentials is not offered `*`', async () => {
    const text = await why(ask('/a', "{ credentials: 'include' }"), CLOSED, {
      page: 'https://tool.example/plugin',
      opaque: true,
    })
    expect(text).not.toContain('send `*`')
  })
})

test('an answer to `Origin: null` because of a referrer policy is explained with that policy', async () => {
  const [call] = await explainRun(
    "await fetch('https://api.example/a', { method: 'POST', mode: 'no-cors', referrerPolicy: 'no-referrer' })",
    'POST /a\n403\n',
    { browser: 'firefox' },
  )
  expect(call?.text).toMatch(
    /said `Origin: null`, although the page is app\.example: .*`referrerPolicy: 'no-referrer'`/,
  )
})
