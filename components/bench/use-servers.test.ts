// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DEFAULT_DOCUMENT } from '@/lib/document/default-document.ts'
import { withServerText } from '@/lib/document/edit-servers.ts'
import type { DialectId } from '@/lib/servers/dialects.ts'
import { useServers } from './use-servers.ts'
import { useWorkbench } from './use-workbench.ts'

/** What is being loaded, the oldest first: each ends when the test says so. */
const loading: { readonly dialect: DialectId; end(): void; fail(): void }[] = []
vi.mock('@/lib/run/read-in-page.ts', () => ({
  dialectInWords: (dialect: DialectId) =>
    new Promise((resolve, reject) =>
      loading.push({
        dialect,
        end: () => resolve({ example: `# ${dialect}` }),
        fail: () => reject(new Error('offline')),
      }),
    ),
}))
vi.mock('@/lib/run/run-in-page.ts', () => ({ runInPage: () => new Promise(() => {}), prepareToRun: () => undefined }))

const ORIGIN = 'https://bar.other'
const DOCUMENTS = { free: DEFAULT_DOCUMENT, other: { ...DEFAULT_DOCUMENT, title: 'Other' } }

beforeEach(() => {
  loading.length = 0
  localStorage.clear()
})
afterEach(cleanup)

const open = () =>
  renderHook(() => {
    const bench = useWorkbench(DOCUMENTS, 'free', 'test')
    return { bench, servers: useServers(bench, 'test') }
  }).result
const settle = (then: () => void) => act(async () => then())
const shown = ({ bench }: ReturnType<typeof open>['current']) => bench.document.servers[0]

test('a text that was typed in the same moment as another dialect is chosen is back with its own dialect', async () => {
  const page = open()
  await settle(() => {
    // Both before the page is rendered again.
    page.current.bench.change((document) => withServerText(document, ORIGIN, '# mine'))
    page.current.servers.setDialect('nginx')
  })
  await settle(() => loading[0]?.end())
  expect(shown(page.current)).toMatchObject({ dialect: 'nginx', text: '# nginx' })
  await settle(() => page.current.servers.setDialect('raw'))
  expect(shown(page.current)).toMatchObject({ dialect: 'raw', text: '# mine' })
})

test('a text that is typed while the chosen dialect is loaded is not lost', async () => {
  const page = open()
  await settle(() => page.current.servers.setDialect('nginx'))
  await settle(() => page.current.bench.change((document) => withServerText(document, ORIGIN, '# typed meanwhile')))
  await settle(() => loading[0]?.end())
  await settle(() => page.current.servers.setDialect('raw'))
  expect(shown(page.current)?.text).toBe('# typed meanwhile')
})

test('of two dialects that are chosen quickly, the last one counts, whichever is loaded first', async () => {
  const page = open()
  await settle(() => page.current.servers.setDialect('nginx'))
  await settle(() => page.current.servers.setDialect('msw'))
  await settle(() => loading[1]?.end())
  await settle(() => loading[0]?.end())
  expect(shown(page.current)?.dialect).toBe('msw')
})

test('a dialect that is given up while it is loaded changes nothing, and its failure is not reported', async () => {
  const page = open()
  await settle(() => page.current.servers.setDialect('nginx'))
  await settle(() => page.current.servers.setDialect('raw'))
  await settle(() => loading[0]?.fail())
  expect(shown(page.current)?.dialect).toBe('raw')
  expect(page.current.servers.trouble).toBeNull()
})

test('a dialect that is loaded when another document is open changes neither of the two', async () => {
  const page = open()
  await settle(() => page.current.servers.setDialect('nginx'))
  await settle(() => page.current.bench.show('other'))
  await settle(() => loading[0]?.end())
  expect(shown(page.current)?.dialect).toBe('raw')
  await settle(() => page.current.bench.show('free'))
  expect(shown(page.current)?.dialect).toBe('raw')
})

test('a dialect that cannot be loaded says so, and the text stays', async () => {
  const page = open()
  const before = shown(page.current)
  await settle(() => page.current.servers.setDialect('nginx'))
  await settle(() => loading[0]?.fail())
  expect(page.current.servers.trouble).toContain('could not be loaded')
  expect(shown(page.current)).toEqual(before)
})
