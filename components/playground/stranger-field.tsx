import { LONGEST_WORDS, type PlaygroundDocument } from '@/lib/document/document.ts'

type Page = PlaygroundDocument['page']

/** Whose page it is, and what it must not read: by this a successful attack is told from an answer for everybody. */
export function StrangerField({ page, onChange }: { page: Page; onChange: (page: Page) => void }) {
  const { stranger, ...rest } = page
  return (
    <div className="grid gap-1.5">
      <label className="flex items-start gap-2.5">
        <input
          type="checkbox"
          className="mt-1 size-4"
          checked={stranger !== undefined}
          onChange={(e) => onChange(e.target.checked ? { ...rest, stranger: {} } : rest)}
        />
        <span>
          <span className="font-semibold">The page belongs to a stranger</span>
          <span className="block text-[13px] text-soft">
            If it reads the user’s data, this is shown as an attack. Pages on evil.test always do.
          </span>
        </span>
      </label>
      {stranger && (
        <label className="ml-[26px] grid gap-1 text-[13px] text-soft">
          Words that only the user’s data contains
          <input
            className="h-9 rounded-lg border border-line-strong bg-paper px-2.5 font-mono text-[12.5px] text-ink"
            maxLength={LONGEST_WORDS}
            placeholder="every answer to a cookie"
            value={stranger.wants ?? ''}
            onChange={(e) => {
              const { wants: _before, ...others } = stranger
              onChange({ ...rest, stranger: e.target.value.trim() ? { ...others, wants: e.target.value } : others })
            }}
          />
        </label>
      )}
    </div>
  )
}
