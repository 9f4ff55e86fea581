'use client'

import { useEffect } from 'react'
import { sectionKey } from '@/lib/lessons/lesson-progress.ts'
import { markRead } from '@/lib/lessons/progress.ts'
import { keepProgress } from './progress.ts'

/** Marks a section as read when its end has been visible: the next heading, or the end of the lesson. */
export function useReading(lesson: string, sections: readonly string[]): void {
  useEffect(() => {
    const ends = new Map<Element, string>()
    sections.forEach((id, index) => {
      const next = sections[index + 1]
      const end = next === undefined ? document.querySelector('[data-end-of-lesson]') : document.getElementById(next)
      if (end) ends.set(end, sectionKey(lesson, id))
    })
    const observer = new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries) {
        const section = ends.get(target)
        if (!isIntersecting || section === undefined) continue
        observer.unobserve(target)
        keepProgress((progress) => markRead(progress, section))
      }
    })
    for (const end of ends.keys()) observer.observe(end)
    return () => observer.disconnect()
  }, [lesson, sections])
}
