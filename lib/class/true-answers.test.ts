import { expect, test } from 'vitest'
import { DEFAULT_DOCUMENT } from '../document/default-document.ts'
import { runInNode } from '../run/run-in-node.ts'
import { trueAnswers } from './true-answers.ts'

const answersOf = async (code: string, server: string) => {
  const trace = await runInNode({
    ...DEFAULT_DOCUMENT,
    client: { language: 'javascript', code: `${code}.catch(() => {})` },
    servers: [{ origin: 'https://bar.other', dialect: 'raw', text: server }],
  })
  return trueAnswers(trace).map(({ question, right, says }) => [question, right, says])
}

test('the true answers of a refused GET are those that a right prediction is told', async () => {
  expect(await answersOf('await fetch("https://bar.other/data")', 'GET /data\n200\n\nhello')).toEqual([
    ['crossOrigin', ['yes'], 'It is cross-origin: another host.'],
    ['sent', ['yes'], 'It was sent at once: bar.other got it, and its handler ran.'],
    ['read', ['no'], 'The answer came, and the browser kept it from the script.'],
  ])
})

test('after a refused preflight two choices are right: after asking, and no', async () => {
  const [, sent] = await answersOf(
    'await fetch("https://bar.other/data", { method: "PUT" })',
    'OPTIONS /data\n204\nAccess-Control-Allow-Origin: *\n\nPUT /data\n200\n',
  )
  expect(sent?.[1]).toEqual(['asked', 'no'])
})

test('a script without a call has no true answers', async () => {
  expect(await answersOf('await Promise.resolve()', '')).toEqual([])
})
