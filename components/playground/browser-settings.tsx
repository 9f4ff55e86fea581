'use client'

import { useEffect, useId, useState } from 'react'
import { ADDRESS_SPACE_WORDS } from '@/components/bench/server-way.tsx'
import { SettingSelect } from '@/components/ui/setting-select.tsx'
import { cookieLines, parseCookieLines } from '@/lib/document/cookie-lines.ts'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { StrangerField } from './stranger-field.tsx'

interface Props {
  document: PlaygroundDocument
  onChange: (edit: (document: PlaygroundDocument) => PlaygroundDocument) => void
}

const THIRD_PARTY = [
  ['sent', 'sent'],
  ['partitioned', 'kept apart per site'],
  ['blocked', 'blocked'],
] as const

const LOCAL_NETWORK = [
  ['allowed', 'allowed'],
  ['denied', 'denied'],
] as const

/** The state of the browser before the run: cookies, and how it treats those of other sites. */
export function BrowserSettings({ document, onChange }: Props) {
  const { page, thirdPartyCookies, localNetworkAccess } = document
  return (
    <div className="grid w-[min(340px,calc(100vw-56px))] gap-3.5 text-[14px]">
      <Cookies document={document} onChange={onChange} />
      <SettingSelect
        label="Cookies of other sites are"
        value={thirdPartyCookies}
        byDefault="as this browser does by default"
        choices={THIRD_PARTY}
        onChange={(chosen) =>
          onChange(({ thirdPartyCookies: _before, ...rest }) =>
            chosen ? { ...rest, thirdPartyCookies: chosen } : rest,
          )
        }
      />
      <SettingSelect
        label="Local network: when Chrome asks the person"
        value={localNetworkAccess === 'ask' ? undefined : localNetworkAccess}
        byDefault="nobody has answered yet"
        choices={LOCAL_NETWORK}
        onChange={(chosen) =>
          onChange(({ localNetworkAccess: _before, ...rest }) =>
            chosen ? { ...rest, localNetworkAccess: chosen } : rest,
          )
        }
      />
      <SettingSelect
        label="Where the page came from"
        value={page.addressSpace}
        byDefault="as its name or address says"
        choices={ADDRESS_SPACE_WORDS}
        onChange={(chosen) =>
          onChange(({ page: { addressSpace: _before, ...page }, ...rest }) => ({
            ...rest,
            page: chosen ? { ...page, addressSpace: chosen } : page,
          }))
        }
      />
      <label className="flex items-start gap-2.5">
        <input
          type="checkbox"
          className="mt-1 size-4"
          checked={page.opaque ?? false}
          onChange={(e) =>
            onChange(({ page: { opaque: _before, ...page }, ...rest }) => ({
              ...rest,
              page: e.target.checked ? { ...page, opaque: true } : page,
            }))
          }
        />
        <span>
          <span className="font-semibold">The page is a sandboxed frame</span>
          <span className="block text-[13px] text-soft">Its origin is opaque: it sends Origin: null.</span>
        </span>
      </label>
      <StrangerField page={page} onChange={(page) => onChange((d) => ({ ...d, page }))} />
    </div>
  )
}

/** Invalid input stays in the field and changes nothing. */
function Cookies({ document, onChange }: Props) {
  const kept = cookieLines(document.cookies)
  const [text, setText] = useState(kept)
  const hint = useId()
  const parsed = parseCookieLines(text)
  useEffect(() => setText((now) => (sameCookies(now, kept) ? now : kept)), [kept])
  return (
    <label className="grid gap-1.5 font-semibold">
      Cookies that the browser already has
      <textarea
        rows={2}
        spellCheck={false}
        className="rounded-lg border border-line-strong bg-paper px-2.5 py-1.5 font-mono text-[12.5px] font-normal"
        placeholder="https://bar.other session=1"
        aria-invalid={!parsed.ok}
        aria-describedby={hint}
        value={text}
        onChange={(e) => {
          setText(e.target.value)
          const next = parseCookieLines(e.target.value)
          if (next.ok)
            onChange(({ cookies: _before, ...rest }) => (next.cookies ? { ...rest, cookies: next.cookies } : rest))
        }}
      />
      <span
        id={hint}
        role={parsed.ok ? undefined : 'alert'}
        className={`text-[13px] font-normal ${parsed.ok ? 'text-soft' : 'text-stop'}`}
      >
        {parsed.ok ? 'One line for each origin. They are Secure and SameSite=None.' : parsed.problem}
      </span>
    </label>
  )
}

function sameCookies(text: string, kept: string): boolean {
  const parsed = parseCookieLines(text)
  return !parsed.ok || cookieLines(parsed.cookies) === kept
}
