// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { StrangerField } from './stranger-field.tsx'

afterEach(cleanup)

const OWN: PlaygroundDocument['page'] = { url: 'https://wwwxshop.example/', opaque: true }

function Field({ onPage }: { onPage: (page: PlaygroundDocument['page']) => void }) {
  const [page, setPage] = useState(OWN)
  onPage(page)
  return <StrangerField page={page} onChange={setPage} />
}

test('a page is marked as a stranger’s with what it must not read, and the mark can be taken away', () => {
  let now = OWN
  render(
    <Field
      onPage={(page) => {
        now = page
      }}
    />,
  )
  fireEvent.click(screen.getByRole('checkbox'))
  expect(now).toEqual({ ...OWN, stranger: {} })
  const words = screen.getByLabelText('Words that only the user’s data contains')
  fireEvent.change(words, { target: { value: 'a red lamp' } })
  expect(now).toEqual({ ...OWN, stranger: { wants: 'a red lamp' } })
  fireEvent.change(words, { target: { value: ' ' } })
  expect(now).toEqual({ ...OWN, stranger: {} })
  fireEvent.click(screen.getByRole('checkbox'))
  expect(now).toEqual(OWN)
})
