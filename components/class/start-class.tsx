'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { codeInGroups } from '@/lib/class/class-code.ts'
import { startClass } from '@/lib/class/class-connection.ts'
import { keepLeading, type Leading, lastLed, leadAddress, leadPath } from './leading.ts'

/** Starts a class and opens the leader's page. */
export function StartClass() {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState('')
  const [led, setLed] = useState<Leading | null>(null)
  useEffect(() => setLed(lastLed()), [])
  const start = async () => {
    setBusy(true)
    const started = await startClass()
    setBusy(false)
    if (started.is === 'started') {
      const leading = { code: started.created.code, token: started.created.leaderToken }
      router.push(keepLeading(leading) ? leadPath(leading.code) : leadAddress(leading))
    } else setTrouble(started.is === 'refused' ? started.says : NO_SERVER)
  }
  return (
    <>
      {led && (
        <p className="mb-4">
          <Link className="link" href={leadPath(led.code)}>
            Go on with the class {codeInGroups(led.code)}
          </Link>
          , which this device leads.
        </p>
      )}
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
