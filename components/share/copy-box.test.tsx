// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CopyBox } from './copy-box.tsx'

beforeEach(() => {
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => Response.json({ origins: ['http://192.168.1.20:3000'] }))
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

test('wherever a link of a site at localhost is copied, as homework or a certificate, it is said that it opens nowhere else', async () => {
  render(<CopyBox label="Link" text={`${location.origin}/homework#v1`} rows={1} />)
  expect(screen.getByTestId('local-site').textContent).toContain('opens on your computer only')
  const there = await screen.findByRole('link', { name: 'open it at 192.168.1.20:3000' })
  expect(there.getAttribute('href')).toBe('http://192.168.1.20:3000/homework#v1')
})

test('a text that is not a link is copied without such a word', async () => {
  render(<CopyBox label="HTML" text="<p>" rows={4} />)
  await act(async () => {})
  expect(screen.queryByTestId('local-site')).toBe(null)
})
