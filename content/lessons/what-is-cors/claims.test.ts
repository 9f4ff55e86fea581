import { describe, expect, test } from 'vitest'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { headerOf, passesIn, printed, requests, responses, runExample } from '@/lib/testing/run-example.ts'
import { threeQuestions } from '@/lib/trace/summary/questions.ts'
import { lesson } from './lesson.ts'

const passes = passesIn(lesson)

const withoutPermission = [['Access-Control-Allow-Origin: *\n', '']] as const

describe('the first call', () => {
  test('the first call is answered by bar.other, and the browser hides the response from the script', async () => {
    const first = lesson.exercises.find(({ id }) => id === lesson.opens)
    if (!first) throw new Error('The lesson opens with another document.')
    const trace = await runInNode(first.start)
    expect(responses(trace).map(({ status }) => status)).toEqual([200])
    expect(threeQuestions(trace, 1).read.tone).toBe('stop')
  })
  test('the response is readable with the line that the text names, anywhere among the headers', async () => {
    const line = 'Access-Control-Allow-Origin: *\n'
    expect(await passes('make-it-readable', {})).toBe(true)
    const last = [
      [line, ''],
      ['max=100\n', `max=100\n${line}`],
    ] as const
    expect(await passes('make-it-readable', { server: last })).toBe(true)
    const exact = [['Origin: *', 'Origin: https://foo.example']] as const
    expect(await passes('make-it-readable', { server: exact })).toBe(true)
  })
  test('the response is not readable if the line is in the body', async () => {
    const server = [...withoutPermission, ['<data>', 'Access-Control-Allow-Origin: *\n<data>']] as const
    expect(await passes('make-it-readable', { server })).toBe(false)
  })
})

describe('the arrows', () => {
  test('the browser adds Origin, and the script cannot change it', async () => {
    const code = [['xhr.send()', 'xhr.setRequestHeader("Origin", "https://evil.test");\nxhr.send()']] as const
    const trace = await runExample(lesson, 'public', { code })
    expect(headerOf(requests(trace)[0], 'Origin')).toBe('https://foo.example')
  })
  test('with a star any origin may read', async () => {
    const trace = await runExample(lesson, 'public', { page: 'https://evil.test/' })
    expect(threeQuestions(trace, 1).read.tone).toBe('go')
  })
})

describe('without the permission', () => {
  test('without the permission the handler runs and sends 200, the script gets status 0, and the console has the reason', async () => {
    const trace = await runExample(lesson, 'public', { server: withoutPermission })
    expect(trace.some((e) => e.type === 'handler' && e.ran)).toBe(true)
    expect(responses(trace)[0]?.status).toBe(200)
    expect(printed(trace, 'script')).toEqual(['status 0'])
    expect(printed(trace, 'browser').join()).toContain('has been blocked by CORS policy')
  })
  test('adding Access-Control-Allow-Origin to the request grants nothing', async () => {
    const code = [['xhr.send()', 'xhr.setRequestHeader("Access-Control-Allow-Origin", "*");\nxhr.send()']] as const
    const trace = await runExample(lesson, 'public', { server: withoutPermission, code })
    expect(threeQuestions(trace, 1).read.tone).toBe('stop')
  })
})

describe('another answer to “Not for everybody”', () => {
  const permission = 'Access-Control-Allow-Origin: https://foo.example\n'
  const passesWith = (server: readonly (readonly [string | RegExp, string])[]) =>
    passes('not-for-everybody', { server })
  test.each([
    ['the header’s name in small letters', [['Access-Control-Allow-Origin', 'access-control-allow-origin']]],
    [
      'the line below the others',
      [
        [permission, ''],
        ['max=100\n', `max=100\n${permission}`],
      ],
    ],
    [
      'more space before the value, and Vary',
      [
        ['Origin: https', 'Origin:   https'],
        ['Content-Type', 'Vary: Origin\nContent-Type'],
      ],
    ],
    [
      'a route for foo.example alone',
      [
        ['200 OK', 'when Origin: https://foo.example\n200 OK'],
        ['Origin: https://foo.example\nContent', 'Origin: {origin}\nContent'],
      ],
    ],
  ] as const)('the answer “%s” passes the check', async (_, server) => {
    expect(await passesWith(server)).toBe(true)
  })
  test.each(['https://foo.example/', 'http://foo.example', 'foo.example', '"https://foo.example"', '{origin}', 'null'])(
    'the value %s fails the check',
    async (value) => {
      expect(await passesWith([[permission, `Access-Control-Allow-Origin: ${value}\n`]])).toBe(false)
    },
  )
  test('allowing every origin that starts with https://foo.example fails the check', async () => {
    const server = [
      ['200 OK', 'when Origin: https://foo.example*\n200 OK'],
      ['Origin: https://foo.example\nContent', 'Origin: {origin}\nContent'],
    ] as const
    expect(await passesWith(server)).toBe(false)
  })
})
