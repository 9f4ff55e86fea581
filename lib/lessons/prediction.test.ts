import { describe, expect, test } from 'vitest'
import { DEFAULT_DOCUMENT } from '../document/default-document.ts'
import { runInNode } from '../run/run-in-node.ts'
import type { Trace } from '../trace/events.ts'
import { comparePrediction, type PredictedAnswers, predictedCall, predictionText } from './prediction.ts'

const run = (code: string, server: string): Promise<Trace> =>
  runInNode({
    ...DEFAULT_DOCUMENT,
    client: { language: 'javascript', code: `${code}.catch(() => {})` },
    servers: [{ origin: 'https://bar.other', dialect: 'raw', text: server }],
  })
const compared = (trace: Trace, answers: PredictedAnswers) =>
  comparePrediction(trace, predictedCall(trace) ?? 0, answers).map(({ right, says }) => [right, says])

const GET = 'await fetch("https://bar.other/data")'
const PUT = 'await fetch("https://bar.other/data", { method: "PUT" })'
const BLOCKED = 'GET /data\n200\n\nhello'
const OPEN = 'GET /data\n200\nAccess-Control-Allow-Origin: *\n\nhello'
const PUT_ALLOWED =
  'OPTIONS /data\n204\nAccess-Control-Allow-Origin: *\nAccess-Control-Allow-Methods: PUT\n\nPUT /data\n200\nAccess-Control-Allow-Origin: *\n'
const PUT_REFUSED = 'OPTIONS /data\n204\nAccess-Control-Allow-Origin: *\n\nPUT /data\n200\n'

describe('a prediction', () => {
  test('a prediction that is right in everything is confirmed, with what happened', async () => {
    expect(compared(await run(GET, BLOCKED), { crossOrigin: 'yes', sent: 'yes', read: 'no' })).toEqual([
      [true, 'It is cross-origin: another host.'],
      [true, 'It was sent at once: bar.other got it, and its handler ran.'],
      [true, 'The answer came, and the browser kept it from the script.'],
    ])
  })

  test('a prediction that is wrong in everything gets the difference, a sentence for each question', async () => {
    expect(compared(await run(GET, BLOCKED), { crossOrigin: 'no', sent: 'no', read: 'yes' })).toEqual([
      [false, 'You said: no. It is cross-origin: another host.'],
      [false, 'You said: no. It was sent at once: bar.other got it, and its handler ran.'],
      [false, 'You said: yes. The answer came, and the browser kept it from the script.'],
    ])
  })

  test('a predicted preflight is wrong for a call that needs none', async () => {
    expect(compared(await run(GET, OPEN), { sent: 'asked', read: 'no' })).toEqual([
      [false, 'You said: after asking. It was sent at once: bar.other got it, and its handler ran.'],
      [false, 'You said: no. The script can read the answer.'],
    ])
  })

  test('a predicted preflight is right for a call whose preflight allows it', async () => {
    const trace = await run(PUT, PUT_ALLOWED)
    const sent = 'It was sent after asking, which is the preflight: bar.other got it, and its handler ran.'
    expect(compared(trace, { sent: 'asked' })).toEqual([[true, sent]])
    expect(compared(trace, { sent: 'yes' })).toEqual([[false, `You said: at once. ${sent}`]])
  })

  test('a refused preflight accepts both predictions, "asks first" and "not sent"', async () => {
    const trace = await run(PUT, PUT_REFUSED)
    const is = 'The browser asked first, and the preflight was refused: the request itself was not sent.'
    expect(compared(trace, { sent: 'asked' })).toEqual([[true, is]])
    expect(compared(trace, { sent: 'no' })).toEqual([[true, is]])
    expect(compared(trace, { sent: 'yes' })).toEqual([[false, `You said: at once. ${is}`]])
    expect(compared(trace, { read: 'no' })).toEqual([[true, 'No answer came that it could read.']])
  })

  test('a prediction of a call to the page’s own origin is judged', async () => {
    const trace = await runInNode({
      ...DEFAULT_DOCUMENT,
      client: { language: 'javascript', code: 'await fetch("/data")' },
      servers: [{ origin: 'https://foo.example', dialect: 'raw', text: 'GET /data\n200\n\nhello' }],
    })
    expect(compared(trace, { crossOrigin: 'yes', sent: 'yes', read: 'yes' })).toEqual([
      [false, 'You said: yes. It is the page’s own origin.'],
      [true, 'It was sent at once: foo.example got it, and its handler ran.'],
      [true, 'The script can read the answer.'],
    ])
  })

  test('a prediction of a no-cors call learns that there is a response without contents', async () => {
    const trace = await run('await fetch("https://bar.other/data", { mode: "no-cors" })', OPEN)
    expect(compared(trace, { read: 'yes' })).toEqual([
      [false, 'You said: yes. The script gets a response that holds nothing.'],
    ])
  })

  test('a prediction about origins is not judged for a call that fails before origins are compared', async () => {
    const trace = await run('await fetch("https://bar.other/data", { method: "TRACE" })', OPEN)
    const [crossOrigin, sent] = compared(trace, { crossOrigin: 'yes', sent: 'no' })
    expect(crossOrigin).toEqual([null, 'The call ended before origins were compared.'])
    expect(sent).toEqual([true, 'It was not sent, and no preflight either.'])
  })

  test('a prediction in which everything was skipped, or of a script without a call, is not judged', async () => {
    expect(compared(await run(GET, BLOCKED), {})).toEqual([])
    expect(comparePrediction(await run('Promise.resolve()', OPEN), 1, { read: 'yes' })).toEqual([])
    expect(predictedCall(await run('Promise.resolve()', OPEN))).toBeNull()
  })

  test('a prediction of several calls is about the one that was refused', async () => {
    const trace = await run(
      `await fetch("https://bar.other/open").catch(() => {}); ${GET}`,
      `${BLOCKED}\n\nGET /open\n200\nAccess-Control-Allow-Origin: *\n`,
    )
    expect(predictedCall(trace)).toBe(2)
  })

  test('a prediction is stored as one short text', () => {
    expect(predictionText({ crossOrigin: 'yes', sent: 'asked' })).toBe('yes asked -')
  })
})
