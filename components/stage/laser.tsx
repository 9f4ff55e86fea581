'use client'

import { useEffect, useRef } from 'react'

/** A red dot where the mouse is. */
export function Laser() {
  const dot = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const onMove = ({ clientX, clientY }: PointerEvent) => {
      if (dot.current) dot.current.style.transform = `translate(${clientX}px, ${clientY}px)`
    }
    window.addEventListener('pointermove', onMove)
    return () => window.removeEventListener('pointermove', onMove)
  }, [])
  return <div ref={dot} className="stage-laser" aria-hidden="true" />
}
