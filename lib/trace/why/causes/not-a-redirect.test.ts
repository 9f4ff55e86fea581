import { describe, expect, test } from 'vitest'
import { ask, explainRun, OK } from '../../../testing/explain-run.ts'

const why = async (...run: Parameters<typeof explainRun>) => (await explainRun(...run))[0]?.text ?? ''

describe('statuses of 3xx that lead nowhere', () => {
  test('304 without the header is no redirect, and is explained with the script’s own condition', async () => {
    const conditional = ask('/a', `{ headers: { 'If-None-Match': '"1"' } }`)
    const text = await why(
      conditional,
      `OPTIONS /a\n204\n${OK}Access-Control-Allow-Headers: if-none-match\n\nGET /a\n304\n`,
    )
    expect(text).toMatch(/answered with 304 Not Modified.*\n.*sends `If-None-Match` itself.*header with 304 too/)
    expect(text).not.toMatch(/redirect|final address/)
  })
  test('300 without the header is no redirect', async () => {
    const text = await why(ask('/a'), 'GET /a\n300\n')
    expect(text).toContain('answered with 300 Multiple Choices')
    expect(text).not.toMatch(/redirect|final address/)
  })
  test('302 without the header is one', async () => {
    expect(await why(ask('/a'), 'GET /a\n302\nLocation: /b\n')).toContain('answered with a redirect, 302')
  })
})

describe('addresses that nothing is sent to', () => {
  test('an address without `http://` is told to have one', async () => {
    const text = await why(ask('localhost:8080/api'), {}, { page: 'http://localhost:3000/' })
    expect(text).toMatch(/lacks `http:\/\/`.*\n.*Write `http:\/\/localhost:8080\/api`/)
    expect(text).not.toContain('Serve the page')
  })
  test('a relative address of a page with a password in its own is told where that comes from', async () => {
    const text = await why("await fetch('../api').catch(() => {})", {}, { page: 'https://me:secret@app.example/b/c' })
    expect(text).toMatch(/a relative address takes over both.*`fetch\(new URL\(path, location\.origin\)\)`/)
    const own = await why(ask('https://me:secret@api.example/a'), {})
    expect(own).toMatch(/send them in a header: `Authorization`/)
    expect(own).not.toContain('relative')
  })
})
