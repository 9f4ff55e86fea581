// @vitest-environment happy-dom
import { Popover } from '@base-ui/react/popover'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { CardPopover } from './card-popover.tsx'

afterEach(cleanup)

test('an open card has a name for screen readers', async () => {
  render(
    <CardPopover label="Server settings" trigger={<Popover.Trigger>Open</Popover.Trigger>} className="" open>
      <p>Settings</p>
    </CardPopover>,
  )
  expect((await screen.findByRole('dialog')).getAttribute('aria-label')).toBe('Server settings')
})
