'use client'

import { Maximize } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { QrCode } from '@/components/ui/qr-code.tsx'
import { codeInGroups } from '@/lib/class/class-code.ts'
import { counted } from '@/lib/class/count-words.ts'
import { reachableOrigins } from '@/lib/class/site-in-network.ts'
import { isLoopbackHost } from '@/lib/trace/address.ts'

interface Props {
  code: string
  /** Devices that have joined. */
  joined: number
}

/**
 * How a class is joined, and how many have: the address, the code and the QR code, which is as large as the screen on
 * demand. The number changes too often to be read out.
 */
export function JoinCard({ code, joined }: Props) {
  const card = useRef<HTMLElement>(null)
  const [origins, setOrigins] = useState<readonly string[]>([])
  useEffect(() => {
    let there = true
    void reachableOrigins().then((found) => there && setOrigins(found.length > 0 ? found : [location.origin]))
    return () => {
      there = false
    }
  }, [])
  const [origin = '', ...others] = origins
  return (
    <section
      ref={card}
      aria-label="Join this class"
      className="grid gap-5 rounded-[14px] border border-line-strong bg-panel p-5 sm:grid-cols-[1fr_auto] [&:fullscreen]:content-center [&:fullscreen]:gap-[4vmin] [&:fullscreen]:rounded-none [&:fullscreen]:p-[4vmin] [&:fullscreen]:text-[4.4vmin]"
      data-testid="join-card"
    >
      <div className="self-center">
        <div className="min-h-[2.8em] leading-snug sm:min-h-[1.4em]">
          Open{' '}
          <b className="font-semibold break-words">
            {withoutScheme(origin)}
            <wbr />
            /class
          </b>{' '}
          and type
        </div>
        <div className="mt-1 font-mono text-[2.6em] leading-tight font-semibold whitespace-nowrap tabular-nums">
          {codeInGroups(code)}
        </div>
        <div className="mt-1 text-soft">or point a camera at the QR code.</div>
        <div className="mt-[0.6em] text-[1.5em] leading-tight font-semibold tabular-nums" data-testid="joined">
          {counted(joined, 'device has', 'devices have')} joined
        </div>
        {origin && isLoopbackHost(new URL(origin).hostname) && (
          <div className="mt-3 text-[0.8em] text-pre">
            Phones do not reach this address: the computer is in no network.
          </div>
        )}
        {others.length > 0 && (
          <div className="mt-3 text-[0.8em] text-soft">
            Where that does not open: {others.map((each) => `${withoutScheme(each)}/class`).join(', ')}
          </div>
        )}
        <button
          type="button"
          className="button mt-3 [:fullscreen_&]:hidden"
          onClick={() => void card.current?.requestFullscreen?.().catch(() => undefined)}
        >
          <Maximize size={15} aria-hidden /> Full screen
        </button>
      </div>
      {origin && (
        <QrCode
          text={`${origin}/class/${code}`}
          label={`QR code of ${origin}/class/${code}`}
          className="mx-auto block w-[200px] [:fullscreen_&]:w-[84vmin]"
        />
      )}
    </section>
  )
}

const withoutScheme = (origin: string) => origin.replace(/^https?:\/\//, '')
