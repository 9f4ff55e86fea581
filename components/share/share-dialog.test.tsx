// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import jsQR from 'jsqr'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { QrCode } from '@/components/ui/qr-code.tsx'
import { DEFAULT_DOCUMENT } from '@/lib/document/default-document.ts'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { decodeLink } from '@/lib/document/link.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { ShareDialog } from './share-dialog.tsx'
import type { SharedThing } from './shared-thing.ts'

const server = (origins: readonly string[]) =>
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => Response.json({ origins }))
beforeEach(() => void server([]))
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const trace = await runInNode(DEFAULT_DOCUMENT)
const SHARED: SharedThing = {
  document: { ...DEFAULT_DOCUMENT, title: 'A title' },
  untitled: 'foo.example calls bar.other',
  base: null,
  trace,
  view: { step: 5, tab: 'console', lines: { server: null, from: 2, to: 3 } },
}

const open = (more: Partial<SharedThing> = {}) =>
  render(<ShareDialog shared={{ ...SHARED, ...more }} onClose={() => {}} />)
const textOf = (name: string) => (screen.getByRole('textbox', { name }) as HTMLInputElement).value
const linked = () => {
  const link = decodeLink(new URL(textOf('Link')).hash)
  if (!link.ok) throw new Error(link.message)
  return link
}
const show = (part: string) => act(() => fireEvent.click(screen.getByRole('tab', { name: part })))
const check = (name: string | RegExp) => act(() => fireEvent.click(screen.getByRole('checkbox', { name })))

test('the link of the share dialog shows its reader what its sender has in front of them, less what is taken away', () => {
  open()
  expect(linked().document).toEqual(SHARED.document)
  expect(linked().view).toEqual(SHARED.view)
  check('Step 5 of the exchange, after Run')
  check('The tab “Console”')
  expect(linked().view).toEqual({ lines: { server: null, from: 2, to: 3 } })
  check('The tab “Console”')
  check('Lines 2 to 3 of client.js, marked')
  expect(linked().view).toEqual({ tab: 'console' })
})

test('a covered link begins before the first step, and the share dialog does not offer another', () => {
  open()
  check(/^Covered/)
  const step = screen.getByRole('checkbox', { name: /^Step 5/ })
  expect(step).toMatchObject({ checked: false, disabled: true })
  expect(linked().view).toEqual({ tab: 'console', lines: SHARED.view.lines, covered: true })
  check(/^Covered/)
  expect(linked().view).toEqual(SHARED.view)
  cleanup()
  open({ trace: null, covered: true, view: { step: 0 } })
  expect(screen.queryByRole('checkbox', { name: /^Step/ })).toBeNull()
})

describe('where the site is opened as localhost', () => {
  const note = () => screen.queryByTestId('local-site')

  test('the share dialog says beside each link why it opens nowhere else, and where in the network to share from', async () => {
    server(['http://192.168.1.20:3000'])
    open()
    for (const part of ['Link', 'QR code', 'Markdown', 'Embed']) {
      show(part)
      expect(note()?.textContent).toContain('This link opens on your computer only. It begins with localhost:3000')
    }
    const there = await screen.findByRole('link', { name: 'open it at 192.168.1.20:3000' })
    show('Link')
    expect(there.getAttribute('href')).toBe(textOf('Link').replace(location.origin, 'http://192.168.1.20:3000'))
    show('Picture and file')
    expect(note()).toBeNull()
  })

  test('of a computer in no network the share dialog names a published copy of the site alone', async () => {
    open()
    await act(async () => {})
    expect(note()?.textContent).toContain('from a published copy')
    expect(within(note() as HTMLElement).queryByRole('link')).toBeNull()
  })

  test('a published site has no such warning in its share dialog', () => {
    const asked = server(['http://192.168.1.20:3000'])
    const here = location.href
    location.href = 'https://preflight.example/playground'
    open()
    expect(note()).toBeNull()
    expect(asked).not.toHaveBeenCalled()
    location.href = here
  })
})

test('the share dialog says how long the link is, and what that means', () => {
  open()
  const { length } = textOf('Link')
  expect(screen.getByTestId('link-length').textContent).toMatch(new RegExp(`^${length} characters\\. It fits`))
})

test('the Markdown of the share dialog shows the run, and is the link alone where nothing has run', () => {
  open()
  show('Markdown')
  expect(textOf('Markdown')).toMatch(/^### A title\n\n```mermaid\nsequenceDiagram/)
  act(() => fireEvent.click(screen.getByRole('radio', { name: /Plain text/ })))
  expect(textOf('Markdown')).toContain('──▶ bar.other GET')
  cleanup()
  open({ trace: null })
  show('Markdown')
  expect(textOf('Markdown')).not.toContain('```')
  expect(screen.getByText(/Run it as it is now/)).toBeTruthy()
})

test('a covered link goes with the questions alone, and never with the answers', () => {
  open()
  check(/^Covered/)
  show('Markdown')
  expect(textOf('Markdown')).toContain('- May the script read it?')
  expect(textOf('Markdown')).not.toMatch(/sequenceDiagram|Why:/)
  expect(screen.getByText(/Without “Covered”, the picture and the reason/)).toBeTruthy()
  expect(screen.queryByRole('radio', { name: /Mermaid/ })).toBeNull()
})

test('an embed starts covered where the link is, and what only a page can show is not in its address', () => {
  open()
  check('On the stage, for a screen in a room')
  check(/^Covered: answers/)
  show('Embed')
  expect(screen.queryByRole('checkbox', { name: /On the stage/ })).toBeNull()
  expect(screen.getByRole('checkbox', { name: /^Covered/ })).toHaveProperty('checked', true)
  const embedded = () => {
    const [, src = ''] = /src="([^"]*)"/.exec(textOf('HTML')) ?? []
    return new URL(src.replaceAll('&amp;', '&'))
  }
  expect(embedded().search).toBe('?covered')
  expect(decodeLink(embedded().hash)).toMatchObject({ view: SHARED.view })
  check(/^Covered/)
  expect(embedded().search).toBe('')
  expect(decodeLink(embedded().hash)).not.toMatchObject({ view: { covered: true } })
})

test('what is covered on the page is told by no part of the share dialog, which says what to do', () => {
  open({ trace: null, covered: true })
  expect(linked().view).toMatchObject({ covered: true })
  // Also where its reader may see everything.
  check(/^Covered/)
  show('Markdown')
  expect(textOf('Markdown')).toContain('- May the script read it?')
  expect(screen.getByText(/step to the end of the exchange/)).toBeTruthy()
  cleanup()
  open({ trace: null, covered: true })
  show('Picture and file')
  expect(screen.getByRole('button', { name: 'Save as PNG' })).toHaveProperty('disabled', true)
  expect(screen.getByText(/step to the end of the exchange/)).toBeTruthy()
})

const EXERCISE = {
  href: '/lessons/preflight?exercise=put',
  task: 'Let only `https://foo.example` read it.',
  edited: false,
}

test('an exercise is sent as its place in the lesson, with its task, and as a document where its sender wants that', () => {
  open({ inLesson: EXERCISE })
  expect(textOf('Link')).toBe(`${location.origin}/lessons/preflight?exercise=put`)
  expect(screen.queryByRole('checkbox', { name: /stage/ })).toBeNull()
  show('Markdown')
  expect(textOf('Markdown')).toContain('Let only `https://foo.example` read it.')
  expect(textOf('Markdown')).toContain('[Solve it in Preflight, and have it checked](')
  expect(textOf('Markdown')).not.toMatch(/sequenceDiagram|Why:/)
  expect(screen.getByText(/the reader’s to find out/)).toBeTruthy()
  show('Embed')
  expect(textOf('HTML')).toContain('/embed#v')
  show('Link')
  act(() => fireEvent.click(screen.getByRole('radio', { name: /^Only the document/ })))
  expect(linked().document).toEqual(SHARED.document)
  show('Markdown')
  expect(textOf('Markdown')).not.toContain('Let only')
})

test('what somebody has written in an exercise is sent as a document, and no answer of theirs goes with the exercise', () => {
  open({ inLesson: { ...EXERCISE, edited: true } })
  expect(linked().document).toEqual(SHARED.document)
  act(() => fireEvent.click(screen.getByRole('radio', { name: /^The exercise/ })))
  expect(textOf('Link')).toContain('/lessons/preflight?exercise=put')
  show('Markdown')
  expect(textOf('Markdown')).not.toMatch(/sequenceDiagram|Why:/)
})

test('a document that answers an exercise is sent with its task and check beside it, or without', () => {
  open({ exercise: { lesson: 'preflight', exercise: 'put' } })
  expect(textOf('Link')).toMatch(/\/playground\?exercise=preflight\/put#v\d/)
  expect(linked().document).toEqual(SHARED.document)
  act(() => fireEvent.click(screen.getByRole('checkbox', { name: /its check/ })))
  expect(textOf('Link')).toMatch(/\/playground#v\d/)
})

test('the exchange of a changed example does not go with the lesson, whose text is another one', () => {
  open({ inLesson: { href: '/lessons/preflight?example=put', edited: true } })
  act(() => fireEvent.click(screen.getByRole('radio', { name: /^The lesson/ })))
  show('Markdown')
  expect(textOf('Markdown')).not.toMatch(/sequenceDiagram|Why:/)
  expect(screen.getByText(/The exchange of your own text is not in it/)).toBeTruthy()
})

test('an example of a lesson is sent as the lesson with it open, at the step in front of the sender, or as a document', () => {
  open({ inLesson: { href: '/lessons/preflight?example=put', edited: false } })
  expect(textOf('Link')).toBe(`${location.origin}/lessons/preflight?example=put&step=5`)
  expect(screen.getByText(/opens at step 5 when the reader has run it/)).toBeTruthy()
  check(/^Step 5/)
  expect(textOf('Link')).toBe(`${location.origin}/lessons/preflight?example=put`)
  expect(screen.queryByText(/opens at step/)).toBeNull()
  check(/^Step 5/)
  expect(screen.getAllByRole('checkbox')).toHaveLength(1)
  act(() => fireEvent.click(screen.getByRole('radio', { name: /^Only the document/ })))
  expect(linked()).toMatchObject({ document: SHARED.document, view: SHARED.view })
})

test.for([{ edited: true }, { task: 'Let it in.' }])(
  'a step of what is not the lesson’s own example is not in a link to the lesson: %o',
  (more) => {
    open({ inLesson: { href: '/lessons/preflight?example=put', edited: false, ...more } })
    act(() => fireEvent.click(screen.getByRole('radio', { name: /^The (lesson|exercise)/ })))
    expect(textOf('Link')).toBe(`${location.origin}/lessons/preflight?example=put`)
    expect(screen.queryByRole('checkbox', { name: /^Step/ })).toBeNull()
  },
)

describe('on a device with apps to send with', () => {
  const coarse = (matches: boolean) => vi.spyOn(window, 'matchMedia').mockReturnValue({ matches } as MediaQueryList)
  const withShare = (share: unknown) => Object.defineProperty(navigator, 'share', { value: share, configurable: true })
  afterEach(() => {
    vi.restoreAllMocks()
    Reflect.deleteProperty(navigator, 'share')
  })
  const send = () => screen.queryByRole('button', { name: 'Send with an app' })

  test('the link is given to the app with title and sentence', () => {
    const share = vi.fn(async (_data: ShareData) => {})
    withShare(share)
    coarse(true)
    open({ document: { ...DEFAULT_DOCUMENT, title: 'A title', sentence: 'Look at the answer.' } })
    act(() => fireEvent.click(send() as HTMLElement))
    expect(share.mock.calls).toEqual([[{ title: 'A title', text: 'Look at the answer.', url: textOf('Link') }]])
  })

  test('who changes their mind, or whose device refuses, is still in the dialog', async () => {
    withShare(async () => Promise.reject(new DOMException('cancelled', 'AbortError')))
    coarse(true)
    open()
    await act(async () => fireEvent.click(send() as HTMLElement))
    expect(send()).not.toBeNull()
    expect(screen.getByRole('dialog')).toBeTruthy()
  })

  test('with a mouse, or where the browser cannot, there is the link alone', () => {
    withShare(async () => {})
    coarse(false)
    open()
    expect(send()).toBeNull()
    cleanup()
    Reflect.deleteProperty(navigator, 'share')
    coarse(true)
    open()
    expect(send()).toBeNull()
  })
})

test('the HTML of the share dialog follows what the author of an embed chooses', () => {
  open()
  show('Embed')
  expect(textOf('HTML')).toContain('width="100%" height="450"')
  check('Console')
  check('Script')
  check('The reader can edit')
  check('Height follows the content')
  act(() => fireEvent.change(screen.getByRole('textbox', { name: 'Width' }), { target: { value: '640' } }))
  expect(textOf('HTML')).toContain('/embed?tabs=server,exchange,why,console&amp;edit#v')
  expect(textOf('HTML')).toContain('width="640" height="450"')
  expect(textOf('HTML')).toContain("data?.type !== 'preflight:height'")
})

test('an embed keeps its last tab', () => {
  open()
  show('Embed')
  for (const name of ['Script', 'Servers', 'Exchange']) check(name)
  expect(screen.getByRole('checkbox', { name: 'Why' })).toHaveProperty('disabled', true)
})

test('the title and the sentence are changed in the share dialog only where they are the sender’s', () => {
  open()
  expect(screen.queryByRole('textbox', { name: 'Title' })).toBeNull()
  cleanup()
  let document: PlaygroundDocument = DEFAULT_DOCUMENT
  open({
    change: (edit) => {
      document = edit(document)
    },
  })
  const words = [
    ['Title', 'Mine'],
    ['What should the reader look at?', 'The answer.'],
  ] as const
  for (const [name, value] of words)
    act(() => fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } }))
  expect(document).toEqual({ ...DEFAULT_DOCUMENT, title: 'Mine', sentence: 'The answer.' })
})

test('a link that no QR code holds is said to be too long for one', () => {
  const code = Array.from(
    { length: 2_000 },
    (_, at) => `const x${(at * 7919) % 100_003} = '${(at * 104_729) % 99_991}'`,
  )
  open({ document: { ...DEFAULT_DOCUMENT, client: { language: 'javascript', code: code.join('\n') } } })
  show('QR code')
  expect(screen.getByText(/a QR code holds 2,953 at most/)).toBeTruthy()
  expect(screen.queryByRole('img')).toBeNull()
})

/** The picture as a camera has it, `scale` pixels for each module. */
function pixelsOf(svg: Element, scale: number) {
  const side = Number(svg.getAttribute('viewBox')?.split(' ')[2]) * scale
  const data = new Uint8ClampedArray(side * side * 4).fill(255)
  const runs =
    svg
      .querySelector('path')
      ?.getAttribute('d')
      ?.matchAll(/M(\d+) (\d+)h(\d+)v1/g) ?? []
  for (const [, x, y, length] of runs)
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1)
      for (let column = Number(x) * scale; column < (Number(x) + Number(length)) * scale; column += 1)
        data.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3)
  return { data, side }
}

test.for([60, 122, 600, 2_900])('the QR code of a link of %i characters is read by another decoder', (length) => {
  const text = 'https://preflight.example/playground#v2.'.padEnd(length, 'aB3_x-9Q')
  render(<QrCode text={text} label="A link" />)
  const { data, side } = pixelsOf(within(document.body).getByRole('img', { name: 'A link' }), 4)
  expect(jsQR(data, side, side)?.data).toBe(text)
})
