'use client'

import type { ReactNode } from 'react'
import { useLesson } from '@/components/lesson/page/lesson-context.tsx'
import { ShowExample } from '@/components/lesson/page/show-example.tsx'
import { MarkedText } from '@/components/site/marked-text.tsx'
import { stackOf } from '@/lib/lessons/lesson-in-stack.ts'
import { useChosenStack } from './chosen-stack.ts'

interface Props {
  /** Name of an example that the lesson has in each of its stacks. */
  step: string
  children: ReactNode
}

/** A step in the reader's stack: its lines, what is different there, and a button that runs the whole server. */
export function StackStep({ step, children }: Props) {
  const { lesson } = useLesson()
  const stack = stackOf(lesson, useChosenStack().chosen)
  const snippet = lesson.stacks?.offers[stack ?? '']?.snippets[step]
  if (!snippet) throw new Error(`The lesson ${lesson.slug} has no step ${step} in the stack ${stack}.`)
  return (
    <>
      {/* Wrapped: a block that scrolls would have to take the focus. */}
      <pre className="wrap-anywhere whitespace-pre-wrap!">
        <code>{withoutIndent(snippet.code)}</code>
      </pre>
      {snippet.note && (
        <p>
          <MarkedText text={snippet.note} />
        </p>
      )}
      <ShowExample example={step}>{children}</ShowExample>
    </>
  )
}

/** Lines from inside of a block, moved to the left edge. */
function withoutIndent(code: string): string {
  const lines = code.split('\n')
  const depth = Math.min(...lines.filter((line) => line !== '').map((line) => line.search(/\S/)))
  return lines.map((line) => line.slice(depth)).join('\n')
}
