'use client'

import { ExternalLink } from 'lucide-react'
import { useState } from 'react'
import { embedCode, embedUrl } from '@/lib/embed/embed-code.ts'
import {
  DEFAULT_SETTINGS,
  EMBED_TABS,
  EMBED_THEMES,
  type EmbedSettings,
  type EmbedTab,
} from '@/lib/embed/embed-settings.ts'
import { CopyBox } from './copy-box.tsx'
import { type PartProps, titleOf } from './shared-thing.ts'

const TAB_WORDS: Readonly<Record<EmbedTab, string>> = {
  script: 'Script',
  server: 'Servers',
  exchange: 'Exchange',
  why: 'Why',
  message: 'Message',
  console: 'Console',
}

const THEME_WORDS = { auto: 'As the page around it', light: 'Light', dark: 'Dark' } as const

const FIELD = 'h-8 rounded-lg border border-line-strong bg-paper px-2 font-normal'

/** The HTML that puts the document into another page, with what its author can choose. */
export function EmbedPart({ shared, embedFragment, covered: startsCovered }: PartProps) {
  const [settings, setSettings] = useState<EmbedSettings>({ ...DEFAULT_SETTINGS, covered: startsCovered })
  const [width, setWidth] = useState('')
  const [height, setHeight] = useState('450')
  const [follows, setFollows] = useState(false)
  const { tabs, editable, covered, theme } = settings
  const set = (part: Partial<EmbedSettings>) => setSettings((now) => ({ ...now, ...part }))
  const embedded = { origin: location.origin, fragment: embedFragment, settings, title: titleOf(shared) }
  const size = { width: pixels(width), height: pixels(height) ?? 450, follows }
  return (
    <>
      <fieldset className="flex flex-wrap gap-x-5 gap-y-1.5 text-[14px]">
        <legend className="mb-1 font-semibold">Tabs</legend>
        {EMBED_TABS.map((tab) => (
          <Check
            key={tab}
            label={TAB_WORDS[tab]}
            checked={tabs.includes(tab)}
            // The last one stays: an embed shows something.
            disabled={tabs.length === 1 && tabs[0] === tab}
            onChange={(on) => set({ tabs: EMBED_TABS.filter((each) => (each === tab ? on : tabs.includes(each))) })}
          />
        ))}
      </fieldset>
      <div className="mt-3 flex flex-wrap gap-x-5 gap-y-2 text-[14px]">
        <Check label="The reader can edit" checked={editable} onChange={(on) => set({ editable: on })} />
        <Check label="Covered until it is stepped to" checked={covered} onChange={(on) => set({ covered: on })} />
        <Check label="Height follows the content" checked={follows} onChange={setFollows} />
      </div>
      <div className="mt-3 mb-4 flex flex-wrap gap-x-4 gap-y-2 text-[14px] font-semibold">
        <label className="flex items-center gap-2">
          Width
          <input
            className={`${FIELD} w-[84px]`}
            inputMode="numeric"
            placeholder="100%"
            value={width}
            onChange={(e) => setWidth(e.target.value)}
          />
        </label>
        <label className="flex items-center gap-2">
          Height
          <input
            className={`${FIELD} w-[84px]`}
            inputMode="numeric"
            value={height}
            onChange={(e) => setHeight(e.target.value)}
          />
        </label>
        <label className="flex items-center gap-2">
          Theme
          <select
            className={`${FIELD} pr-6`}
            value={theme}
            onChange={(e) => set({ theme: EMBED_THEMES.find((each) => each === e.target.value) ?? 'auto' })}
          >
            {EMBED_THEMES.map((each) => (
              <option key={each} value={each}>
                {THEME_WORDS[each]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <CopyBox label="HTML" text={embedCode(embedded, size)} rows={follows ? 9 : 4} />
      <p className="mt-2 text-[14px] text-soft">
        It runs in a page of any site, when its reader presses Run.{' '}
        <a className="link inline-flex items-center gap-1" href={embedUrl(embedded)} target="_blank" rel="noopener">
          Look at it alone <ExternalLink size={13} aria-hidden />
        </a>
      </p>
    </>
  )
}

interface CheckProps {
  label: string
  checked: boolean
  disabled?: boolean
  onChange: (on: boolean) => void
}

function Check({ label, checked, disabled = false, onChange }: CheckProps) {
  return (
    <label className="flex items-center gap-2">
      <input type="checkbox" checked={checked} disabled={disabled} onChange={(e) => onChange(e.target.checked)} />
      {label}
    </label>
  )
}

/** A size in CSS pixels, from what a person wrote; null where it is none. */
function pixels(text: string): number | null {
  const value = Number.parseInt(text, 10)
  return Number.isInteger(value) && value >= 100 && value <= 4_000 ? value : null
}
