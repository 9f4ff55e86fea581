// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { openPage } from '@/lib/browser/open-page.ts'
import type { BrowserName, Trace } from '@/lib/trace/events.ts'
import NetworkView from './network-view.tsx'
import type { Selected } from './selection.ts'

afterEach(cleanup)

/** Three calls: a response without the permission, a preflight without it, and an image. */
async function traceIn(browser: BrowserName): Promise<Trace> {
  const page = openPage({
    url: 'https://foo.example/',
    browser,
    send: async ({ method }) =>
      method === 'OPTIONS'
        ? { status: 204, headers: [] }
        : { status: 200, statusText: 'OK', headers: [], body: 'secret' },
  })
  await page.fetch('https://bar.other/data').catch(() => {})
  await page.fetch('https://bar.other/profile', { method: 'PUT' }).catch(() => {})
  await page.elements.img({ url: 'https://bar.other/picture.png' })
  page.close()
  return page.trace
}

const grid = () => screen.getByRole('grid')
const rows = () => within(grid()).getAllByRole('row').slice(1)
const chosen = () => rows().filter((row) => row.getAttribute('aria-selected') === 'true')

function Shown({ trace, onChoose }: { trace: Trace; onChoose?: (id: string) => void }) {
  const [selected, setSelected] = useState<Selected | null>(null)
  return (
    <NetworkView
      trace={trace}
      selected={selected}
      onChoose={({ id, call, exchange }) => {
        onChoose?.(id)
        const next = `diagram ${exchange ?? 'stop'}`
        setSelected({ id: next, call, ...(exchange === null ? {} : { exchange }) })
        return next
      }}
    />
  )
}

describe('The drawn Network panel', () => {
  test('is a grid with the browser’s columns, and marks failed rows in words', async () => {
    render(<Shown trace={await traceIn('chromium')} />)
    expect(grid().getAttribute('aria-label')).toBe('Network panel of Chrome')
    expect(
      within(grid())
        .getAllByRole('columnheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['Name', 'Status', 'Type', 'Initiator', 'Size', 'Time'])
    expect(within(rows()[0] as HTMLElement).getByLabelText('Failed')).toBeTruthy()
    expect(rows()[0]?.textContent).toContain('CORS error')
  })

  test('is operated with the keys: the arrows choose a row, Enter opens its details, Escape closes them', async () => {
    const onChoose = vi.fn()
    render(<Shown trace={await traceIn('chromium')} onChoose={onChoose} />)
    const first = rows()[0] as HTMLElement
    expect(first.tabIndex).toBe(0)
    fireEvent.keyDown(first, { key: 'ArrowDown' })
    fireEvent.keyDown(document.activeElement as Element, { key: 'ArrowDown' })
    expect(chosen()).toEqual([rows()[1]])
    expect(document.activeElement).toBe(rows()[1])
    fireEvent.keyDown(rows()[1] as HTMLElement, { key: 'Enter' })
    expect(screen.getByRole('tab', { name: 'Headers' })).toBeTruthy()
    fireEvent.keyDown(rows()[1] as HTMLElement, { key: 'Escape' })
    expect(screen.queryByRole('tab')).toBeNull()
    fireEvent.keyDown(rows()[1] as HTMLElement, { key: 'End' })
    expect(chosen()).toEqual([rows().at(-1)])
    expect(onChoose).toHaveBeenCalledTimes(3)
  })

  test('keeps the row of a request that was never sent, though the diagram has no message of it', async () => {
    render(<Shown trace={await traceIn('chromium')} />)
    // The request is above its preflight where that failed.
    fireEvent.click(rows()[1] as HTMLElement)
    expect(chosen()).toEqual([rows()[1]])
    expect(screen.getByText('Provisional headers are shown')).toBeTruthy()
  })

  test('a preflight leads to the request that it was sent for', async () => {
    render(<Shown trace={await traceIn('chromium')} />)
    fireEvent.click(screen.getByRole('button', { name: /Select the request that triggered this preflight/ }))
    expect(chosen()).toEqual([rows()[1]])
  })

  test('filters by words and by the kind of request, and says how many are shown', async () => {
    render(<Shown trace={await traceIn('firefox')} />)
    expect(rows()).toHaveLength(4)
    fireEvent.click(screen.getByRole('button', { name: 'XHR' }))
    expect(rows()).toHaveLength(3)
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'OPTIONS' } })
    expect(rows()).toHaveLength(1)
    expect(screen.getByText('1 / 4 requests')).toBeTruthy()
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'nothing of this' } })
    expect(screen.getByText('No request matches the filter.')).toBeTruthy()
  })

  test('follows what is selected in the diagram', async () => {
    const trace = await traceIn('chromium')
    const preflight = trace.find((e) => e.type === 'request' && e.purpose === 'preflight')
    if (preflight?.type !== 'request') throw new Error('The run has no preflight.')
    const selected = { id: 'a', call: preflight.call, exchange: preflight.exchange }
    render(<NetworkView trace={trace} selected={selected} onChoose={() => null} />)
    expect(chosen()[0]?.textContent).toContain('preflight')
  })

  test('says what Safari lists in no row', async () => {
    render(<Shown trace={await traceIn('webkit')} />)
    expect(rows()).toHaveLength(3)
    expect(screen.getByText(/Safari lists no row for the preflight/)).toBeTruthy()
  })

  test('says that nothing was requested yet', () => {
    render(<NetworkView trace={[]} selected={null} onChoose={() => null} />)
    expect(screen.getByText('No request was made yet.')).toBeTruthy()
  })
})
