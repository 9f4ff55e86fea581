'use client'

import { Play } from 'lucide-react'
import { useId, useState } from 'react'
import type { OwnExercise } from '@/lib/homework/own/own-exercise.ts'
import type { PointedCall } from '@/lib/homework/own/pointed-calls.ts'
import { probeOf, type Variant } from '@/lib/homework/own/requirements.ts'
import type { Probe } from '@/lib/lessons/exercise.ts'
import { type LookAlike, lookAlikes } from '@/lib/lessons/look-alikes.ts'
import { parseAddress } from '@/lib/lessons/parse-address.ts'
import { BROWSER_TITLES } from '@/lib/trace/browser-titles.ts'
import { BROWSERS } from '@/lib/trace/event-parts.ts'
import { isHeaderValue, isToken } from '@/lib/trace/header-list.ts'
import { Ask, CallOutcome, type Ended } from './ask.tsx'

interface Props {
  own: OwnExercise
  pointed: PointedCall
  onAsk: (probe: Probe) => void
  onTry: (probe: Probe) => Promise<readonly Ended[]>
}

const FIELD = 'h-10 w-full rounded-[8px] border border-line-strong bg-panel px-2 text-[15px] font-normal'
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']
const SAME = ''
const ANOTHER = 'another'

/** The same call by somebody else, or another one beside it: it is run, and can then be asked for. */
export function CallVariants({ own, pointed, onAsk, onTry }: Props) {
  const alike = lookAlikes(pointed.page.url)
  const [origin, setOrigin] = useState(SAME)
  const [typed, setTyped] = useState('')
  const [method, setMethod] = useState(SAME)
  const [credentials, setCredentials] = useState(SAME)
  const [header, setHeader] = useState('')
  const [browser, setBrowser] = useState(SAME)
  const [tried, setTried] = useState<{ readonly key: string; readonly ended: readonly Ended[] } | null>(null)
  const [busy, setBusy] = useState(false)
  const ids = useId()

  const page = origin === ANOTHER ? pageAt(typed) : alike.find((each) => each.origin === origin)
  const readHeader = headerIn(header)
  const problem =
    origin === ANOTHER && !page
      ? 'Write the other page’s origin: scheme and host, as in https://partner.example.'
      : header.trim() && !readHeader
        ? 'Write a header as name and value: X-Api-Key: 1.'
        : null
  const variant: Variant = {
    ...(page ? { page } : {}),
    ...(method === SAME || method === pointed.call.method ? {} : { method }),
    ...(credentials === SAME ? {} : { credentials: credentials as NonNullable<Variant['credentials']> }),
    ...(readHeader ? { header: readHeader } : {}),
    ...(browser === SAME ? {} : { browser: browser as NonNullable<Variant['browser']> }),
  }
  const key = JSON.stringify(variant)
  const asks = { own, pointed, variant, onAsk }
  const strangers = alike.map((each) => probeOf(own, pointed, { what: 'refused' }, { page: each }))

  return (
    <div className="mt-4 border-t border-line pt-3 text-[14.5px]">
      <p className="font-semibold">Somebody else, or a call beside it</p>
      <p className="mt-1 text-soft">
        Careless servers let look-alikes in:{' '}
        <button type="button" className="link" onClick={() => strangers.forEach(onAsk)}>
          refuse all {strangers.length} that this site knows
        </button>
        .
      </p>
      <div className="mt-2 grid gap-2 sm:grid-cols-2">
        <label className="grid gap-1 font-semibold sm:col-span-2">
          Page that calls
          <select className={FIELD} value={origin} onChange={(event) => setOrigin(event.target.value)}>
            <option value={SAME}>The page of the run</option>
            {alike.map((each) => (
              <option key={each.origin} value={each.origin}>
                {each.origin}: {each.is}
              </option>
            ))}
            <option value={ANOTHER}>Another page …</option>
          </select>
        </label>
        {origin === ANOTHER && (
          <label className="grid gap-1 font-semibold sm:col-span-2">
            Its origin
            <input
              className={FIELD}
              value={typed}
              placeholder="https://partner.example"
              onChange={(event) => setTyped(event.target.value)}
            />
          </label>
        )}
        <label className="grid gap-1 font-semibold">
          Method
          <select className={FIELD} value={method} onChange={(event) => setMethod(event.target.value)}>
            <option value={SAME}>{pointed.call.method}, as in the run</option>
            {METHODS.filter((each) => each !== pointed.call.method).map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
        <label className="grid gap-1 font-semibold">
          Cookies
          <select className={FIELD} value={credentials} onChange={(event) => setCredentials(event.target.value)}>
            <option value={SAME}>As in the run ({pointed.call.credentials})</option>
            <option value="include">With credentials (include)</option>
            <option value="omit">Without (omit)</option>
          </select>
        </label>
        <label className="grid gap-1 font-semibold">
          One more header
          <input
            className={FIELD}
            value={header}
            placeholder="X-Api-Key: 1"
            onChange={(event) => setHeader(event.target.value)}
          />
        </label>
        <label className="grid gap-1 font-semibold">
          Browser
          <select className={FIELD} value={browser} onChange={(event) => setBrowser(event.target.value)}>
            <option value={SAME}>As in the start</option>
            {BROWSERS.filter((each) => each !== own.start.browser).map((each) => (
              <option key={each} value={each}>
                {BROWSER_TITLES[each]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {problem && (
        <p id={`${ids}-problem`} className="mt-2 text-stop">
          {problem}
        </p>
      )}
      <button
        type="button"
        className="button mt-3 h-9"
        disabled={problem !== null || key === '{}' || busy}
        onClick={async () => {
          setBusy(true)
          const ended = await onTry(probeOf(own, pointed, { what: 'readable' }, variant))
          setTried({ key, ended })
          setBusy(false)
        }}
      >
        <Play size={13} aria-hidden /> {busy ? 'Running…' : 'Run it'}
      </button>
      <div role="status">
        {tried?.key === key && (
          <>
            <ul className="mt-3 grid gap-1">
              {tried.ended.map((each) => (
                <li key={each.in}>
                  In the {each.in}: {each.pointed ? <CallOutcome pointed={each.pointed} /> : <b>not made</b>}
                </li>
              ))}
            </ul>
            <div className="mt-2 flex flex-wrap gap-2">
              <Ask {...asks} requirement={{ what: 'readable' }}>
                Must be readable
              </Ask>
              <Ask {...asks} requirement={{ what: 'refused' }}>
                Must be refused
              </Ask>
              <Ask {...asks} requirement={{ what: 'not-reached' }}>
                Must not reach the server
              </Ask>
            </div>
          </>
        )}
      </div>
    </div>
  )
}

function pageAt(text: string): LookAlike | undefined {
  const parsed = parseAddress(text)
  if (!parsed.ok || !/^https?:$/.test(parsed.url.protocol)) return undefined
  const { origin } = parsed.url
  return { origin, page: { url: `${origin}/` }, is: 'another page' }
}

function headerIn(text: string): readonly [string, string] | null {
  const [, name = '', value = ''] = /^\s*([^:\s]+)\s*:\s*(.*?)\s*$/.exec(text) ?? []
  return isToken(name) && value && isHeaderValue(value) ? [name, value] : null
}
