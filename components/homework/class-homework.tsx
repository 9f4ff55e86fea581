'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { deviceFor } from '@/components/class/class-device.ts'
import { CannotOpen } from '@/components/ui/linked.tsx'
import { fetchHandOut } from '@/lib/class/class-homework.ts'
import type { Read } from '@/lib/document/carried-value.ts'
import type { Assignment } from '@/lib/homework/assignment.ts'
import { ASSIGNMENT_TEXT } from '@/lib/homework/homework-text.ts'
import { solveHref } from '@/lib/homework/hrefs.ts'
import { received } from '@/lib/homework/on-this-device.ts'

/** The homework that a class has now: it is fetched, kept on this device, and opened. */
export function ClassHomework({ code }: { code: string }) {
  const router = useRouter()
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    let left = false
    void fetchHandOut({ code, as: { device: deviceFor(code) } }).then((told) => {
      if (left) return
      const read: Read<Assignment> = told.ok ? ASSIGNMENT_TEXT.decode(told.value) : { ok: false, message: told.says }
      if (!read.ok) return setProblem(read.message)
      const saved = received.save(read.value)
      if (saved.ok) router.replace(solveHref(read.value.id, code))
      else setProblem(saved.message)
    })
    return () => {
      left = true
    }
  }, [code, router])
  if (problem)
    return (
      <CannotOpen
        title="The homework cannot be opened"
        message={problem}
        href={`/class/${code}`}
        to="Back to the class"
      />
    )
  return (
    <p role="status" className="text-[17px]">
      Getting the homework of the class …
    </p>
  )
}
