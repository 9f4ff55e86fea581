'use client'

import { useLesson } from '@/components/lesson/page/lesson-context.tsx'

/** Checks an exercise. Not `disabled` while a check runs: a disabled button would lose the keyboard focus. */
export function CheckButton({ id, className }: { id: string; className: string }) {
  const { check, checking } = useLesson()
  return (
    <button
      type="button"
      className={`button button-run min-w-[92px] ${className}`}
      aria-disabled={checking !== null}
      onClick={() => void check(id)}
    >
      {checking === id ? 'Checking…' : 'Check'}
    </button>
  )
}
