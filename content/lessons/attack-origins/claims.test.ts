import { describe, expect, test } from 'vitest'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { failures, headerOf, printed, requests, runExample } from '@/lib/testing/run-example.ts'
import { lesson } from './lesson.ts'

const solution = (id: string): PlaygroundDocument => {
  const exercise = lesson.exercises.find((each) => each.id === id)
  if (!exercise) throw new Error(`no exercise ${id}`)
  return exercise.solution
}
const withCode = (document: PlaygroundDocument, edit: (code: string) => string): PlaygroundDocument => ({
  ...document,
  client: { ...document.client, code: edit(document.client.code) },
})

describe('two frames with the same script', () => {
  test('the frame without a sandbox has the origin of its page, and the other one has none', async () => {
    const trace = await runExample(lesson, 'two-frames')
    expect(printed(trace, 'script')).toEqual(['You come from https://foo.example', 'You come from null'])
  })

  test('an empty sandbox runs no script, and allow-same-origin gives the frame its origin back', async () => {
    const empty = await runExample(lesson, 'two-frames', {
      code: [
        ['if (sandbox)', ''],
        [/show\("allow-scripts"\);\n/, ''],
      ],
    })
    expect(requests(empty)).toEqual([])
    const back = await runExample(lesson, 'two-frames', {
      code: [
        [/show\(""\);\n/, ''],
        ['show("allow-scripts")', 'show("allow-scripts allow-same-origin")'],
      ],
    })
    expect(printed(back, 'script')).toEqual(['You come from https://foo.example'])
  })
})

test('a sandboxed frame sends null, with Sara’s cookie, and in every browser', async () => {
  for (const browser of ['chromium', 'firefox', 'webkit'] as const) {
    const trace = await runInNode({ ...solution('attack-without-an-origin'), browser })
    const [request] = requests(trace)
    expect([headerOf(request, 'Origin'), headerOf(request, 'Cookie')]).toEqual(['null', 'session=sara'])
    expect(printed(trace, 'script')).toEqual(['Sara has 1204 euros.'])
  }
})

test('a page that is a file sends null', async () => {
  const document = { ...solution('mend-without-an-origin'), page: { url: 'file:///android_asset/www/index.html' } }
  const trace = await runInNode(
    withCode(
      document,
      () => 'await fetch("https://api.bank.example/account", { headers: { Authorization: "Bearer 7b21" } })',
    ),
  )
  expect(headerOf(requests(trace).at(-1), 'Origin')).toBe('null')
})

test('without the second header, the answer to a call with cookies is kept from the frame', async () => {
  const trace = await runInNode(solution('mend-without-an-origin'))
  expect(failures(trace)).toEqual(['allow-credentials-not-true'])
})

describe('the search of the help page', () => {
  test('words with HTML come back as HTML', async () => {
    expect(printed(await runExample(lesson, 'repeated'), 'script')[0]).toContain('for <i>lost</i> card')
  })

  test('escaped they are only text', async () => {
    const trace = await runExample(lesson, 'repeated', { server: [['" + req.query.q', '" + escape(req.query.q)']] })
    expect(printed(trace, 'script')[0]).toContain('for &#60;i&#62;lost&#60;/i&#62; card')
  })
})

describe('the attack by way of a trusted page', () => {
  const attack = solution('attack-a-trusted-page')

  test('the API is asked by the trusted origin, with Sara’s cookie', async () => {
    const asked = requests(await runInNode(attack)).find(({ url }) => url.includes('/account'))
    expect(headerOf(asked, 'Origin')).toBe('https://help.bank.example')
    expect(headerOf(asked, 'Cookie')).toBe('session=sara')
  })

  test('the page around the frame cannot look into it', async () => {
    const look = (code: string) =>
      runInNode(withCode(attack, (all) => `${all}try { ${code} } catch (error) { console.log(error.name); }\n`))
    expect(printed(await look('frame.contentWindow.document;'), 'script')).toEqual(['SecurityError'])
    expect(printed(await look('console.log(frame.contentDocument);'), 'script')).toEqual(['null'])
  })

  test('a policy without unsafe-inline does not let the script run', async () => {
    const servers = attack.servers.map((server) => ({
      ...server,
      text: server.text.replace(
        'res.send("<h1>',
        'res.set("Content-Security-Policy", "default-src \'self\'")\n  res.send("<h1>',
      ),
    }))
    const trace = await runInNode({ ...attack, servers })
    expect(requests(trace)).toHaveLength(1)
    expect(printed(trace, 'browser').join()).toContain('Executing inline script violates')
  })
})
