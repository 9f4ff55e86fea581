'use client'

import { useEffect, useState } from 'react'
import { isLocalSite, reachableOrigins } from '@/lib/class/site-in-network.ts'
import { hostOf } from '@/lib/trace/address.ts'

/**
 * Where the site itself is opened as `localhost`: its links mean the reader's own computer, so they open nowhere else.
 * Says why, and what to do. Nothing anywhere else.
 * @param link to what is shared
 */
export function LocalSiteNote({ link }: { link: string }) {
  const [isLocal, setIsLocal] = useState(false)
  const [origins, setOrigins] = useState<readonly string[]>([])
  useEffect(() => {
    let there = true
    setIsLocal(isLocalSite())
    void reachableOrigins().then((found) => there && setOrigins(found))
    return () => {
      there = false
    }
  }, [])
  if (!isLocal) return null
  const [origin] = origins
  return (
    <p className="mt-2 mb-4 rounded-lg bg-pre-bg px-3 py-2 text-[14px] text-pre" data-testid="local-site">
      <b>This link opens on your computer only.</b> It begins with <code>{location.host}</code>, which on any other
      computer means that computer itself.{' '}
      {origin && (
        <>
          For others in your network,{' '}
          <a className="link" href={link.replace(location.origin, origin)} target="_blank" rel="noopener">
            open it at {hostOf(origin)}
          </a>{' '}
          and share it from there.{' '}
        </>
      )}
      For everybody else, share it from a published copy of this site.
    </p>
  )
}
