'use client'

import { useEffect, useRef, useState } from 'react'
import { type ClassAccess, type ClassConnection, connectToClass, type Status } from '@/lib/class/class-connection.ts'
import type { Welcome } from '@/lib/class/class-protocol.ts'
import type { ClassView } from '@/lib/class/class-view.ts'

export interface LiveClass {
  /** Null until the first message, and afterwards the last one that arrived. */
  readonly view: ClassView | null
  readonly status: Status
  readonly welcome: Welcome | null
  readonly connection: ClassConnection | null
}

const CONNECTING: Status = { is: 'connecting' }

/**
 * The class as this device sees it, for as long as the component is mounted.
 * @param access null: not known yet, as before the page’s script has run
 */
export function useClass(access: Pick<ClassAccess, 'code' | 'as'> | null): LiveClass {
  const [view, setView] = useState<ClassView | null>(null)
  const [status, setStatus] = useState<Status>(CONNECTING)
  const [welcome, setWelcome] = useState<Welcome | null>(null)
  const [connection, setConnection] = useState<ClassConnection | null>(null)
  const latest = useRef(access)
  latest.current = access
  const name = access && JSON.stringify(access)
  useEffect(() => {
    if (!name || !latest.current) return
    setStatus(CONNECTING)
    const opened = connectToClass(latest.current, { view: setView, status: setStatus, welcome: setWelcome })
    setConnection(opened)
    const back = () => {
      if (document.visibilityState === 'visible') opened.tryNow()
    }
    window.addEventListener('online', back)
    document.addEventListener('visibilitychange', back)
    return () => {
      window.removeEventListener('online', back)
      document.removeEventListener('visibilitychange', back)
      opened.close()
      setConnection(null)
    }
  }, [name])
  return { view, status, welcome, connection }
}
