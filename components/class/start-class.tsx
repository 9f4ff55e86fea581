'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { startClass } from '@/lib/class/class-connection.ts'
import { keepLeading, leadAddress } from './leading.ts'

/** Starts a class and opens the leader's page. */
export function StartClass() {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState('')
  const start = async () => {
    setBusy(true)
    const started = await startClass()
    setBusy(false)
    if (started.is === 'started') {
      const { code, leaderToken } = started.created
      keepLeading({ code, token: leaderToken })
      router.push(leadAddress({ code, token: leaderToken }))
    } else setTrouble(started.is === 'refused' ? started.says : NO_SERVER)
  }
  return (
    <>
      <button type="button" className="button h-12 px-5 text-[16px]" disabled={busy} onClick={() => void start()}>
        Start a class
      </button>
      <p role="status" className="mt-2 text-[15px] text-soft">
        {trouble}
      </p>
    </>
  )
}

/** For a host of files only. */
export const NO_SERVER =
  'A live class needs the site’s own server (npm start), and there is none here. Share the link to a document instead, or show its QR code: everybody can open it and try it for themselves.'
