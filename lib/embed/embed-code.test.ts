import { Window } from 'happy-dom'
import { expect, test } from 'vitest'
import { embedCode } from './embed-code.ts'
import { DEFAULT_SETTINGS } from './embed-settings.ts'

const EMBEDDED = {
  origin: 'https://preflight.example',
  fragment: 'v1.abc',
  settings: { ...DEFAULT_SETTINGS, editable: true, covered: true },
  title: '"Quotes" & <b>tags</b>\nand lines',
}

function frameIn(code: string) {
  const { document } = new Window()
  document.body.innerHTML = code
  return document.querySelector('iframe')
}

test('the code of an embed is one frame whose address and title are what was given', () => {
  const code = embedCode(EMBEDDED, { width: null, height: 450, follows: false })
  const frame = frameIn(code)
  expect(frame?.getAttribute('src')).toBe('https://preflight.example/embed?edit&covered#v1.abc')
  expect(frame?.getAttribute('title')).toBe('"Quotes" & <b>tags</b> and lines')
  expect([frame?.getAttribute('width'), frame?.getAttribute('height')]).toEqual(['100%', '450'])
  expect(code).not.toContain('<script')
  expect(code).not.toContain('<b>')
})

test('the code of an embed whose height follows has a listener that believes only this site', () => {
  const code = embedCode(EMBEDDED, { width: 720, height: 450, follows: true })
  expect(frameIn(code)?.getAttribute('width')).toBe('720')
  const [, script = ''] = /<script>([\s\S]*)<\/script>/.exec(code) ?? []
  let listen: (event: object) => void = () => {}
  const source = {}
  const [mine, other] = [
    { contentWindow: source, height: '450' as string | number },
    { contentWindow: {}, height: '450' as string | number },
  ]
  const document = { querySelectorAll: () => [mine, other] }
  new Function('addEventListener', 'document', script)((_: string, listener: typeof listen) => {
    listen = listener
  }, document)
  listen({ origin: 'https://evil.test', source, data: { type: 'preflight:height', height: 5000 } })
  listen({ origin: 'https://preflight.example', source, data: { type: 'other', height: 5000 } })
  listen({ origin: 'https://preflight.example', source, data: null })
  expect(mine.height).toBe('450')
  listen({ origin: 'https://preflight.example', source, data: { type: 'preflight:height', height: 612 } })
  expect([mine.height, other.height]).toEqual([612, '450'])
})
