import { expect, test } from 'vitest'
import { documentOf } from '../../document/document-of.ts'
import { runInNode } from '../../run/run-in-node.ts'
import { diagramOf } from './diagram.ts'

const sentences = async (init: string, target = 'GET /a\n200\nAccess-Control-Allow-Origin: *\n') => {
  const servers = { 'https://api.example': target, 'https://foo.example': 'GET /b\n200\n' }
  const trace = await runInNode(
    documentOf({ code: `await fetch("https://api.example/a", ${init}).catch(() => {})`, servers }),
  )
  return diagramOf(trace)
    .rows.map((row) => row.says)
    .join(' ')
}

test('the mark at another origin speaks of CORS where the mode is cors', async () => {
  expect(await sentences('{}')).toContain('sees another origin than the page’s: the rules of CORS apply.')
})

test('the mark at another origin does not call no-cors CORS', async () => {
  const says = await sentences('{ mode: "no-cors" }')
  expect(says).toContain('the mode is no-cors')
  expect(says).not.toContain('rules of CORS')
  const back = await sentences('{ mode: "no-cors" }', 'GET /a\n302\nLocation: https://foo.example/b\n')
  expect(back).not.toContain('rules of CORS')
})

test('the mark at another origin says that the mode same-origin refuses the call', async () => {
  const says = await sentences('{ mode: "same-origin" }')
  expect(says).not.toContain('rules of CORS')
})
